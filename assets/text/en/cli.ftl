# The command line

cli-zones = { $count ->
    [one] { $count } zone
   *[other] { $count } zones
}
cli-nodes = { $count ->
    [one] { $count } node
   *[other] { $count } nodes
}
cli-flows = { $count ->
    [one] { $count } flow
   *[other] { $count } flows
}
cli-threats = { $count ->
    [one] { $count } threat
   *[other] { $count } threats
}
cli-verbs = Processes
cli-coverage = Coverage
cli-levels = Risk levels of flows
cli-risks = { $count ->
    [one] { $count } risk
   *[other] { $count } risks
}
cli-risks-before =   before measures
cli-risks-after =   after measures
cli-untitled = (untitled)
cli-no-profile = no edition set
cli-group = { $severity }: { $count }
cli-summary-findings = errors { $error }, warnings { $warning }, info { $info }
cli-no-findings = No findings
cli-remedy = What to do: { $remedy }

cli-written = Wrote { $path }
cli-cannot-read = Cannot read: { $reason }
cli-no-catalog = The catalogue cannot be used: { $reason }
cli-other-profile = Warning: there is no catalogue { $profile }; judging by { $used }
cli-cannot-write-stdout = Cannot write to standard output: { $reason }
cli-cannot-export = Cannot export: { $reason }
cli-unknown-format = The ending of { $path } names no format. Choose one of { $formats } with --to
cli-not-for-format = { $option } cannot be used with { $format }
cli-same-file = { $path } is the file that is read. Choose another name with -o
cli-window-failed = Cannot open the window: { $reason }

cli-diff-same = Nothing differs
cli-diff-level = level { $before } → { $after }
cli-diff-fate = What
cli-diff-element = Element
cli-diff-change = Change
