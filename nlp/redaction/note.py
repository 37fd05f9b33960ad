"""The note that goes with a redacted text: what was removed, on what legal basis, by whom and in whose interest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import PersonalKind, Removal

_NAMES = {
    PersonalKind.PERSON: "imiona i nazwiska osób prywatnych",
    PersonalKind.SIGNATURE: "podpisy",
    PersonalKind.ADDRESS: "adresy zamieszkania i do korespondencji",
    PersonalKind.PHONE: "numery telefonów",
    PersonalKind.EMAIL: "adresy poczty elektronicznej",
    PersonalKind.PESEL: "numery PESEL",
    PersonalKind.NIP: "numery NIP",
    PersonalKind.REGON: "numery REGON",
    PersonalKind.IDENTITY_CARD: "serie i numery dowodów osobistych",
    PersonalKind.PASSPORT: "numery paszportów",
    PersonalKind.BANK_ACCOUNT: "numery rachunków bankowych",
    PersonalKind.LAND_REGISTER: "numery ksiąg wieczystych",
    PersonalKind.PARCEL: "numery działek",
    PersonalKind.CAR_PLATE: "numery rejestracyjne pojazdów",
    PersonalKind.BIRTH_DATE: "daty urodzenia",
    PersonalKind.OTHER: "inne dane osobowe",
}
_BASIS = (
    "Podstawa prawna: art. 5 ust. 2 ustawy z dnia 6 września 2001 r. o dostępie do informacji publicznej (ograniczenie "
    "ze względu na prywatność osoby fizycznej) w związku z art. 4 pkt 1 oraz art. 6 rozporządzenia Parlamentu "
    "Europejskiego i Rady (UE) 2016/679 (RODO)."
)
_KEPT = (
    "Imiona i nazwiska osób pełniących funkcje publiczne, mające związek z pełnieniem tych funkcji, pozostawiono jawne."
)


@dataclass(frozen=True, slots=True)
class NoteFields:
    """What only the office knows; an empty field stays a dotted line to be filled in.

    Attributes:
        document: What was redacted, as the sentence goes on behind "W dokumencie".
        redacted_by: Who did it: a person and a unit, or a unit.
        interest: In whose interest, in the genitive ("wnioskodawcy i osób wymienionych w piśmie").
        date: The day, as it is written.
    """

    document: str = ""
    redacted_by: str = ""
    interest: str = ""
    date: str = ""


def redaction_note(removals: Sequence[Removal], fields: NoteFields | None = None) -> str:
    """Return the Polish note on what was removed from a text: scope, legal basis, who, in whose interest.

    Only what really left the text is counted; without any, the note says that nothing was removed. The note holds
    kinds and numbers, never a removed word. The legal basis is a template that the officer answers for.
    """
    filled = fields or NoteFields()
    gone = Counter(removal.kind for removal in removals if removal.replacement)
    name = filled.document or "niniejszym"
    if not gone:
        return f"W dokumencie {name} nie wyłączono jawności żadnych danych."
    scope = "; ".join(f"{_NAMES[kind]} ({gone[kind]})" for kind in PersonalKind if gone[kind])
    lines = [
        f"W dokumencie {name} wyłączono jawność danych osobowych.",
        f"Zakres wyłączenia: {scope}.",
        _BASIS,
        f"Wyłączenia dokonano w interesie: {_field(filled.interest)}.",
        f"Wyłączenia dokonał(a): {_field(filled.redacted_by)}, dnia {_field(filled.date)}.",
        _KEPT,
    ]
    return "\n".join(lines)


def _field(value: str) -> str:
    return value.rstrip(".") or "……………………………"
