"""The API's own gate, keys, and what it says about organizations."""
