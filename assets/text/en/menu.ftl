# Menus and commands

app-name = Nagarezu
menu-file = File
menu-edit = Edit
menu-arrange = Arrange
menu-view = View
menu-export = Export
menu-help = Help
menu-register = Show a register
menu-theme = Theme
menu-language = Language
theme-system = Follow the system
theme-light = Light
theme-dark = Dark
theme-light-contrast = High contrast (light)
theme-dark-contrast = High contrast (dark)
command-new = New
command-open = Open…
command-open-sample = Open the sample (figure 5-3)
command-open-assessed = Open the sample, figure 5-3 assessed
command-save = Save
command-save-as = Save as…
command-export-svg = Diagram as SVG…
command-export-png = Diagram as PNG…
command-export-flows-csv = Flows register as CSV…
command-export-threats-csv = Threats register as CSV…
command-export-risks-csv = Risks register as CSV…
command-export-treatments-csv = Treatments register as CSV…
command-export-roles-csv = Roles register as CSV…
command-export-findings-csv = Findings as CSV…
command-export-geometry = Geometry as JSON…
command-quit = Quit
command-undo = Undo
command-redo = Redo
command-outline = Show outline
command-next = Show next steps
left-outline = Outline
outline-outside = Outside all zones
outline-also = also in { $zones }
outline-filter = Filter outline
command-history = Show history
command-back = Back to previous place
command-forward = Forward to next place
left-parts = Parts
left-history = History
history-step = { $step }: { $subject }
history-new = New
history-recovered = As it was recovered
history-property = Change “{ $property }”
history-beginning = When opened
history-go = Undo or redo up to here
history-saved = Saved
command-with-step = { $command }: { $step }
command-cut = Cut
command-copy = Copy
command-paste = Paste
command-duplicate = Duplicate
command-delete = Delete
command-select-all = Select all
command-deselect = Select nothing
command-rename = Rename
command-draw-arrow = Draw a flow by keys
command-reshape = Reshape by keys
command-reshape-label = Move the label by keys
command-reshape-from = Reconnect the start by keys
command-reshape-to = Reconnect the end by keys
menu-reshape = Reshape (by keys)
command-align-left = Align left
command-align-center = Align centres across
command-align-right = Align right
command-align-top = Align top
command-align-middle = Align centres down
command-align-bottom = Align bottom
command-distribute-across = Distribute across
command-distribute-down = Distribute down
command-same-width = Same width
command-same-height = Same height
command-same-size = Same size
command-auto-right = Automatic layout (left to right)
command-auto-down = Automatic layout (top to bottom)
command-to-front = Bring to front
command-to-back = Send to back
command-lock = Lock
command-unlock = Unlock
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-reset = 100 %
command-zoom-fit = Zoom to fit
command-zoom-selection = Zoom to selection
command-grid = Grid
command-snap = Snap to grid
command-guides = Snap to neighbours
command-minimap = Minimap
command-minimap-left = Minimap at the left
command-legend = Legend
command-shortcuts = Shortcuts
command-about = About Nagarezu
file-untitled = Untitled
file-changed = Unsaved changes
overlay = Colours
overlay-coverage = Coverage
overlay-level = Risk level
overlay-none = None
status-coverage = { $covered } of { $flows } flows covered
status-flows = { $count } flows
status-analysis = Analysis { $millis } ms
status-analysing = Analysing…
notice-saved = Saved to { $path }
notice-exported = Exported to { $path }
register-filter = Filter
register-empty = Nothing here yet
register-no-match = No match
menu-recent = Recent files
menu-scale = Size of text and buttons
recent-missing = This file cannot be found
recent-clear = Clear the list
command-recover = Recover unsaved work…
hint-drop = Drop to open
auto-running = Arranging
auto-cancel = Cancel
notice-auto-cancelled = Automatic layout cancelled
notice-auto-outdated = The drawing changed meanwhile; automatic layout was dropped
notice-auto-same = Everything stands like this already
notice-auto-left = { $zones } left as it was: its frame crosses another one, and what is in them cannot be told apart (move the frames apart)
notice-auto-held-zones = { $zones } left as it was: { $held } is locked and leaves no room (unlock it to arrange this)
notice-auto-held = Left as it was: { $held } is locked and leaves no room for what is selected (unlock it to arrange this)
notice-auto-no-room = Left as it was: frames cross, and elements would come to stand in other zones (move the frames apart)
left-over = Planned { $measures } treats no risk any more
left-over-delete = Delete as well
left-over-deleted = Deleted { $measures } as well
notice-held = { $element } is locked ({ $keys } unlocks it)
notice-held-all = All { $count } selected elements are locked ({ $keys } unlocks them)
notice-held-still = { $count ->
    [one] 1 locked element was not moved ({ $keys } unlocks it)
   *[other] { $count } locked elements were not moved ({ $keys } unlocks them)
}
notice-held-there = { $count ->
    [one] 1 locked element was kept ({ $keys } unlocks it)
   *[other] { $count } locked elements were kept ({ $keys } unlocks them)
}
notice-with-held = { $text }. { $held }
notice-taken-in = { $more ->
    [0] { $elements } now in “{ $zone }” as well ({ $keys } to undo)
   *[other] { $elements } and { $more } more now in “{ $zone }” as well ({ $keys } to undo)
}
notice-zone-deleted = { $count ->
    [one] Deleted “{ $zone }”. The element in it is still there ({ $keys } to undo)
   *[other] Deleted “{ $zone }”. The { $count } elements in it are still there ({ $keys } to undo)
}
notice-zones-deleted = { $count ->
    [one] Deleted { $zones } zones. The element in them is still there ({ $keys } to undo)
   *[other] Deleted { $zones } zones. The { $count } elements in them are still there ({ $keys } to undo)
}
notice-zone-cut = { $count ->
    [one] Cut “{ $zone }” with the element in it ({ $keys } to undo)
   *[other] Cut “{ $zone }” with the { $count } elements in it ({ $keys } to undo)
}
notice-zones-cut = { $count ->
    [one] Cut { $zones } zones with the element in them ({ $keys } to undo)
   *[other] Cut { $zones } zones with the { $count } elements in them ({ $keys } to undo)
}
contents-delete = Delete what was in it
contents-deleted = { $count ->
    [one] Deleted the element in it as well ({ $keys } to undo)
   *[other] Deleted the { $count } elements in it as well ({ $keys } to undo)
}
notice-recovered = Recovered. It is not saved yet
notice-no-recovery = There is nothing to recover
notice-no-copy = No copy of unsaved work can be kept, save often ({ $reason })
notice-file-missing = { $path } is not there any more. Saving creates it anew
notice-settings-broken = The settings cannot be read, starting with the initial ones ({ $path })
panel-palette = Palette
panel-inspector = Inspector
panel-registers = Registers
panel-menu = panel options
panel-to-left = Move to the left
panel-to-right = Move to the right
panel-to-bottom = Move to the bottom
panel-hide = Hide
panel-unfold = { $panel }: open
panel-folded = Folded so that the drawing keeps its width
command-only-drawing = Only the drawing
command-copy-picture = Copy as picture
command-paste-in-place = Paste in place
command-export-part-svg = Selection as SVG…
command-export-part-png = Selection as PNG…
menu-export-part = Selection
export-part = part
notice-nothing-to-paste = There is nothing on the clipboard that can be pasted
notice-pasted-picture = The clipboard holds a picture. Only copied parts of a drawing can be pasted onto the drawing
notice-picture-copied = Picture copied ({ $width } × { $height })
command-scale-up = Larger text and buttons
command-scale-down = Smaller text and buttons
line-open = Open
row-reveal = Show on the drawing
row-copy-cell = Copy this cell
row-copy = Copy row
column-ascending = Ascending
column-descending = Descending
column-unsorted = As made
column-copy = Copy column
column-hide = Hide column
column-show-all = Show all columns
column-hint = Click to sort, right click for the column
palette-take = Take in hand
palette-more = More below: { $groups }
palette-place-free = Place where there is room
status-name = Status bar
status-copy-notice = Copy notice
menu-review = Review
menu-compare = Compare with baseline
command-review = Decisions to look at again…
command-freeze = Freeze a baseline…
command-baselines = Baselines…
command-compare-file = Compare with a file…
command-show-changes = List of changes
command-stop-comparing = Stop comparing
command-export-changes = Changes as CSV…
