# Search, command palette, menus of the right button

command-find = Find
command-find-next = Next result
command-find-previous = Previous result
command-launch = Find a command
command-select-same-kind = Select all of the same kind
command-select-inside = Select everything in the zone
command-select-whole = Select the zone with everything in it
command-select-connected = Select connected elements too
command-reverse = Reverse the flow
search-field = Find
search-hint = Name, number, information, threat, remark
search-count = { $at }/{ $count }
search-found = { $count } found
search-close = Close the search
launcher-button = Find, commands
launcher-field = Find a command or an element
launcher-none = No match
launcher-entry = { $group }: { $name }
launcher-command = Command
launcher-place = Place
launcher-register = Register
launcher-go = Go to element
context-place = Place here
context-kind = Change the kind
context-verb = Verb
