"""What the app knows: material for chapters, and report runs."""
