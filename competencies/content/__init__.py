"""Framework files: read and written as text, knowing neither rows nor pages."""
