"""The city's places found in a text, in every case."""
