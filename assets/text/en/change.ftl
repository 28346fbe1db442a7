# What differs between versions, why decisions must be looked at again

aspect-of = {$element}: {$change}
aspect-by = {$element}: {$change}
aspect-labelled = {$field}: {$change}
aspect-replaced = {$before} → {$after}
aspect-differs = changed
aspect-gained = {$values} added
aspect-lost = {$values} taken out
aspect-entered = now in {$values}
aspect-left = no longer in {$values}
aspect-moved = moved from {$from} to {$to}
aspect-crosses-now = now crosses {$values}
aspect-crosses-no-more = no longer crosses {$values}
aspect-nothing = (none)
aspect-text = “{$text}”

change-review = The decision is to be reviewed ({$cause})
cause-flow = {$flow}: {$changes}
cause-flow-gone = {$flow}: the flow was deleted
cause-threat-redefined = The threat is defined otherwise now
cause-threat-gone = The catalogue no longer has the threat

field-criteria = Risk criteria
field-own-threats = Threats of this project
field-own-measures = Measures of this project
field-changed-threats = Threats changed in this project
field-changed-measures = Measures changed in this project
field-own-zone-kinds = Kinds of zone of this project
field-own-node-kinds = Kinds of element of this project
field-own-flow-kinds = Kinds of flow of this project
field-changed-kinds = Kinds changed in this project
field-like = Works like
field-controlled = Controlled entry (by its kind)
field-workshops = Workshop records
field-look = Place, size and lines on the drawing
field-reason = Reason
field-treatment = Treatment
field-approval = Acceptance of what remains
field-review = Review by
field-owner = In charge
field-due = Due
field-evidence = Evidence
field-reference = Reference
field-subject = What was decided about

fate-added = Added
fate-removed = Removed
fate-changed = Changed
fate-redrawn = Only moved

review-heading = To be looked at again
review-confirm = Confirm as decided
review-confirm-tip = Having seen what changed, let the decision stand for the flow as it is now

fate-letter-added = A
fate-letter-removed = R
fate-letter-changed = C
fate-letter-redrawn = M

review-list = Decisions to look at again
review-list-detail = Decisions whose flows or threats have changed since (guideline 5.1.7). See what has changed, then confirm those chosen as they are, reject them with a reason, or open one to change it
review-none = No decision needs another look
review-confirm-one = Confirm
review-confirm-chosen = Confirm { $count } chosen as they are
review-reject-chosen = Reject the { $count } chosen
review-choose-all = Choose all
review-choose-none = Choose none
review-go = Open to change

baseline-title = { $name } ({ $on })
baseline-freeze = Freeze a baseline
baseline-freeze-detail = Keeps drawing, risks and measures as they are now under this name, for later versions to be compared with
baseline-agree = Freeze
baseline-describe = Describe a baseline
baseline-list = Baselines
baseline-none = There are no baselines yet
baseline-name = Name
baseline-on = Frozen on
baseline-by = Approved by
baseline-compare = Compare
baseline-edit = Describe…
baseline-delete = Delete

comparing-with = Compared with { $with }
comparing-same = Compared with { $with }: no differences
error-nothing-compared = No version is compared with
legend-changes = Changes
