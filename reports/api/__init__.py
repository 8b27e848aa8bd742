"""Results and report runs for programs."""
