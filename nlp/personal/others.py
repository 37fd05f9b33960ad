"""Dates of birth, car plates, parcels, and signatures that name no one."""

import re
from collections.abc import Iterator

from corpus.model import Finding, PersonalKind
from corpus.months import MONTHS_GENITIVE
from nlp.personal.context import Context

_MONTH = rf"(?:{'|'.join(MONTHS_GENITIVE)}|[IVX]{{1,4}})"
_DATE = (
    rf"(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{2,4}}|\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}}|\d{{1,2}}\.?\s+{_MONTH}\s+\d{{4}})"
    rf"(?!\d)(?:\s*r\.|\s+roku)?|\w+go(?:\s+\w+go)?\s+{_MONTH}\s+(?:tysiąc|dwa\s+tysi|dwutysi)\w*(?:\s+\w+){{0,4}}?\s+r(?:oku|\.)"
)
_BIRTH = re.compile(
    rf"(?<!\w)(?:ur(?:\.|odz\.)|urodz(?:on\w+|ił\w*)|dat[aąęy]\w*\s+ur(?:odzenia|\.))(?:\s+si[ęe])?"
    rf"(?:\s+(?:w\s+)?(?:dni[au]|dn\.))?[\s:.–-]*(?P<date>{_DATE})",
    re.IGNORECASE,
)
_PLATE = re.compile(r"(?<![\w/-])[BCDEFGKLNOPRSTWZ][A-Z]{0,2}[ -]?(?=[A-Z]*\d)[0-9A-Z]{4,5}(?![\w/]|-\d)")
_VEHICLE = re.compile(
    r"\b(?:samoch[oó]d\w*|pojazd\w*|auto|auta|autem|motocykl\w*|motorow\w*|ciężarów\w*|rejestracyjn\w*|nr\s+rej\.?|rej\."
    r"|tablic\w*|kierowc\w*|zaparkowan\w*|parkuje)\b",
    re.IGNORECASE,
)
_PARCEL = re.compile(
    r"(?<!\w)(?:działk\w+|działek|dz\.|parcel\w+)(?:\s+(?:ewid\w*\.?|ew\.|gruntu|oznaczon\w+|o))*\s*(?:(?:nr|numer\w*|nry)\s*\.?\s*)"
    r"(?P<numbers>\d{1,5}(?:/\d{1,4})?(?:\s*(?:[,;]|i|oraz)\s*\d{1,5}(?:/\d{1,4})?(?![\d.%]))*)(?!\d)"
    r"|(?<!\w)(?:działk\w+|działek|dz\.)[^\d\n]{1,45}?(?P<single>\d{1,5}/\d{1,4}"
    r"(?:\s*(?:[,;]|i|oraz)\s*\d{1,5}/\d{1,4})*)(?!\d)",
    re.IGNORECASE,
)
_UNREADABLE = re.compile(
    r"(?<!\w)(?:(?:własnoręczn\w+\s+)?podpis\w*\s*[:(]?\s*(?:nieczyteln\w+|odręczn\w+)|nieczyteln\w+\s+podpis\w*)",
    re.IGNORECASE,
)


def find_births(text: str) -> Iterator[Finding]:
    """Yield dates of birth: "ur. 12.03.1961", "urodzona 3 maja 1950 r."."""
    for match in _BIRTH.finditer(text):
        digits = re.sub(r"\W+", ".", match["date"]).lower()
        yield Finding(PersonalKind.BIRTH_DATE, *match.span("date"), "birth_date.keyword", 0.97, f"birth:{digits}")


def find_plates(text: str, context: Context) -> Iterator[Finding]:
    """Yield car plates beside a word for a vehicle or its registration."""
    for match in _PLATE.finditer(text):
        announced = context.kind_at(match.start())
        near = _VEHICLE.search(text, max(0, match.start() - 60), match.start())
        beside = _VEHICLE.search(context.distance(match.start()))
        if announced == "car_plate" or (near and (beside or announced in {"", "other"})):
            plate = re.sub(r"\W", "", match[0])
            yield Finding(PersonalKind.CAR_PLATE, *match.span(), "car_plate.keyword", 0.85, f"plate:{plate}")


def find_parcels(text: str) -> Iterator[Finding]:
    """Yield numbers of parcels, for review: most belong to no person, and a plan without them says nothing."""
    for match in _PARCEL.finditer(text):
        group = "numbers" if match["numbers"] else "single"
        numbers = re.sub(r"\s", "", match[group])
        yield Finding(PersonalKind.PARCEL, *match.span(group), "parcel.number", 0.5, f"parcel:{numbers}", review=True)


def find_unreadable(text: str) -> Iterator[Finding]:
    """Yield the words that stand for a signature that cannot be read."""
    for match in _UNREADABLE.finditer(text):
        yield Finding(PersonalKind.SIGNATURE, *match.span(), "signature.unreadable", 0.9, f"signature:{match.start()}")
