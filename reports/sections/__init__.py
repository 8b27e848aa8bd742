"""Chapters: a frozen result in; title, words, tables and figures out, the same for every outlet."""
