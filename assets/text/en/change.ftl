# What differs between versions, why decisions must be looked at again

aspect-of = {$element}: {$change}
aspect-labelled = {$field}: {$change}
aspect-replaced = {$before} → {$after}
aspect-differs = changed
aspect-gained = {$values} added
aspect-lost = {$values} taken out
aspect-entered = now in {$values}
aspect-left = no longer in {$values}
aspect-crosses-now = now crosses {$values}
aspect-crosses-no-more = no longer crosses {$values}
aspect-nothing = (none)
aspect-text = “{$text}”

cause-flow = {$flow}: {$changes}
cause-flow-gone = {$flow}: the flow was deleted
cause-threat-redefined = The threat is defined otherwise now
cause-threat-gone = The catalogue no longer has the threat

field-criteria = Risk criteria
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
