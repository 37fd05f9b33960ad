"""One search of a text by every detector, without overlaps."""

from bisect import bisect_right
from collections.abc import Iterable

from corpus.model import Finding, PersonalKind
from nlp.personal.addresses import find_addresses
from nlp.personal.contacts import find_emails, find_phones
from nlp.personal.context import Context
from nlp.personal.entities import NamedSpans
from nlp.personal.forms import find_in_forms
from nlp.personal.identifiers import find_identifiers
from nlp.personal.others import find_births, find_parcels, find_plates, find_unreadable
from nlp.personal.persons import find_people
from nlp.personal.reserved import MASK


def scan(text: str, *, public: frozenset[str], named: NamedSpans) -> list[Finding]:
    """Return what all detectors find in `text`, in reading order; where two overlap, the surer one stays.

    Nothing that is found touches a mask.
    """
    context = Context(text)
    forms = list(find_in_forms(text, context))
    people = [*find_people(text, public, named), *(one for one in forms if one.kind is PersonalKind.PERSON)]
    people.sort(key=lambda person: person.start)
    found = [
        *(one for one in forms if one.kind is not PersonalKind.PERSON),
        *people,
        *find_identifiers(text, context),
        *find_emails(text),
        *find_phones(text, context),
        *find_addresses(text, people),
        *find_births(text),
        *find_plates(text, context),
        *find_parcels(text),
        *find_unreadable(text),
    ]
    return _without_overlaps(finding for finding in found if MASK[0] not in text[finding.start : finding.end])


def _without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(findings, key=_rank):
        place = bisect_right(kept, finding.start, key=lambda other: other.start)
        if (place == 0 or kept[place - 1].end <= finding.start) and (
            place == len(kept) or finding.end <= kept[place].start
        ):
            kept.insert(place, finding)
    return kept


def _rank(finding: Finding) -> tuple[bool, float, int, int]:
    return finding.review, -finding.certainty, finding.start - finding.end, finding.start
