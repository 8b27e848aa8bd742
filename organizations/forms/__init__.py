"""What people type in, checked where they typed it."""
