# The inspector

inspector-project = Project
inspector-several = { $count } selected
count-flows = { $count ->
    [one] 1 flow
   *[other] { $count } flows
}
count-nodes = { $count ->
    [one] 1 node
   *[other] { $count } nodes
}
count-zones = { $count ->
    [one] 1 zone
   *[other] { $count } zones
}
count-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
inspector-properties = Properties
inspector-place = Where it stands
inspector-contents = What stands in it
inspector-flows = Flows
inspector-findings = Findings
inspector-about = About
inspector-data = Data
inspector-parties = Parties
inspector-notes = Notes
sentence-hint = who · where · which device · what · how
flow-missing = Missing: { $parts }
verb-none = (no verb)
actor-none = (none)
value-mixed = (Mixed)
unknown = Unknown
yes = Yes
no = No
field-reset = Back to the default
field-name = Name
field-kind = Kind
field-verb = Verb
field-from = From
field-to = To
field-two-way = Both ways
field-straight = Straight line
route-free = Route automatically again
label-free = Place the label automatically again
line-free = Automatic again
line-route = Route
line-label = Label
route-is-free = The route is automatic as it is
label-is-free = The label's place is automatic as it is
field-actor = Done by
field-data = Data
field-phases = Phases
field-crosses = Zones crossed
field-parties = Parties crossed
field-scopes = Scope frames
parties-unknown = Unknown (no responsible party set)
crosses-nothing = None
field-confidence = Confidence
field-locked = Keep place and size
field-note = Remarks
field-text = Text
field-environment = Environment
field-party = Responsible
field-party-derived = Responsible
party-of-place = As the zone
field-keeps = Keeps
field-origin = Origin
field-title = Title
field-profile = Profile
profile-none = (none)
profile-unknown = { $profile } (no catalogue)
field-class = Class
field-retention = Retention (years)
field-contains = Contains
field-role = Role
data-add = Add data…
data-new-of-class = New: { $class }
data-new = Add data
data-new-name = New data
party-new-here = New party…
party-name = Name of the party
party-new = Add a party
party-new-name = New party
remove = Remove
place-none = In no zone
flows-none = No flows
contents-none = Nothing
threats-heading = Proposed threats
threats-open = { $count } to examine
threats-none-examined = No threat is proposed — confirm that none applies, or add one
threats-confirm-none = Confirm that none applies (say why)
threats-any = Any threat
threats-none = No threats proposed
adopt = Adopt
reject = Reject
undecide = Take back
rejection-reason = Why it is rejected
rating-heading = Basis of the rating
rating = Impact { $impact } × likelihood { $likelihood } → { $level }
rating-ours = Scales and rules are this tool's own
wording-heading = Other words for the sentence
field-status = Status
field-performer = Done by
narrowing-field = Filter by name or number
measure-add = Add a measure…
risk-untreated = Level { $level } asks for a decision and measures of { $count } categories
risk-residual = Residual level
risk-unaccepted = What remains is not accepted
field-approved-by = Accepted by
field-approved-on = Accepted on (such as 2026-04-01)
notice-not-a-number = “{ $text }” is not a number. The value stays as it was
notice-not-a-day = “{ $text }” is no date. Write it as year-month-day, such as 2026-04-01. The value stays as it was
day-expected = Write the date as year-month-day, such as 2026-04-01
rating-proposed = As proposed
field-rating-reason = Why it differs from the proposal
rejection-needs-reason = Stays unexamined until there is a reason
inspector-area = Flows here
inspector-phases = Phases
area-none = Undescribed, as it has no flows
area-hint = Flows that start, end or act here. The step is the lowest among them
area-select = Select these { $count } flows
area-name = { $name } { $step }, { $count } flows
