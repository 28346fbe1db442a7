# The state of the whole

command-overview = Overview (risk matrix)
overview-title = Overview
overview-back = Back to the drawing
overview-hint = Click a number to list what is behind it below and to select it on the drawing
overview-coverage = Coverage of flows
overview-covered = covered
overview-flows = { $covered } / { $flows }
overview-areas = Steps of places, parties and phases
overview-areas-phases = Phases
overview-areas-parties = Parties
overview-areas-zones = Zones
overview-matrix = Risk matrix
overview-levels = Risks by zone and party
overview-levels-all = All
overview-levels-hint = A risk that touches several zones or parties counts in each
overview-measures = Measures by status and due date
overview-measures-none = No measures
overview-findings = Findings by kind
overview-findings-none = No findings
overview-risks-none = No risk has been adopted yet
overview-all = Show all ({ $count })
overview-fewer = Show fewer
overview-show = Show on the drawing
overview-narrowed = { $figure }: { $count }
overview-widen = Show more than “{ $figure }”

overview-new = First draw the system
overview-new-detail = Coverage, risks and measures are computed from the drawing. This is the way
overview-step-draw = Place zones and elements, and draw flows
overview-step-say = Say of each flow who does what on which device, where and how
overview-step-decide = Adopt proposed threats, or reject them with a reason
overview-step-treat = Choose treatments, place measures, accept what remains
overview-step-keep = Look again when something changes

figure-count = { $figure } { $count }
figure-step = { $step } flows
figure-area = Flows of “{ $part }”
figure-cell = { $time } { $level } (impact “{ $impact }”, likelihood “{ $likelihood }”)
figure-level = { $time } level { $level }
figure-level-in = “{ $part }” { $time } level { $level }
figure-open = { $status } measures, { $due }
figure-closed = { $status } measures

due-overdue = overdue
due-soon = within 30 days
due-later = later
due-undated = no date
overview-draw = Draw
