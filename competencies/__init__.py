"""What is to be mastered: frameworks of competencies."""
