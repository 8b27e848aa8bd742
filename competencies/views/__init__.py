"""The pages of frameworks and imports."""
