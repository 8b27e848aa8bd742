"""Sections in, bytes out: one file per form of the report."""
