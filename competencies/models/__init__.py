"""What is to be mastered, as rows."""
