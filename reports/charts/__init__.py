"""Charts as plain Plotly figures: arrays in, a dictionary out, one form per file."""
