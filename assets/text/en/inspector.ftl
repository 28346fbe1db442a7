# The inspector
