# What undo and redo call a step

step-place = Place
step-draw-flow = Draw flow
step-bend = Change line
step-reconnect = Reconnect
step-move = Move
step-align = Align
step-distribute = Distribute
step-match-size = Same size
step-lock = Lock
step-unlock = Unlock
step-resize = Resize
step-rename = Rename
step-delete = Delete
step-duplicate = Duplicate
step-paste = Paste
step-change = Change
step-decide = Decide
