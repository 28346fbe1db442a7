# Next steps

next-title = Next steps
next-all = All
next-measures = Measures
next-paths = Ways in
next-points = Single points of failure
next-lives = Life of data
next-take = Add measure
next-name = Link to risks
next-empty = Nothing to do next was found
next-seeking = Looking…
next-hint-path = Click to show it on the drawing

next-everywhere = the whole project
next-measure = Put "{ $measure }" on { $place }
next-measure-named = Link "{ $measure }", which is in place, to the risks
next-lowers-risks = { $count ->
    [one] Lowers one risk ({ $levels }): { $risks }
   *[other] Lowers { $count } risks ({ $levels }): { $risks }
}
next-lowers-open = { $count ->
    [one] One undecided threat would be lower ({ $levels })
   *[other] { $count } undecided threats would be lower ({ $levels })
}
next-levels = { $count } { $from }→{ $to }
next-separator = {"; "}
next-and-more = { $names } and { $count } more
next-path-open = Open at { $flow } (no measure). { $count } of { $all } hops unprotected: { $flows }
next-path-protected = Every hop has a technical or physical preventive measure: { $flows }
next-point = { $element }: no other way when it fails
next-point-doubled = { $element }: drawn as one, but doubled
next-point-cut = { $count ->
    [one] One terminal ({ $terminals }) loses { $servers }
   *[other] { $count } terminals ({ $terminals }) lose { $servers }
}
next-life = { $item }: { $missing }
next-life-stage = { $stage } { $elements }
next-life-nothing = Appears in flows, but neither where it stays nor its end is drawn
stage-kept = kept on
stage-backed-up = backed up by
stage-restored = restored by
stage-ended = returned or erased by
stage-kept-missing = nowhere kept
stage-backed-up-missing = not backed up
stage-restored-missing = no flow restores it
stage-ended-missing = no flow returns or erases it
