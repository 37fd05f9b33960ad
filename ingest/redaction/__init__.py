"""Redaction of files in their own format: `files` reads all words of a file and writes it anew without some of them."""
