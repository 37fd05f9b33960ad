"""Training: `python -m nlp.train PART --data DIR` rebuilds the weights of one part from named data with a seed."""
