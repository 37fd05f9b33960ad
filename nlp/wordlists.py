"""Reading the word tables that modules of this room hold as text."""


def words(table: str) -> frozenset[str]:
    """Return the words of a table; white space divides them, and "#" begins a comment that ends with its line."""
    return frozenset(word for line in table.splitlines() for word in line.partition("#")[0].split())
