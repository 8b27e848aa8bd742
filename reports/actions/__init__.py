"""What the app does: request, build, cancel and repeat reports."""
