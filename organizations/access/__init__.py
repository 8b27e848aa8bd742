"""Who may enter an organization, and what they may do there."""
