"""Reads everything that readers can get of a result, and plays the attacker on it."""
