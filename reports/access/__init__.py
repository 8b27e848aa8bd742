"""How somebody without an account comes in to read one result: by a link's key."""
