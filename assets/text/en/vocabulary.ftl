# Vocabulary

# Groups of the palette
group-people = People
group-terminals = Terminals
group-servers = Servers
group-network = Network
group-media = Media
group-zones = Zones
group-notes = Notes

# What elements are
element-zone = Zone
element-node = Node
element-flow = Information flow
element-note = Note
element-party = Party
element-data = Data
element-measure = Measure
element-risk = Risk
element-baseline = Baseline
element-drawn = Way of an arrow
element-workshop = Workshop

# Where an entry comes from
origin-guideline = Guideline
origin-theme = Guideline theme
origin-ours = This tool's own
origin-changed = Changed in this project
origin-project = Added in this project

# How much a finding weighs
severity-error = Error
severity-warning = Warning
severity-info = Info

# What a threat harms
harm-confidentiality = Confidentiality
harm-integrity = Integrity
harm-availability = Availability
harm-authenticity = Authenticity
harm-readability = Readability
harm-preservability = Preservability

# Phases
phase-development = Development
phase-operation = Operation
phase-termination = Termination
phase-crisis = Crisis

# Environments
environment-production = Production
environment-development = Development
environment-test = Test

# How sure one is
confidence-unconfirmed = Unconfirmed
confidence-inferred = Inferred
confidence-confirmed = Confirmed

# Roles of parties
role-provider = Provider
role-medical = Medical institution
role-third = Third party
role-person = Private person

# Who carries a measure out
performer-provider = Provider
performer-medical = Medical institution
performer-third = Third party
performer-shared = Shared

# How far a measure has come
status-planned = Planned
status-in-progress = In progress
status-done = Done
status-not-applicable = Not applicable

# Categories and effects of measures
category-organisational = Organisational
category-physical = Physical
category-technical = Technical
effect-preventive = Preventive
effect-detective = Detective
effect-corrective = Corrective

# Whether a threat was taken over
decision-adopted = Adopted
decision-rejected = Rejected
decision-open = Not examined

# What is done about a risk
treatment-reduce = Reduce
treatment-avoid = Avoid
treatment-share = Share (transfer)
treatment-retain = Retain

# The axes of the rating
axis-impact = Impact
axis-likelihood = Likelihood
