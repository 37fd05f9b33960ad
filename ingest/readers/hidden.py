"""Text that a document carries but does not show: an officer is told that there was some."""

from collections.abc import Iterable


def hidden_warning(pieces: Iterable[str]) -> tuple[str, ...]:
    """Return a Polish warning with the number of characters that were left out; () where there were none."""
    count = sum(len(piece.strip()) for piece in pieces)
    return (f"Pominięto tekst ukryty (znaków: {count}).",) if count else ()
