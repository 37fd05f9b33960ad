"""Bytes in, documents out: sniffing, one reader a format, cleaning, one parser a kind of document."""
