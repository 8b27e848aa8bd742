"""What people send to reports."""
