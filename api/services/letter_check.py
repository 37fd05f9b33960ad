"""Whether the prose around the answers, once an officer has changed it, holds figures that stand nowhere."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.knowledge import CityProfile
from corpus.model import Draft
from nlp.facts import FactKind, missing_facts

WARNING = "Treść pisma zawiera dane, których nie ma w piśmie przychodzącym ani w profilu miasta"
_JUDGED = frozenset(FactKind) - {FactKind.NAME}
"""Names are left out: an officer adds persons and units that no letter mentions."""


def with_letter_warning(draft: Draft, known: str) -> Draft:
    """Return the draft with a warning when its opening or closing states a figure, date or reference of its own.

    Args:
        draft: The draft as it was changed; the warning of an earlier change is taken back.
        known: What the letter may rest on.
    """
    kept = tuple(warning for warning in draft.warnings if not warning.startswith(WARNING))
    found = ", ".join(dict.fromkeys(_unknown(draft, known))).rstrip(".")
    return replace(draft, warnings=(*kept, f"{WARNING}: {found}.") if found else kept)


def letter_warnings(draft: Draft) -> list[str]:
    """Return the warning that `with_letter_warning` has put into the draft, if any."""
    return [warning for warning in draft.warnings if warning.startswith(WARNING)]


def _unknown(draft: Draft, known: str) -> Iterator[str]:
    for text in (draft.letter.opening, draft.letter.closing):
        for fact in missing_facts(text, known):
            if fact.kind in _JUDGED:
                yield text[fact.start : fact.end]


def office_facts(profile: CityProfile) -> tuple[str, ...]:
    """Return what a letter may say of the office itself: its name, address, council and signatory."""
    signature = profile.signature
    council = (profile.council.name, profile.council.chair.name, profile.council.chair.title)
    return (profile.office, *profile.address, *council, signature.authority, signature.name, signature.function)
