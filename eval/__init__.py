"""Measures what officers get, through the same calls that officers make."""
