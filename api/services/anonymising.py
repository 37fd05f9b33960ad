"""Anonymising files: what is personal in them, the file without it, and the list that goes with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from api.services.reading import Upload
from corpus.errors import InvalidRequestError
from corpus.knowledge import CityProfile
from corpus.model import DocumentKind, Finding, RedactionMode, Removal, Ruling, content_hash

if TYPE_CHECKING:
    from ingest.limits import Limits
    from ingest.redaction.surface import Mended, Surface
    from nlp.redaction import Redacted

OFFICIAL = frozenset({DocumentKind.INTERPELLATION, DocumentKind.ENQUIRY, DocumentKind.REPLY})
"""Letters whose authors, addressees and signatories hold public functions."""

RULINGS = {"accept": Ruling.ACCEPTED, "restore": Ruling.RESTORED}


@dataclass(frozen=True, slots=True)
class Found:
    """One finding for the reviewer, who has the file: its words are shown, and kept nowhere."""

    removal: Removal
    text: str
    review: bool


@dataclass(frozen=True, slots=True)
class Anonymised:
    """A file without its personal data.

    Attributes:
        name: Name for the new file.
        media_type: Its format.
        data: The new file.
        found: What was found, in reading order, with what was done about it.
        warnings: Polish sentences about what was not looked into.
    """

    name: str
    media_type: str
    data: bytes
    found: tuple[Found, ...]
    warnings: tuple[str, ...]

    @property
    def removals(self) -> tuple[Removal, ...]:
        """The list that goes with the file; it holds none of the removed words."""
        return tuple(one.removal for one in self.found)


def anonymise(
    upload: Upload,
    *,
    mode: RedactionMode,
    rulings: Mapping[int, Ruling],
    profile: CityProfile,
    limits: "Limits",
) -> Anonymised:
    """Return a file without the personal data in it, in its own format.

    Args:
        upload: A DOCX, PDF or text file.
        mode: What stands in the place of what goes.
        rulings: What a reviewer said, by number of the finding.
        profile: The city, whose mayor and chair hold public functions.
        limits: What reading may take.

    Raises:
        IngestError: The file cannot be read, or its format cannot be written anew.
        InvalidRequestError: A ruling names no finding.
    """
    from ingest.redaction.files import read_surface, rewrite
    from ingest.redaction.formats import SUFFIXES
    from ingest.redaction.surface import Change, mend
    from nlp.personal import find_personal
    from nlp.redaction import redact

    media_type, surface = read_surface(upload.data, upload.name, limits)
    mended = mend(surface.text)
    findings = find_personal(mended.text, public=public_names(upload.name, media_type, surface, profile))
    redacted = redact(mended.text, findings, mode, rulings=rulings, key=upload.name)
    _check(rulings, redacted)
    changes = [Change(*mended.source_span(edit.start, edit.end), edit.replacement) for edit in redacted.edits]
    return Anonymised(
        name=f"{_stem(upload)}-anonim{SUFFIXES[media_type]}",
        media_type=media_type,
        data=rewrite(upload.data, upload.name, media_type, surface=surface, changes=changes, limits=limits),
        found=_found(findings, redacted, mended, surface),
        warnings=surface.warnings,
    )


def _stem(upload: Upload) -> str:
    """Return the file's name without its ending, or a digest of the file where the name itself is personal."""
    from nlp.personal import find_personal

    stem = PurePath(upload.name).stem
    spoken = re.sub(r"[\W\d_]+", " ", stem).title()
    return f"dokument-{content_hash(upload.data)[:8]}" if find_personal(f"Pismo: {spoken}") else stem


def public_names(name: str, media_type: str, surface: "Surface", profile: CityProfile) -> frozenset[str]:
    """Return the people of a file who are known to hold public functions.

    These are the city's mayor and council's chair, and of an official letter its authors, addressee and signatory.
    """
    from ingest.clean import clean
    from ingest.parsers import parse
    from ingest.pipeline import is_word
    from ingest.raw import PAGE_BREAK, RawDocument, RawPage

    pages = tuple(RawPage(number, text) for number, text in enumerate(surface.text.split(PAGE_BREAK), 1))
    raw = RawDocument(name, media_type, pages)
    document = parse(clean(raw, known=is_word), raw)
    names = {profile.council.chair.name, profile.mayor.name}
    letter = document.letter
    if letter is not None and document.kind in OFFICIAL:
        names |= {author.name for author in letter.authors}
        names |= {one.name for one in (letter.addressee, letter.signatory) if one is not None}
    return frozenset(name for name in names if name)


def parse_rulings(given: Mapping[str, str]) -> dict[int, Ruling]:
    """Return a reviewer's rulings by number: `{"3": "restore", "5": "accept"}`.

    Raises:
        InvalidRequestError: A key is no number, or a value neither accept nor restore.
    """
    remedy = 'give numbers of findings with "accept" or "restore"'
    wrong = [f"{key}: {value}" for key, value in given.items() if not key.isdecimal() or value not in RULINGS]
    if wrong:
        raise InvalidRequestError(f"no ruling: {', '.join(wrong[:5])}", remedy=remedy)
    return {int(key): RULINGS[value] for key, value in given.items()}


def _check(rulings: Mapping[int, Ruling], redacted: "Redacted") -> None:
    unknown = sorted(set(rulings) - {removal.number for removal in redacted.removals})
    if unknown:
        what = f"no finding has the number {', '.join(map(str, unknown[:5]))}"
        raise InvalidRequestError(what, remedy=f"{len(redacted.removals)} findings are numbered from 1")


def _found(
    findings: tuple[Finding, ...], redacted: "Redacted", mended: "Mended", surface: "Surface"
) -> tuple[Found, ...]:
    """Return the removals with their pages and words; findings and removals have the same order."""
    return tuple(
        Found(
            replace(removal, page=surface.page_of(mended.starts[finding.start])),
            " ".join(mended.text[finding.start : finding.end].split()),
            finding.review,
        )
        for finding, removal in zip(findings, redacted.removals, strict=True)
    )
