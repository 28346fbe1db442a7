# The drawing

canvas-name = Diagram
rename-field = Name
note-new = Note
access-flow = { $flow }, { $coverage }
access-locked = { $element }, locked
empty-title = The diagram is empty
empty-place = Pick a kind at the left and place it here (or drag it)
empty-draw = Drag from the edge of one element to another to draw a flow
empty-open = File → Open the sample shows an example
hint-pan = Move the paper
hint-pan-keys = Space + drag / middle button / two fingers
hint-zoom = Zoom
hint-zoom-keys = Ctrl + wheel / pinch
hint-arrow = Draw a flow
hint-arrow-keys = Drag from the edge of an element
hint-nudge = Nudge
hint-nudge-keys = Arrow keys (Shift for 10)
hint-free = Ignore grid and neighbours
hint-free-keys = Drag with Ctrl held
hint-kind = Pick a kind
hint-kind-keys = The letter shown in the palette

# Words on the drawing
label-more = {" "}+{ $count }
detail-development = Development
detail-test = Test
legend-coverage = Coverage
legend-level = Risk level
legend-elements = Elements
legend-devices = Terminals, servers
legend-foreign = Another company's
legend-undescribed = Flow not described yet
