"""Personal data found in a text, and what was removed of it."""

from dataclasses import dataclass, field
from enum import StrEnum


class PersonalKind(StrEnum):
    """What kind of personal data it is."""

    PERSON = "person"
    SIGNATURE = "signature"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    PESEL = "pesel"
    NIP = "nip"
    REGON = "regon"
    IDENTITY_CARD = "identity_card"
    PASSPORT = "passport"
    BANK_ACCOUNT = "bank_account"
    LAND_REGISTER = "land_register"
    PARCEL = "parcel"
    CAR_PLATE = "car_plate"
    BIRTH_DATE = "birth_date"
    OTHER = "other"


class RedactionMode(StrEnum):
    """What stands in the place of what was removed."""

    MASK = "mask"
    LABEL = "label"
    PSEUDONYM = "pseudonym"


class Ruling(StrEnum):
    """What a reviewer says of one finding."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data at one place of a text.

    Attributes:
        kind: What it is.
        start: Offset of its first character.
        end: Offset behind its last one.
        rule: Stable name of the rule that found it ("pesel.control", "person.model"), for the list of removals.
        certainty: In [0, 1].
        subject: Key shared by the mentions of one person (or one number) throughout a text, whatever their case ending;
            it holds the words themselves, so that no representation for a log shows it.
        control: Whether the control digit holds; `None` where the kind has none.
        review: Whether a person must decide: such a finding stays in the text until a reviewer accepts it.
    """

    kind: PersonalKind
    start: int
    end: int
    rule: str
    certainty: float
    subject: str = field(repr=False)
    control: bool | None = None
    review: bool = False


@dataclass(frozen=True, slots=True)
class Removal:
    """One entry of the list that goes with a redacted text. It never holds the removed words.

    Attributes:
        number: 1-based, in reading order.
        kind: What was removed.
        start: Offset of what stands there now, in the redacted text.
        end: Offset behind it.
        replacement: What stands there now ("[osoba 1]").
        rule: The rule that found it.
        certainty: In [0, 1].
        control: Whether the control digit held; `None` where the kind has none.
        ruling: What a reviewer said; a restored finding stands in the text as it was.
        page: Page of the source, where it has pages.
    """

    number: int
    kind: PersonalKind
    start: int
    end: int
    replacement: str
    rule: str
    certainty: float
    control: bool | None = None
    ruling: Ruling = Ruling.PROPOSED
    page: int | None = None
