"""How a respondent comes in: by a key, never by an account."""
