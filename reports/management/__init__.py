"""What an operator does with reports."""
