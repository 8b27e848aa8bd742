"""Words for what a file got wrong."""
