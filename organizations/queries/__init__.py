"""What the app knows: reads of people, organizations and doors."""
