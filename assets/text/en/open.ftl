# Open documents: tabs

command-close-tab = Close
command-close-other-tabs = Close other tabs
command-reopen-tab = Reopen closed file
command-next-tab = Next tab
command-previous-tab = Previous tab
tab-close = Close { $name }
tab-copy-path = Copy path
tab-list = Open documents
tab-in-folder = { $name } ({ $folder })
tab-numbered = { $name } { $number }
tab-changed-elsewhere = Changed by another program
