"""What is to be mastered: frameworks, jobs, programs and plans."""
