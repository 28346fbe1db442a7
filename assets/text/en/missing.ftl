# What is still missing

register-missing = Still missing
command-export-missing-csv = What is still missing as CSV…
column-step = Step
column-lack = What is missing
column-stands = Place
column-awaits = Waits for
column-todo = What to do

holder-phase = Phase “{ $phase }”
holder-role = Party “{ $role }”

lack-part = “{ $part }” is not known
lack-no-flow-phase = No flow belongs to this phase
lack-no-flow-party = Answers for no element and no flow
lack-no-flow-zone = No element and no flow
lack-no-flow-node = Takes part in no flow
lack-no-party = Not entered
lack-undecided = Threat “{ $threat }” is neither adopted nor rejected
lack-no-threat = No threat is proposed
lack-no-reason = Rejected without a reason
lack-outdated = Flow or threat changed after the decision
lack-no-treatment = No treatment is chosen
lack-no-measure = To be reduced or shared, but without a measure
lack-too-few-measures = Measures of too few categories ({ $has } of { $needs })
lack-not-accepted = Nobody accepted what remains by name and date

remedy-who = Choose who acts, or write it into the wording
remedy-place = Put the element into a zone, or write it into the wording
remedy-which = Start or end at a device or medium, or write it into the wording
remedy-what = Choose the data
remedy-how = Choose a verb
remedy-phase = Choose phases
remedy-phase-development = Draw what is done in development, maintenance and updates as flows (guideline p48)
remedy-phase-operation = Draw what is done day by day as flows (guideline p48)
remedy-phase-termination = Draw return, migration and erasure at the end of the contract as flows (guideline p23)
remedy-phase-crisis = Draw recovery, emergency access and reporting in a crisis as flows (guideline p23)
remedy-no-flow-party = Let it answer for a zone or element, or delete it
remedy-no-flow-zone = Put elements with flows into it, or delete it
remedy-no-flow-node = Draw a flow, or delete it
remedy-no-party = Add the party and let it answer for a zone or element
remedy-undecided = Adopt it, or reject it with a reason
remedy-no-threat = Confirm that none applies, or add one
remedy-no-reason = Write why it does not apply
remedy-outdated = Look at what changed, then confirm or decide anew
remedy-no-treatment = Choose to reduce, avoid, share or retain
remedy-no-measure = Add a measure, or retain or avoid it
remedy-too-few-measures = Add measures of another category (organisational, physical, technical)
remedy-not-accepted = Write who accepted it and when

missing-status = Still missing { $count }
missing-status-none = Nothing missing
missing-status-tip = List it step by step
missing-done-title = Nothing is missing
missing-done-flows = All { $flows } flows are covered
missing-done-risks = All { $risks } adopted risks are treated and accepted, and no decision waits for a review
missing-done-hint = Freeze it as a baseline to compare later changes with it
