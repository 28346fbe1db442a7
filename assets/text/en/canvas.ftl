# The canvas
