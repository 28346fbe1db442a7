# Errors: where, what is wrong, and what to do

error-at = { $line }:{ $column }: { $what }
error-place = line { $line }, column { $column }
error-file = { $path }: { $what }
error-comma = {", "}
error-element = { $kind } { $id }
error-quoted = “{ $text }”

# Files that are no project
error-read-empty = The file is empty. Restore it from a copy, or start a new project
error-read-too-large = The file has { $size } bytes, more than the { $limit } that can be read. Choose another file, or split the project
error-read-utf16 = This text is in UTF-16. Save it as UTF-8 in a text editor
error-read-binary = This is not text. Choose the file of a project
error-read-encoding = This text is not in UTF-8. Choose another file, or save it as UTF-8 in a text editor
error-read-not-a-project = “{ $found }” stands where “Project(” should, so this is not a project. Choose another file
error-read-conflict = Version control left two contradicting versions here. Choose one of them and delete the marker lines
error-read-missing-format = The number of the format is missing. Add “format: { $supported },” as the first line of the project
error-read-bad-format = The number of the format is “{ $found }”. Correct it to a number from 1 to { $supported }
error-read-newer-format = The file has format { $found }, and this program reads up to format { $supported }. Open it with a newer version of the program
error-read-too-deep = More than { $limit } brackets stand inside each other, so this is not a project. Choose another file
error-read-truncated = The file ends although { $open } opened at { $opened } is not closed. Close it, or restore the file from a copy if it was cut off
error-read-mismatched = “{ $found }” stands where “{ $expected }” should close the bracket opened at { $opened }. Correct the brackets
error-read-trailing = The project has already ended. Remove everything from here on
error-read-unknown-field = { $owner } has no field “{ $field }”. Correct it to one of: { $allowed }
error-read-missing-field = { $owner } lacks the field “{ $field }”. Add it
error-read-repeated-field = { $owner } has the field “{ $field }” twice. Remove one of them
error-read-unknown-word = “{ $word }” is not a word that is known here. Correct it to one of: { $allowed }
error-read-bad-id = “{ $text }” is not an id. Correct it to { $expected }
error-read-wrong-type = Found { $found }, expected { $expected }. Correct the value
error-read-expected = Expected { $expected }. Correct the text there
error-read-syntax = The file is not written correctly. Correct the text there (details: { $message })
error-read-duplicate-id = { $element } is there twice, first at { $first }. Give one of them another id, or remove it

# What is not closed
error-open-bracket = the bracket “{ $bracket }”
error-open-text = the quotation mark
error-open-comment = the comment

# What is missing
error-wanted-list-start = “[”, the beginning of a list
error-wanted-list-end = “]”, the end of the list, or a comma
error-wanted-map-start = “{ "{" }”, the beginning of a map
error-wanted-map-end = “{ "}" }”, the end of the map, or a comma
error-wanted-fields-start = “(”
error-wanted-fields-end = “)” or a comma
error-wanted-no-name-before = “(” without a name before it
error-wanted-boolean = “true” or “false”
error-wanted-number = a number
error-wanted-whole-number = a whole number from 0 to 4294967295
error-wanted-comma = a comma
error-wanted-colon = a colon
error-wanted-text = a text in quotation marks
error-wanted-text-end = a quotation mark, the end of the text
error-wanted-escape = a known character after “\”, such as \n, \" or \\
error-wanted-field-name = the name of a field

# Types of values and shapes of ids
error-type-list = a list
error-type-map = a map
error-type-unit = an empty “()”
error-type-bytes = a string of bytes
error-type-optional = “None” or “Some”
error-type-value = true, false, a number or a text
error-type-values = { $count ->
    [one] { $count } value
   *[other] { $count } values
}
error-id-shape = “{ $letter }” and a number, such as { $example }
error-id-letters = one of the letters { $letters } and a number

# What has fields
error-owner-project = The project
error-owner-issued = The list of issued numbers (issued)
error-owner-criteria = The set of risk criteria (criteria)
error-owner-scale-step = A step of a scale
error-owner-level-rule = The rule of a level (rules)
error-owner-wording = The wording (wording)
error-owner-approval = The approval (approval)
error-owner-unnamed = This entry

# Fields
error-field = “{ $name }” ({ $field })
error-field-of = { $owner }, “{ $field }”
error-field-title = title
error-field-name = name
error-field-text = text
error-field-frame = frame
error-field-at = position
error-field-size = size
error-field-waypoints = waypoints
error-field-label-at = place of the label
error-field-party = responsible party
error-field-keeps = data it keeps
error-field-contains = data it contains
error-field-retention = retention period
error-field-from = start
error-field-to = end
error-field-actor = person or carrier
error-field-data = data
error-field-about = what it is about
error-field-on = what it is placed on
error-field-words = words of the threat
error-field-flows = information flows
error-field-measures = measures
error-field-impact = impact
error-field-likelihood = likelihood
error-field-residual-impact = residual impact
error-field-residual-likelihood = residual likelihood

# Projects that do not hold together
error-problem-not-drawable = { $element }, { $field }: this cannot be drawn. Use coordinates up to { $limit } from the origin and no negative sizes
error-problem-no-size = { $element }, { $field }: width and height must be greater than 0. Give it a size
error-problem-not-finite = { $element }, { $field }: this is not a finite number. Correct it, or take it out
error-problem-too-long = { $element }, { $field }: this has { $length } characters, and at most { $limit } are allowed. Shorten it
error-problem-number-too-high = { $kind } ({ $field }): the highest number is { $number }, and at most { $limit } is allowed. Number them anew
error-problem-in-baseline = In baseline { $baseline }: { $problem }
error-problem-baseline-within = Baseline { $baseline } holds baselines of its own. Take out its { $field }
error-problem-reference = { $element }, { $field }: { $to } does not exist
error-problem-more = And { $count } more
error-problem-criteria = The risk criteria (criteria): { $fault }
error-problem-entry = { $kind } { $entry }: { $fault }
error-problem-dangling = Add what is missing, or take the references out
error-problem-contains-itself = Data contains itself ({ $items }). Take one of these out of { $field }

# Files that cannot be opened
error-load-not-found = There is no such file. Check the place and the name
error-load-folder = This is a folder. Choose a file in it
error-load-io = It cannot be read ({ $cause }). Check that it can be reached and that you may read it

# Projects that cannot be saved
error-save-unsound = It was not saved, because it could not be opened again. { $problem }
error-save-folder = There is a folder of this name. Choose another name
error-save-no-folder = There is no folder { $folder }. Create it, or save elsewhere
error-save-read-only = The file is write-protected. Remove the protection, or save under another name
error-save-endless-link = The link leads to no file. Save under another name
error-save-io = It cannot be written ({ $cause }). Check the space and your permissions in the folder, or save elsewhere

# Why the system refused
error-cause-not-found = not found
error-cause-denied = not permitted
error-cause-full = no space is left
error-cause-quota = the space you were given is used up
error-cause-read-only = the place is read-only
error-cause-busy = another program is using it
error-cause-timed-out = no answer
error-cause-name = the name cannot be used
error-cause-too-large = the file is too large

# Edits that are refused
error-edit-nothing-changed = Nothing would change, so it was left as it is
error-edit-missing = { $element } does not exist in this project. Choose something from the drawing or a register
error-edit-dangling = { $field }: { $to } does not exist in this project. Choose another, or leave it out
error-edit-unknown-entry = { $table } “{ $id }” is not in the catalogue. Choose one that is, or another edition to follow
error-edit-unknown-step = { $field }: “{ $step }” is no step of the scale. Choose one of: { $steps }
error-edit-not-drawable = { $element } would stand where nothing can be drawn. Stay within { $limit } of the origin
error-edit-not-resizable = The size of { $element } cannot be changed. Choose a zone, a node or a note
error-edit-locked = { $element } is locked. Choose “Unlock” from the menu “Arrange” first
error-edit-too-few = Select at least { $needed } zones, nodes or notes to arrange. What stands in a zone moves with it, and is not counted beside it
error-edit-too-few-alike = Select two zones, or two nodes or notes: each take the size of their own sort
error-edit-not-named = { $element } cannot be given a name. Describe it by its properties
error-edit-too-long = { $field } would have { $length } characters, and at most { $limit } are allowed. Shorten it
error-edit-not-a-number = { $field }: the number is out of range. Enter one within the range, or leave it out
error-edit-risk-without-flow = A risk is about at least one information flow. Name one, or delete the risk
error-edit-contains-itself = { $data } would contain itself. Take it out of the data it contains
error-edit-criteria = The risk criteria cannot be changed like this. { $fault }
error-edit-entry = { $kind } { $entry } cannot be like this. { $fault }
error-edit-nothing-to-copy = Nothing that can be copied is selected. Select zones, nodes, notes or information flows
error-edit-nothing-to-paste = The information flows on the clipboard end at nodes this project does not have. Copy them with their nodes
error-edit-not-a-clip = The clipboard does not hold a part of a drawing. Copy one, then paste
error-edit-damaged-clip = The clipboard cannot be read at { $position }. Copy it again (details: { $message })
error-edit-newer-clip = The clipboard holds format { $found }, and this program reads up to format { $known }. Paste it with a newer version of the program
error-edit-no-numbers-left = The numbers are used up at { $last }. Start another project
error-edit-new-element = What is placed

# Tables of the catalogue
error-table-node-kind = The kind of node
error-table-zone-kind = The kind of zone
error-table-flow-kind = The kind of information flow
error-table-data-class = The class of data
error-table-measure = The measure
error-table-threat = The threat

# Pictures that cannot be painted
error-png-scale = Scale { $scale } draws nothing. Give a number above 0, such as 2
error-png-too-large = At scale { $scale } the picture would be { $width } × { $height } pixels, too large to paint. Use a scale of at most { $largest }, or export SVG
error-png-painting = The drawing could not be painted. Export SVG instead (details: { $reason })
error-png-writing = The picture could not be made a PNG. Export SVG instead (details: { $reason })
error-edit-no-workshop = There is no workshop { $workshop }. Choose one that there is
error-edit-no-baseline = There is no baseline { $baseline }. Choose one that there is
