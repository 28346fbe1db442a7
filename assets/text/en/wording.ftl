# 4W1H sentences, reasons, the basis of ratings

list-separator = {", "}
list-or = {" or "}
value-yes = yes
value-no = no
unknown-element = (deleted)

# 4W1H
blank-who = [who?]
blank-place = [where?]
blank-which = [which device or medium?]
blank-what = [what?]
blank-how = [does what?]
who-automatic = The system
who-facility = The facility
flow-name = {$verb} ({$ends})
flow-sentence = {$who} {$how} {$what} on {$which} in {$place}
carried-between = {$from} to {$to}

# Facts, the reasons why something applies
fact-verb = the verb is "{$verb}"
fact-end-kind = {$node} is of the kind {$kind}
fact-property = {$property} of {$element} is "{$value}"
fact-property-yes = {$element}: {$property}
fact-property-no = {$element}: not so: {$property}
fact-flow-property-no = not so: {$property}
fact-flow-property = {$property} is "{$value}"
fact-carries = handles {$class} ({$data})
fact-phase = belongs to phase {$phase}
fact-environment = {$node} belongs to the {$environment} environment
fact-environment-step = leads from {$from} to {$to}
fact-crosses-zone = crosses the border of {$zone}
fact-passes-zone = passes {$zone}
fact-crosses-party = the responsible party changes ({$from}, {$to})
fact-crosses-scope = crosses the frame of {$zone}
fact-stands-in = {$node} stands in {$zone}
fact-access-public = anybody can enter {$zone}
fact-access-counter = visitors stand at the counter in {$zone}
fact-access-clinical = patients come and go in {$zone}
fact-access-restricted = entry to {$zone} is restricted
fact-within-controlled = stays inside {$zone}, where entry is controlled
fact-party-role = {$node} is the responsibility of a party of the role {$role}
fact-medium = uses a medium ({$node})
fact-person = a person takes part ({$node})
fact-remote-maintenance = production is reached from {$node}, outside the data centre
fact-retention = {$data} is kept for {$years} years
fact-no-flow-with = no flow of the same information is drawn to {$verbs}
fact-no-measure = no measure {$measures} is placed
fact-one-site = kept nowhere but in {$zone}
fact-one-site-outside = kept at one site only
fact-lacks = not so: {$condition}
lacks-environment = does not belong to {$names}
lacks-crossing = stays within the borders of its place
lacks-crossing-kind = does not cross the border of {$names}
lacks-end-zone = does not stand in {$names}
lacks-within-controlled = does not stay inside one place where entry is controlled
lacks-person = no person takes part
lacks-retention = no retention of more than {$years} years is recorded
lacks-one-site = {$names} is not kept at one site only
lacks-property = {$property} is not "{$value}"

# Conditions
condition-all = {" and "}
condition-any = {" or "}
condition-brackets = ({ $condition })
condition-not = not ({$condition})
condition-verb = is a flow to {$names}
condition-end-kind = an end is of the kind {$names}
condition-from-kind = starts at {$names}
condition-to-kind = ends at {$names}
condition-property = {$property} is "{$value}"
condition-property-other = {$property} is other than "{$value}"
condition-carries = handles {$names}
condition-phase = belongs to phase {$names}
condition-environment = an end belongs to {$names}
condition-environment-step = leads from {$from} to {$to}
condition-crosses-zone = crosses the border of a place
condition-crosses-zone-kind = crosses the border of {$names}
condition-crosses-party = the responsible party changes
condition-crosses-scope = crosses a scope frame
condition-end-zone = an end stands in {$names}
condition-within-controlled = stays inside one place where entry is controlled
condition-party-role = touches the responsibility of {$names}
condition-media = uses a medium
condition-person = a person takes part
condition-remote-maintenance = production is reached from outside the data centre
condition-retention = kept for more than {$years} years
condition-no-flow-with = no flow of the same information is drawn to {$names}
condition-lacks-measure = no measure {$names} is placed
condition-one-site = {$names} is kept at one site only

# The basis of ratings
basis-most-sensitive = The weightiest information is {$class} ({$data})
basis-no-data = No information is named, so impact is at the lowest step
basis-impact-raised = Impact one step up: {$reason}
basis-likelihood-start = Likelihood starts at "{$step}"
basis-likelihood-raised = A reason for likelihood one step up: {$reason}
basis-likelihood-lowered = A reason for likelihood one step down: {$reason}
basis-threat-likelier = A reason for likelihood one step up for this threat: {$facts}
basis-threat-unlikelier = A reason for likelihood one step down for this threat: {$facts}
basis-rule = {$rule} ({$facts})
basis-impact-set = Impact was set by a person
basis-likelihood-set = Likelihood was set by a person

# Findings
project-itself = The project
clause-separator = {" / "}
