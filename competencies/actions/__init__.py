"""What the app does: bring frameworks in, and delete them."""
