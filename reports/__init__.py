"""Showing what it means."""
