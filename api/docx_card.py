"""The officer's page behind the letter: deadline with its calculation, what is missing, warnings, failed checks."""

from collections.abc import Iterable, Iterator

from docx.document import Document
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm
from docx.table import Table

from api.docx_runs import write
from api.docx_text import typeset
from corpus.model import AnswerStatus, CheckName, Draft, DraftSentence
from corpus.months import format_date

_NOTICE = "Projekt wygenerowany automatycznie – wymaga weryfikacji przez pracownika (art. 50 aktu o AI)"
_NOTICE_IN_FULL = (
    "Treść pisma została wygenerowana automatycznie przez system Referent na podstawie wskazanych źródeł i wymaga "
    "weryfikacji przez pracownika. Oznaczenie jest zgodne z art. 50 ust. 4 rozporządzenia (UE) 2024/1689 (akt "
    "w sprawie sztucznej inteligencji); można je usunąć dopiero wtedy, gdy osoba odpowiedzialna sprawdziła treść i za "
    "nią odpowiada."
)
_APPROVED_IN_FULL = (
    "Treść pisma przygotowano z pomocą systemu Referent na podstawie wskazanych źródeł. Zweryfikowała ją "
    "i ponosi za nią odpowiedzialność osoba: {who}. Zgodnie z art. 50 ust. 4 rozporządzenia (UE) 2024/1689 "
    "(akt w sprawie sztucznej inteligencji) tekst, który człowiek sprawdził i za którego publikację odpowiada, "
    "nie wymaga oznaczenia."
)
_WIDTHS = (Cm(5), Cm(11))
_CHECKS = {
    CheckName.CITED: "przypis do źródła",
    CheckName.READS_BACK: "zgodność cytatu ze źródłem",
    CheckName.NUMBERS: "liczby",
    CheckName.DATES: "daty",
    CheckName.AMOUNTS: "kwoty",
    CheckName.LEGAL: "przepisy prawa",
    CheckName.NAMES: "nazwy własne",
    CheckName.POLARITY: "zgodność przeczeń",
    CheckName.SUPPORT: "oparcie w źródle",
}


def notice(draft: Draft) -> str:
    """Return the line at the foot of every page: a draft needs review, an approved letter names who reviewed it."""
    if not draft.approved_by:
        return _NOTICE
    return f"Treść zweryfikowana i zatwierdzona przez: {_who(draft)} (art. 50 ust. 4 aktu o AI)"


def _who(draft: Draft) -> str:
    when = f", {format_date(draft.approved_at.date())}" if draft.approved_at else ""
    return f"{draft.approved_by}{when}"


def write_card(document: Document, draft: Draft) -> None:
    """Write the card at the end of the document; its section has been started."""
    document.add_paragraph("Karta dla referenta", style="Title")
    document.add_paragraph("Ta strona nie jest częścią pisma. Usuń ją przed wysłaniem.")
    _facts(document, draft)
    _section(
        document, "Termin i jego wyliczenie", draft.letter.due_steps, "Nie ustalono daty wpływu pisma.", "List Number"
    )
    _section(document, "Do uzupełnienia", tuple(_gaps(draft)), "Nic nie wymaga uzupełnienia.")
    _section(document, "Ostrzeżenia", draft.warnings, "Brak ostrzeżeń.")
    _section(document, "Zdania, które nie przeszły kontroli", tuple(_failures(draft)), _all_passed(draft))
    document.add_heading("Oznaczenie treści", level=1)
    text = _APPROVED_IN_FULL.format(who=_who(draft)) if draft.approved_by else _NOTICE_IN_FULL
    document.add_paragraph(typeset(text))


def _facts(document: Document, draft: Draft) -> None:
    due = format_date(draft.letter.due) if draft.letter.due else "[DO UZUPEŁNIENIA: data wpływu]"
    state = f"zatwierdzony przez: {_who(draft)}" if draft.approved_by else "projekt, niezatwierdzony"
    reason = (("Uzasadnienie zatwierdzenia", draft.approval_reason),) if draft.approval_reason else ()
    rows = (
        ("Termin odpowiedzi", due),
        ("Stan", state),
        *reason,
        ("Pytania", _counts(draft)),
        ("Przygotował", f"{draft.writer}, {format_date(draft.created.date())}"),
        ("Identyfikator projektu", draft.draft_id),
    )
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in rows:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        write(cells[1].paragraphs[0], value, bold=label == "Termin odpowiedzi")
    _layout(table)


def _layout(table: Table) -> None:
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before = spacing.space_after = Cm(0.08)
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EEF1F6"/>'
        row.cells[0]._tc.get_or_add_tcPr().append(parse_xml(shade))


def _counts(draft: Draft) -> str:
    wanted = (
        (AnswerStatus.ANSWERED, "z odpowiedzią"),
        (AnswerStatus.PARTIAL, "z odpowiedzią częściową"),
        (AnswerStatus.NO_BASIS, "bez podstaw w zbiorze"),
    )
    found = [(sum(answer.status is status for answer in draft.answers), label) for status, label in wanted]
    return f"{len(draft.answers)}, w tym: " + ", ".join(f"{label} – {count}" for count, label in found)


def _section(
    document: Document, heading: str, lines: tuple[str, ...], otherwise: str, style: str = "List Bullet"
) -> None:
    document.add_heading(heading, level=1)
    if not lines:
        document.add_paragraph(otherwise)
    numbered_list(document, lines, style)


def numbered_list(document: Document, lines: Iterable[str], style: str = "List Number") -> None:
    """Write a list; a numbered one starts at 1, whatever lists stand before it."""
    number = _restart(document, style) if style == "List Number" else None
    for line in lines:
        paragraph = document.add_paragraph(style=style)
        write(paragraph, line)
        if number is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number


def _restart(document: Document, style: str) -> int:
    numbering = document.part.numbering_part.element
    used = document.styles[style].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    (abstract,) = numbering.xpath(f'w:num[@w:numId="{used}"]/w:abstractNumId/@w:val')
    number = numbering.add_num(int(abstract))
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def _gaps(draft: Draft) -> Iterator[str]:
    yield from draft.letter.missing
    for answer in draft.answers:
        unit = f" Właściwa jednostka: {answer.refer_to}." if answer.refer_to else ""
        if answer.status is AnswerStatus.NO_BASIS:
            yield f"Pytanie {answer.question.number}: brak podstaw w zbiorze do udzielenia odpowiedzi.{unit}"
        elif answer.status is AnswerStatus.PARTIAL:
            yield f"Pytanie {answer.question.number}: zbiór pozwala odpowiedzieć tylko częściowo.{unit}"


def _failures(draft: Draft) -> Iterator[str]:
    for answer in draft.answers:
        for sentence in answer.sentences:
            if not sentence.passed:
                yield f"Pytanie {answer.question.number}: „{sentence.text}” – {_reasons(sentence)}."


def _reasons(sentence: DraftSentence) -> str:
    failed = (check for check in sentence.checks if not check.passed)
    return "; ".join(
        f"{_CHECKS[check.name]}: {check.detail}" if check.detail else _CHECKS[check.name] for check in failed
    )


def _all_passed(draft: Draft) -> str:
    sentences = [sentence for answer in draft.answers for sentence in answer.sentences if not sentence.frame]
    if not sentences:
        return "Projekt nie zawiera zdań opartych na źródłach."
    notes = sum(len(sentence.citations) for sentence in sentences)
    return f"Wszystkie zdania przeszły kontrolę (zdań: {len(sentences)}, cytowań: {notes})."
