"""What programs may read and do with assessments."""
