"""What officers read in place of the domain's English values."""

KINDS = {
    "interpellation": "interpelacja",
    "enquiry": "zapytanie",
    "reply": "odpowiedź",
    "pledges": "program ze stopniem realizacji",
    "news": "komunikat",
    "minutes": "protokół",
    "slides": "prezentacja",
    "submission": "zgłoszenie",
    "other": "dokument",
}
"""Kinds of documents, in the nominative."""


def kind_of(name: str) -> str | None:
    """Return the kind that a word names, in English or in Polish; `None` where it names none."""
    wanted = name.strip().lower()
    return wanted if wanted in KINDS else next((kind for kind, label in KINDS.items() if label == wanted), None)


def kinds_named() -> str:
    """Return all kinds with their Polish names, for a message."""
    return ", ".join(f"{kind} ({label})" for kind, label in KINDS.items())


FORMS = {"feminine": "forma żeńska", "masculine": "forma męska", "unknown": "forma nieznana"}
"""Grammatical forms of a person's name."""
