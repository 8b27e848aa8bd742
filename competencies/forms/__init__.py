"""What people type: a file to import, words to search for."""
