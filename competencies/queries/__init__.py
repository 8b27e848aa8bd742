"""What the app knows: frameworks, their competencies, and imports."""
