"""What an operator does with assessments."""
