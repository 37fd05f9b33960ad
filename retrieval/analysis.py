"""What search knows of one document version: its passages and the lemmas of each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.model import DocumentKind, Passage, StoredDocument, short_id
from nlp.lemmas import content_terms
from retrieval.passages import split_passages


@dataclass(frozen=True, slots=True)
class Analysed:
    """One document version, analysed once and then kept.

    Attributes:
        document_id: The document.
        version: The version.
        version_hash: Hash of the bytes that were read.
        kind: What it is.
        title: Lemmas of title and subject.
        passages: In reading order.
        opens: For each passage, whether it begins a paragraph.
        terms: For each passage, its lemmas.
    """

    document_id: str
    version: int
    version_hash: str
    kind: DocumentKind
    title: tuple[str, ...]
    passages: tuple[Passage, ...]
    opens: tuple[bool, ...]
    terms: tuple[tuple[str, ...], ...]

    @property
    def key(self) -> tuple[str, int]:
        """Document and version."""
        return self.document_id, self.version


def analyse(stored: StoredDocument) -> Analysed:
    """Split a document into passages and lemmatise them."""
    document = stored.document
    passages = split_passages(stored)
    subject = (document.letter and document.letter.subject) or ""
    title = document.title if subject in document.title else f"{document.title} {subject}"
    starts = {block.start for block in document.blocks}
    return Analysed(
        document_id=stored.document_id,
        version=stored.version,
        version_hash=document.version_hash,
        kind=document.kind,
        title=tuple(content_terms(title)),
        passages=passages,
        opens=tuple(p.start in starts or _after_gap(document.text, p.start) for p in passages),
        terms=tuple(tuple(content_terms(document.text[p.start : p.end])) for p in passages),
    )


def _after_gap(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start]
    return before.count("\n") > 1 or (start < 8 and not before.strip())


def to_json(analysed: Analysed) -> str:
    """Return the analysis as one line of JSON; the passages' ids follow from version and place."""
    plain = {
        "document": analysed.document_id,
        "version": analysed.version,
        "hash": analysed.version_hash,
        "kind": analysed.kind.value,
        "title": " ".join(analysed.title),
        "passages": [[p.start, p.end, p.page, p.heading] for p in analysed.passages],
        "opens": [int(opens) for opens in analysed.opens],
        "terms": [" ".join(terms) for terms in analysed.terms],
    }
    return json.dumps(plain, ensure_ascii=False)


def from_json(line: str) -> Analysed:
    """Return what `to_json` wrote; another form is a `KeyError`, `TypeError` or `ValueError`."""
    plain: Mapping[str, Any] = json.loads(line)
    name, version, digest = plain["document"], plain["version"], plain["hash"]
    passages = tuple(
        Passage(short_id(digest, start, end), name, version, ordinal, start, end, page, heading)
        for ordinal, (start, end, page, heading) in enumerate(plain["passages"])
    )
    return Analysed(
        document_id=name,
        version=version,
        version_hash=digest,
        kind=DocumentKind(plain["kind"]),
        title=tuple(plain["title"].split()),
        passages=passages,
        opens=tuple(bool(opens) for opens in plain["opens"]),
        terms=tuple(tuple(terms.split()) for terms in plain["terms"]),
    )
