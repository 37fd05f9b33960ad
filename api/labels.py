"""What officers read in place of the domain's English values."""

from corpus.model import PersonalKind

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

PERSONAL = {
    PersonalKind.PERSON: "imię i nazwisko",
    PersonalKind.SIGNATURE: "podpis",
    PersonalKind.ADDRESS: "adres",
    PersonalKind.PHONE: "numer telefonu",
    PersonalKind.EMAIL: "adres e-mail",
    PersonalKind.PESEL: "numer PESEL",
    PersonalKind.NIP: "NIP",
    PersonalKind.REGON: "REGON",
    PersonalKind.IDENTITY_CARD: "numer dowodu osobistego",
    PersonalKind.PASSPORT: "numer paszportu",
    PersonalKind.BANK_ACCOUNT: "numer rachunku bankowego",
    PersonalKind.LAND_REGISTER: "numer księgi wieczystej",
    PersonalKind.PARCEL: "numer działki",
    PersonalKind.CAR_PLATE: "numer rejestracyjny pojazdu",
    PersonalKind.BIRTH_DATE: "data urodzenia",
    PersonalKind.OTHER: "inne dane osobowe",
}
"""Kinds of personal data."""

TONES = {"negative": "negatywny", "neutral": "neutralny", "positive": "pozytywny", "mixed": "mieszany"}
"""Tones of a text."""

STANCES = {
    "for": "za",
    "against": "przeciw",
    "conditional": "warunkowo",
    "neutral": "neutralnie",
    "off_topic": "poza tematem",
}
"""Positions towards a proposal."""

ROLES = {"leading": "wiodąca", "cooperating": "współpracująca", "alternative": "inna możliwa"}
"""What a unit does for a letter."""
