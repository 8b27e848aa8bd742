"""The pages of results and reports."""
