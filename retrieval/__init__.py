"""Passages, indexes, search, drafting and the checks that every sentence passes."""
