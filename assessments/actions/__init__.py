"""What the app does: every write, each in one transaction with its audit entry."""
