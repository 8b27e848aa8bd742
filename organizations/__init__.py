"""Who: people, organizations, roles, and the walls between them."""
