"""Polish: sentences, lemmas, forms, facts, and the embedding that our own code trains."""
