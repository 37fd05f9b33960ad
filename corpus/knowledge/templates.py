"""Wordings as data: a list from the most to the least specific, of which the first that can be filled is used."""

from collections.abc import Sequence
from string import Formatter


def placeholders(template: str) -> frozenset[str]:
    """Return the names in braces.

    Raises:
        ValueError: The braces do not balance, or a placeholder has no plain name.
    """
    names = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    odd = [name for name in names if not name.isidentifier()]
    if odd:
        raise ValueError(f"placeholder {odd[0]!r} is not a plain name")
    return frozenset(names)


def fill(templates: Sequence[str], **fields: str | None) -> str | None:
    """Fill the first template all of whose placeholders have a value.

    Args:
        templates: Wordings in order of preference.
        fields: Values; `None` or an empty string means not known.

    Returns:
        The text, or `None` when every template needs something that is not known.
    """
    known = {name: value for name, value in fields.items() if value}
    for template in templates:
        if placeholders(template) <= known.keys():
            return template.format(**known)
    return None
