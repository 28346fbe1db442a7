# Registers

register-flows = Information flows
register-threats = Threats
register-findings = Findings

column-no = No.
column-coverage = Status
column-phase = Phase
column-who = Who
column-place = Where
column-which = On which device or medium
column-what = What
column-how = How
column-from = From
column-to = To
column-crosses = Zones crossed
column-class = Class
column-environment = Environment
column-level = Level
column-findings = Findings
column-note = Note
column-flow = Information flow
column-threat = Threat
column-harms = Harms
column-reason = Why it applies
column-impact = Impact
column-likelihood = Likelihood
column-decision = Decision
column-rejection = Reason for rejection
column-origin = Origin
column-severity = Severity
column-lint = Rule
column-subject = Subject
column-message = Finding
column-remedy = What to do
register-whole-project = Whole project
register-findings-more = { $first } and { $more } more

column-direction = Direction
column-amount = Volume and frequency
direction-one-way = One way
direction-two-way = Both ways
direction-at-rest = At rest
register-added-threat = Added by a person
column-rating-reason = Reason of the rating
column-source = Source
