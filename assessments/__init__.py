"""Asking people, counting what they say, and what it adds up to."""
