# Dialogs

dialog-open-title = Open a project
dialog-save-title = Save the project
dialog-export-title = Export
dialog-no-native = This system has no file dialog. Type a path
dialog-unsaved = Save the changes to “{ $name }”?
dialog-unsaved-detail = Without saving, the changes are lost
dialog-unsaved-several = { $count } projects have unsaved changes
dialog-unsaved-several-detail = The changes of those that are not ticked are lost
dialog-save-all = Save all
dialog-save-chosen = Save only the { $count } ticked
dialog-discard-all = Save none
dialog-save = Save
dialog-discard = Don't save
dialog-cancel = Cancel
dialog-ok = OK
dialog-close = Close
dialog-error = That did not work
error-export = The export failed.
    { $reason }
about-version = Version { $version }
about-what = Draws the overall configuration diagram of systems that handle medical information, and checks every information flow while it is drawn
about-license = MIT or Apache-2.0. The licences of the font, icons and libraries it carries:
error-open = It could not be opened. The project that was open stays as it is.
    { $reason }
dialog-recovery = There is unsaved work
dialog-recovery-detail = Last time it ended without saving. What was kept of it can be recovered
dialog-recovery-time = as of { $time }
dialog-recovery-no-file = A project that was never saved
dialog-recover = Recover
dialog-recovery-drop = Discard
dialog-recovery-keep = Keep it after all
dialog-recovery-dropped = Discarded when this closes
dialog-recovery-later = Later
dialog-changed = Another program has changed “{ $name }”
dialog-changed-detail = Read it again?
dialog-changed-loses = If it is read again, the unsaved changes here are lost
dialog-reload = Read again
dialog-keep = Keep this version
dialog-edition = “{ $name }” follows the edition “{ $profile }”, which has no catalogue here
dialog-edition-detail = It is shown and judged by “{ $used }”, the one that this Nagarezu has.
    Nothing in the file is lost: it still names “{ $profile }” when it is saved, and kinds, threats and measures that this catalogue lacks stay as they are named.
    To judge it by “{ $profile }”, open it with a Nagarezu that has that catalogue. To change to this edition, use the button below, or later “Profile” in the inspector.
dialog-edition-keep = Open it unchanged
dialog-edition-follow = Change to { $used }
dialog-conflict = Another program has changed “{ $name }” since it was opened
dialog-conflict-detail = If you overwrite it, those changes are lost
dialog-overwrite = Overwrite
error-recovery = It could not be recovered. What was kept stays where it is.
    { $reason }
dialog-exists = A file of this name exists
dialog-replace = Replace it
shortcuts-filter = Narrow down by action or key
shortcuts-find = Selecting and finding
shortcuts-pointer = Pointer
shortcuts-kinds = Placing
dialog-compare-title = File to compare with
