"""What a document is, from its words alone."""

import json
from pathlib import Path

import pytest

from corpus.model import Block, BlockKind, DocumentKind
from ingest.parsers import classify, explain

TEXTS = {
    DocumentKind.INTERPELLATION: [
        "INTERPELACJA\nw sprawie mostu\n\nSzanowny Panie Burmistrzu,\nproszę o informację, kiedy most będzie gotowy.",
        "Zalesin, 3 maja 2026 r.\nNa podstawie art. 24 ust. 3 ustawy o samorządzie gminnym składam interpelację "
        "w sprawie żłobka.",
        "I N T E R P E L A C J A\n\nSzanowna Pani Prezydent, czy powstanie park?",
    ],
    DocumentKind.ENQUIRY: [
        "ZAPYTANIE\nw sprawie godzin otwarcia biblioteki\n\nKiedy biblioteka będzie czynna?",
        "Szanowny Panie Prezydencie,\nzwracam się z zapytaniem, czy fontanna działa.",
    ],
    DocumentKind.REPLY: [
        "Odpowiadając na Pani interpelację w sprawie mostu, informuję, że stoi.\n\nz up. BURMISTRZA\nJan Kot",
        "Odpowiedź na interpelację nr 7\nSzanowny Panie Radny,\nprzedstawiam następujące informacje.",
        "Dotyczy: interpelacji nr 12 w sprawie wiat\nSzanowna Pani Radna,\nwiaty zostaną wymienione.",
        "Dot. pisma z 3 maja br. Radnej Anny Kot w sprawie wiat (interpelacja nr 12)\nWiaty wymieniono.",
        "w nawiązaniu do zapytania Pana Radnego wyjaśniam, że most jest bezpieczny.",
    ],
    DocumentKind.PLEDGES: [
        "Program wyborczy\n\nZbudujemy park\n\nStopień realizacji zadania\nTrwa projekt.\n\nUtworzymy żłobek\n\n"
        "Stopień realizacji zadania\nZrealizowano.",
        "1. Park\nStatus: w realizacji\n2. Żłobek\nStatus: zrealizowano\n3. Most\nStatus: niezrealizowane",
    ],
    DocumentKind.NEWS: [
        "Nowy park otwarty\n\n2026-03-26\n\nW sobotę otwarto park przy ul. Długiej.",
        "Park otwarty dla mieszkańców od soboty 2026-03-26\n\nW sobotę otwarto park.",
    ],
    DocumentKind.MINUTES: [
        "PROTOKÓŁ NR IX/2026\nz IX sesji Rady Miasta Zalesin\nLista obecności stanowi załącznik.",
        "Transkrypcja stenogramu obrad III sesji Rady Miasta\nObrady rozpoczęto o godz. 10.30.",
    ],
    DocumentKind.SLIDES: ["Prezentacja\nMetropolia\n\nCele\n\nDziękujemy za uwagę"],
    DocumentKind.SUBMISSION: [
        "UWAGA DO PROJEKTU PLANU MIEJSCOWEGO\nTreść uwagi\nWnoszę o zieleń na działce 12/4.",
        "PISMO DOTYCZĄCE AKTU PLANOWANIA PRZESTRZENNEGO\n1. Organ, do którego składane jest pismo",
        "Wnoszę o przeznaczenie działek nr 12/25 i 12/27 obręb 34 pod park.",
    ],
    DocumentKind.OTHER: ["Notatka z narady. Ustalono terminy odbiorów.", "", "Umowa najmu lokalu nr 3."],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TEXTS.items() for text in texts])
def test_kind_by_content(kind: DocumentKind, text: str) -> None:
    assert classify(text) is kind


def test_a_decision_gives_its_reasons() -> None:
    decision = explain(TEXTS[DocumentKind.REPLY][0])
    assert decision.score >= 3
    assert "odpowiada na pismo" in decision.reasons


def test_a_message_is_named_by_its_subject() -> None:
    fields = {"from": "Anna Kot <a.kot@rada.example>", "subject": "Interpelacja w sprawie wiat"}
    assert classify("Dzień dobry, proszę o informację o wiatach.", (), fields) is DocumentKind.INTERPELLATION


def test_a_rows_subject_does_not_make_a_reply_an_interpellation() -> None:
    fields = {"subject": "Interpelacja w sprawie wiat"}
    assert classify("Odpowiadając na interpelację, informuję, że wiaty są.", (), fields) is DocumentKind.REPLY


def test_many_pages_of_few_words_are_slides() -> None:
    pages = ["Budżet 2026\n\n• drogi\n• szkoły", "Drogi\n\n• 12 ulic", "Szkoły\n\n• 3 remonty", "Terminy\n\n• maj"]
    text = "\n\n".join(pages)
    blocks, at = [], 0
    for number, page in enumerate(pages, 1):
        blocks.append(Block(BlockKind.HEADING, at, at + len(page), number, 0))
        at += len(page) + 2
    assert classify(text, blocks) is DocumentKind.SLIDES


@pytest.mark.data
def test_every_letter_of_the_sejm_is_a_reply(data_dir: Path) -> None:
    with (data_dir / "sejm" / "letters.jsonl").open(encoding="utf-8") as lines:
        kinds = [classify(json.loads(line)["text"]) for line in lines]
    assert kinds.count(DocumentKind.REPLY) >= 0.99 * len(kinds)


@pytest.mark.data
@pytest.mark.parametrize(
    ("seed", "kind"),
    [
        ("000", DocumentKind.REPLY),
        ("001", DocumentKind.NEWS),
        ("002", DocumentKind.PLEDGES),
        ("003", DocumentKind.SLIDES),
        ("004", DocumentKind.PLEDGES),
    ],
)
def test_founding_documents(data_dir: Path, seed: str, kind: DocumentKind) -> None:
    assert classify((data_dir / "seeds" / f"{seed}.txt").read_text(encoding="utf-8")) is kind
