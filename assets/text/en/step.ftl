# What undo and redo call a step

step-place = Place
step-draw-flow = Draw flow
step-bend = Change line
step-reconnect = Reconnect
step-move = Move
step-resize = Resize
step-rename = Rename
step-delete = Delete
step-duplicate = Duplicate
step-paste = Paste
step-change = Change
step-decide = Decide
