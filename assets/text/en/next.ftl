# Next steps

next-title = Next steps
next-all = All
next-measures = Measures
next-paths = Ways in
next-points = Single points of failure
next-lives = Life of data
next-take = Add measure
next-name = Link to risks
next-none-flow = There is no information flow yet: draw one
next-none-threat = There is no threat to consider: fill in the verb and the data of the flows
next-none-lower = No further measure was found that brings a level down
next-none-keeper = Nowhere is patient information kept: name it under the data that a server or medium keeps
next-none-exposed = Nothing stands in an exposed place: draw the internet, another company's scope or a home, or fill in who has access to a room
next-none-way = No flows are drawn from outside to where patient information is kept
next-none-daily = No flow carries patient information in operation: fill in the data and the phases of the flows
next-none-terminal = The medical institution has no terminal: place one and give it a responsible party of that role
next-none-server = No production server keeps patient information: fill in what the servers keep and their environment
next-none-point = Nothing was found that cuts a terminal off from a server when it fails
next-none-item = Neither patient information nor a back-up is used: fill in the data of flows or what servers keep
next-none-life = Every data item is followed to its end
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
