"""A draft as a Word document that an officer edits and signs: the letter, its notes and sources, the officer's card."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

import docx
from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from api.docx_card import notice, numbered_list, write_card
from api.docx_notes import Footnotes
from api.docx_runs import Shade, write
from api.docx_styles import footers, letterhead, next_section, prepare, running_head
from api.docx_text import NBSP, before_note, clean, marked, typeset
from api.labels import KINDS
from corpus.knowledge import CityProfile
from corpus.model import Answer, AnswerStatus, Citation, Draft, DraftLetter, DraftSentence, Source
from corpus.months import format_date

_TITLES = ("Pani", "Pan", "Pani/Pan")
_FAILED = "[NIE PRZESZŁO KONTROLI – zob. karta dla referenta]"
_NEW_PARAGRAPH_AFTER = 350
_EPOCH = (1980, 1, 1, 0, 0, 0)


def render_reply(draft: Draft, profile: CityProfile) -> bytes:
    """Return the draft as DOCX.

    Every cited sentence carries footnotes (document, page, quote); the sources follow the signature; the officer's
    card stands on a page of its own. Markers, gaps and failed sentences are highlighted and named in words as well.

    Args:
        draft: The draft; it is not judged here, only shown.
        profile: The city whose letterhead it bears.

    Returns:
        The file's bytes: the same for the same draft.
    """
    document = docx.Document()
    prepare(document)
    _properties(document, draft)
    notes = _Notes(draft.sources)
    _letter(document, draft, notes)
    _sources(document, draft.sources)
    _frame(document, draft, profile)
    write_card(document, draft)
    notes.footnotes.attach(document)
    return _same_bytes(document)


class _Notes:
    """Footnotes of a sentence's citations, one a document; the same spans cited again refer to their first note."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.footnotes = Footnotes()
        self._names = {source.document_id: source.name for source in sources}
        self._first: dict[tuple[Citation, ...], int] = {}

    def add(self, paragraph: Paragraph, citations: Sequence[Citation]) -> None:
        for position, group in enumerate(_by_document(citations)):
            if position:
                paragraph.add_run(f",{NBSP}", style="footnote reference")
            if group in self._first:
                self.footnotes.add(paragraph, f"Zob. przypis {self._first[group]}.")
            else:
                self._first[group] = self.footnotes.add(paragraph, self._text(group))

    def _text(self, group: tuple[Citation, ...]) -> str:
        title, name = group[0].title, self._names.get(group[0].document_id, "")
        file = f" ({name})" if name and name != title else ""
        return f"{title}{file}, {'; '.join(map(_quote, group))}."


def _by_document(citations: Sequence[Citation]) -> list[tuple[Citation, ...]]:
    groups: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        groups.setdefault((citation.document_id, citation.version), []).append(citation)
    return [tuple(group) for group in groups.values()]


def _quote(citation: Citation) -> str:
    words, _ = before_note(citation.quote.strip())
    return f"s.{NBSP}{citation.page}: „{words}”"


def _letter(document: Document, draft: Draft, notes: _Notes) -> None:
    letter = draft.letter
    _head(document, letter)
    for position, line in enumerate(letter.addressee):
        paragraph = document.add_paragraph(style="Adresat")
        paragraph.paragraph_format.space_before = Pt(8 if position and line in _TITLES else 0)
        write(paragraph, line)
    salutation = document.add_paragraph()
    salutation.paragraph_format.space_before = Pt(18)
    write(salutation, letter.salutation, bold=True)
    write(document.add_paragraph(), letter.opening)
    for answer in draft.answers:
        _answer(document, answer, notes)
    closing = document.add_paragraph()
    closing.paragraph_format.space_before = Pt(12)
    write(closing, letter.closing)
    _signature(document, letter.signature)


def _head(document: Document, letter: DraftLetter) -> None:
    line = document.add_paragraph(style="Znak i data")
    write(line, f"Znak sprawy: {letter.reference}\t{letter.place_date}")


