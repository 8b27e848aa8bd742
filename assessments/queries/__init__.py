"""What the app knows: reads of instruments, assessments and results, and the one way to counts."""
