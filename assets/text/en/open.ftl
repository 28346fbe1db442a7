# Opening documents: tabs, the start page, templates

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

# The start page and templates
command-new-from-template = New from template…
menu-insert = Insert
dialog-templates = New from template
group-pieces = Templates
template-blank = Blank
template-blank-about = Draw from an empty page
template-clinic-cloud = Clinic with cloud EMR
template-clinic-cloud-about = A cloud behind a closed network, maintained from a site: change it to yours
template-figure-5-3 = Figure 5-3
template-figure-5-3-about = The guideline's example: see how it is drawn and read
piece-clinic = Complete clinic
piece-data-centre = Complete data centre
piece-maintenance-site = Complete maintenance site
piece-cloud-service = Complete cloud service
start-new = New
start-open = Go on
start-drop = Files dropped here are opened as well
start-no-recent = No recent files yet
recent-not-found = Not found

command-reopening = Reopen files at start
start-reading = Reading “{ $name }”…
notice-not-reopened = { $files } was open last time and cannot be opened. “Reopen closed file” tries again
