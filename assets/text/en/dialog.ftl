# Dialogs
