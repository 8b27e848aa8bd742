"""Template tags of results and reports."""
