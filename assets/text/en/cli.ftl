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

cli-wrong = Error: { $what }
cli-unknown-argument = there is no argument { $argument }
cli-missing-argument = { $argument } must be given
cli-missing-value = { $argument } needs a value
cli-wrong-value = { $argument } cannot be { $value } (one of { $values })
cli-unexpected-value = { $argument } cannot be { $value } ({ $expected })
cli-expected-scale = a number from 0.1 to 8
cli-expected-day = a day such as 2026-04-01
cli-conflict = { $argument } cannot be used with { $other }
cli-twice = { $argument } can be given only once
cli-no-text = an argument cannot be read as text
cli-wrong-argument = { $argument } cannot be used
cli-perhaps = Perhaps: { $name }
cli-see-help = --help says more

# Help (--help)
help-heading = Usage:
help-usage = nagarezu [FILE]
help-usage-command = nagarezu <COMMAND> [OPTIONS]
help-usage-options = [OPTIONS]
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-default = [default: { $value }]
help-help = Show this help
help-version = Show the version
help-command = Show the help of a command
help-check = Count what is drawn, say how far it is covered and list the findings
help-export = Write a picture of the drawing or a register
help-diff = Say what has changed from one version of a project to another
help-file = The project to open in the window
help-project = The project
help-old = The earlier version
help-new = The later version
help-format = How to write the result
help-fail-on = The least severe finding that ends the program with exit code 1
help-lang = The language of the result and of this help
help-today = The day that counts as today where something may be overdue, as year-month-day [default: the day it is in UTC]
help-output = The file to write; - for the standard output
help-to = What to write [default: by the ending of OUT]
help-register = The register a CSV has [default: flows]
help-overlay = What the flows of a picture are coloured by [default: coverage]
help-theme = The colours of a picture [default: light]
help-no-legend = Leave the legend out of a picture
help-scale = How many pixels of a PNG make one world unit, 0.1 to 8 [default: 2]
help-value-text = for people
help-value-md = a table in Markdown
help-value-json = for programs
help-value-error = an error
help-value-warning = a warning or an error
help-value-never = none
help-value-svg = the drawing as SVG
help-value-png = the drawing as PNG
help-value-csv = a register as CSV
help-value-geometry = where everything stands on the drawing, as JSON
help-exit-codes =
    Exit codes:
    { "  " }0  done; no finding as severe as --fail-on asks for
    { "  " }1  at least one such finding
    { "  " }2  wrong arguments
    { "  " }3  a file that cannot be read or written
