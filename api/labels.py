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

FORMS = {"feminine": "forma żeńska", "masculine": "forma męska", "unknown": "forma nieznana"}
"""Grammatical forms of a person's name."""