def _answer(document: Document, answer: Answer, notes: _Notes) -> None:
    document.add_heading(f"Ad {answer.question.number}.", level=1)
    asked = answer.question.text
    write(document.add_paragraph(style="Pytanie"), asked[:1].upper() + asked[1:])
    for group in _paragraphs(answer.sentences):
        paragraph = document.add_paragraph()
        for position, sentence in enumerate(group):
            if position:
                paragraph.add_run(" ")
            if sentence.frame and answer.status is AnswerStatus.NO_BASIS:
                write(paragraph, sentence.text, shade=Shade.WORKING)
            else:
                _sentence(paragraph, sentence, notes)
    gap = _gap(answer)
    if gap:
        write(document.add_paragraph(), gap)


def _paragraphs(sentences: Iterable[DraftSentence]) -> Iterator[list[DraftSentence]]:
    """Group sentences: a new paragraph begins where the source changes and enough stands in the last one."""
    group: list[DraftSentence] = []
    source = ""
    for sentence in sentences:
        cited = sentence.citations[0].document_id if sentence.citations else source
        if group and cited != source and sum(len(s.text) for s in group) > _NEW_PARAGRAPH_AFTER:
            yield group
            group = []
        group.append(sentence)
        source = cited
    if group:
        yield group


def _sentence(paragraph: Paragraph, sentence: DraftSentence, notes: _Notes) -> None:
    failed = None if sentence.passed else Shade.FAILED
    words, stop = before_note(typeset(sentence.text)) if sentence.citations else (typeset(sentence.text), "")
    write(paragraph, words, shade=failed)
    notes.add(paragraph, sentence.citations)
    if stop:
        write(paragraph, stop, shade=failed)
    if not sentence.passed:
        write(paragraph, f" {_FAILED}", shade=Shade.FAILED, bold=True)


def _gap(answer: Answer) -> str:
    unit = f"; jednostka właściwa: {answer.refer_to}" if answer.refer_to else ""
    if answer.status is AnswerStatus.NO_BASIS:
        return f"[DO UZUPEŁNIENIA: odpowiedź na pytanie {answer.question.number}{unit}]"
    if answer.status is AnswerStatus.PARTIAL:
        return f"[DO UZUPEŁNIENIA: pozostała część odpowiedzi na pytanie {answer.question.number}{unit}]"
    return ""


def _signature(document: Document, lines: tuple[str, ...]) -> None:
    for position, line in enumerate(lines):
        paragraph = document.add_paragraph(style="Podpis")
        if position <= 1:
            paragraph.paragraph_format.space_before = Pt(24 if position == 0 else 30)
        write(paragraph, line, bold=position == 1)
    if lines:
        document.paragraphs[-1].paragraph_format.keep_with_next = False


def _sources(document: Document, sources: tuple[Source, ...]) -> None:
    heading = document.add_heading("Wykaz źródeł", level=1)
    heading.paragraph_format.space_before = Pt(30)
    if not sources:
        document.add_paragraph("Projekt nie powołuje żadnego źródła.")
    numbered_list(document, (_source(source) for source in sources))


def _source(source: Source) -> str:
    date = f", {format_date(source.date)}" if source.date else ""
    pages = f", s. {', '.join(str(page) for page in source.pages)}" if source.pages else ""
    return f"{source.title} – {KINDS.get(source.kind, source.kind)}{date}{pages} (plik: {source.name})"


def _frame(document: Document, draft: Draft, profile: CityProfile) -> None:
    first = document.sections[0]
    reference = "" if _is_missing(draft.letter.reference) else draft.letter.reference
    letterhead(first, profile.office, profile.address)
    running_head(first, profile.office, reference)
    footers(first, notice(draft))
    card = next_section(document)
    running_head(card, "Karta dla referenta – do usunięcia przed wysłaniem", reference)
    footers(card, notice(draft))


def _is_missing(part: str) -> bool:
    return any(is_marker for _, is_marker in marked(part))


def _properties(document: Document, draft: Draft) -> None:
    properties = document.core_properties
    about = "projekt" if _is_missing(draft.letter.reference) else draft.letter.reference
    properties.title = clean(f"Odpowiedź – {about}")
    properties.subject = notice(draft)
    properties.language, properties.keywords, properties.comments = "pl-PL", "", ""
    properties.author = properties.last_modified_by = draft.approved_by or ""
    properties.created = properties.modified = draft.created.replace(tzinfo=None)


def _same_bytes(document: Document) -> bytes:
    """Save, with every member of the archive dated alike."""
    saved, result = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()
