# Menus
