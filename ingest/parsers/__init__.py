"""One parser a kind of document: cleaned text in, letters and questions out."""
