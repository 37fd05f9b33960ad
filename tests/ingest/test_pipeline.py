"""From paths to a report that adds up."""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Document
from ingest.clean import Cleaned
from ingest.items import find_files, items_of_bytes
from ingest.limits import Limits
from ingest.pipeline import IngestFailure, ingest, read_bytes, read_path
from ingest.raw import RawDocument
from ingest.readers import jsonl
from ingest.report import IngestReport, ItemOutcome

Parse = Callable[[Cleaned, RawDocument], Document]
MakePdf = Callable[..., bytes]

MAIL = (
    "From: jan@lipowo.example\nSubject: Park\nDate: Mon, 5 May 2025 10:00:00 +0200\nMIME-Version: 1.0\n"
    'Content-Type: multipart/mixed; boundary="G"\n\n--G\nContent-Type: text/plain\n\nProsze o park.\n'
    '--G\nContent-Type: text/plain\nContent-Disposition: attachment; filename="plan.txt"\n\nPlan.\n'
    '--G\nContent-Type: application/zip\nContent-Disposition: attachment; filename="a.zip"\n\nPK\x03\x04\n--G--\n'
)


@dataclass(frozen=True)
class Put:
    document_id: str
    version: int
    outcome: str


@dataclass
class MemoryStore:
    """A store of one dictionary, with the outcomes that `corpus.store` promises."""

    current: dict[str, Document] = field(default_factory=dict)
    batches: list[int] = field(default_factory=list)

    def put_many(self, given: Iterable[Document]) -> Sequence[Put]:
        documents = list(given)
        self.batches.append(len(documents))
        return [self._put(document) for document in documents]

    def _put(self, document: Document) -> Put:
        known = self.current.get(document.source)
        if known is not None and known.version_hash == document.version_hash:
            return Put(document.source, 1, "unchanged")
        if known is None and document.version_hash in self.known_hashes():
            return Put(document.source, 1, "unchanged")
        self.current[document.source] = document
        return Put(document.source, 1, "added" if known is None else "updated")

    def known_sources(self) -> Mapping[str, str]:
        return {source: document.version_hash for source, document in self.current.items()}

    def known_hashes(self) -> frozenset[str]:
        return frozenset(document.version_hash for document in self.current.values())


def counts(report: IngestReport) -> tuple[int, int, int, int]:
    assert report.added + report.unchanged + report.updated + report.refused == report.given
    assert report.refused == len(report.failures)
    return (report.added, report.unchanged, report.updated, report.refused)


@pytest.fixture
def folder(tmp_path: Path, make_pdf: MakePdf) -> Path:
    (tmp_path / "pod").mkdir()
    (tmp_path / ".ukryty").mkdir()
    (tmp_path / "pismo.txt").write_text("Kiedy powstanie park?", encoding="utf-8")
    (tmp_path / "pod" / "naprawde.txt").write_bytes(make_pdf([["Rada Miasta pyta o drogi."]]))
    (tmp_path / "list.eml").write_text(MAIL, encoding="utf-8")
    (tmp_path / "pusty.pdf").write_bytes(b"  \n")
    (tmp_path / "arkusz.csv").write_text("a;b;c\n1;2;3\n4;5;6\n", encoding="utf-8")
    (tmp_path / "~$pismo.docx").write_bytes(b"x")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / ".ukryty" / "a.txt").write_text("ukryte", encoding="utf-8")
    rows = [{"id": 7, "text": "Park.", "subject": "park"}, {"id": "8"}, "zle", {"id": "7", "text": "znowu"}]
    lines = [json.dumps(row) if row != "zle" else "{zle}" for row in rows]
    (tmp_path / "zbior.jsonl").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return tmp_path


def test_every_item_is_counted(folder: Path, plain_parse: Parse) -> None:
    store = MemoryStore()
    report = ingest([folder], store, parse=plain_parse)

    assert counts(report) == (5, 0, 0, 6)
    assert sorted(failure.code for failure in report.failures) == [
        "ING-001", "ING-001", "ING-008", "ING-008", "ING-008", "ING-009",
    ]  # fmt: skip
    sources = {Path(source).name for source in store.current}
    assert sources == {"pismo.txt", "naprawde.txt", "list.eml", "list.eml!plan.txt", "zbior.jsonl#7"}


def test_bad_rows_are_named_by_their_lines(folder: Path, plain_parse: Parse) -> None:
    report = ingest([folder / "zbior.jsonl"], MemoryStore(), parse=plain_parse)

    assert [message.message.partition(",")[2].split()[:2] for message in report.failures] == [
        ["line", "2"], ["line", "3"], ["line", "4"],
    ]  # fmt: skip


def test_reading_again_changes_nothing(folder: Path, plain_parse: Parse) -> None:
    store = MemoryStore()
    ingest([folder], store, parse=plain_parse)
    before = dict(store.current)

    assert counts(ingest([folder], store, parse=plain_parse)) == (0, 5, 0, 6)
    assert store.current == before


def test_known_files_are_not_read_again(folder: Path, plain_parse: Parse) -> None:
    store = MemoryStore()
    ingest([folder / "pismo.txt", folder / "zbior.jsonl"], store, parse=plain_parse)

    def refuse(_cleaned: Cleaned, _raw: RawDocument) -> Document:
        raise AssertionError("read again")

    assert counts(ingest([folder / "pismo.txt", folder / "zbior.jsonl"], store, parse=refuse)) == (0, 2, 0, 3)


def test_changed_file_is_a_new_version(folder: Path, plain_parse: Parse) -> None:
    store = MemoryStore()
    ingest([folder / "pismo.txt"], store, parse=plain_parse)
    (folder / "pismo.txt").write_text("Kiedy powstanie most?", encoding="utf-8")

    assert counts(ingest([folder / "pismo.txt"], store, parse=plain_parse)) == (0, 0, 1, 0)


def test_same_bytes_elsewhere_are_unchanged(folder: Path, plain_parse: Parse) -> None:
    store = MemoryStore()
    ingest([folder / "pismo.txt"], store, parse=plain_parse)
    (folder / "kopia.txt").write_bytes((folder / "pismo.txt").read_bytes())

    assert counts(ingest([folder / "kopia.txt"], store, parse=plain_parse)) == (0, 1, 0, 0)


def test_store_takes_batches(tmp_path: Path, plain_parse: Parse) -> None:
    lines = [json.dumps({"id": at, "text": f"Pismo {at}."}) for at in range(250)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    store = MemoryStore()

    assert counts(ingest([tmp_path], store, parse=plain_parse)) == (250, 0, 0, 0)
    assert store.batches == [100, 100, 50]


def test_progress_reaches_its_total(folder: Path, plain_parse: Parse) -> None:
    seen: list[tuple[int, int | None]] = []
    report = ingest([folder], MemoryStore(), lambda done, total, _name: seen.append((done, total)), parse=plain_parse)

    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (report.given, report.given)
    assert seen[-2][1] == report.given


def test_fault_in_a_parser_costs_one_document(folder: Path, plain_parse: Parse) -> None:
    def parse(cleaned: Cleaned, raw: RawDocument) -> Document:
        if raw.name == "pismo.txt":
            raise KeyError("błąd")
        return plain_parse(cleaned, raw)

    report = ingest([folder], MemoryStore(), parse=parse)

    assert (report.added, report.refused) == (4, 7)


def test_paths_that_are_no_files(tmp_path: Path, plain_parse: Parse) -> None:
    os.mkfifo(tmp_path / "rura")
    (tmp_path / "zerwany").symlink_to(tmp_path / "nie ma")
    report = ingest([tmp_path, tmp_path / "brak.txt"], MemoryStore(), parse=plain_parse)

    assert counts(report) == (0, 0, 0, 3)
    assert {failure.code for failure in report.failures} == {"ING-004"}


def test_too_large_file_is_not_opened(folder: Path, plain_parse: Parse) -> None:
    found = list(read_path(folder / "pismo.txt", limits=Limits(max_bytes=5), parse=plain_parse))

    assert [item.code for item in found if isinstance(item, IngestFailure)] == ["ING-006"]


def test_files_are_sorted_and_once(folder: Path) -> None:
    found = find_files([folder, folder / "pismo.txt"])

    assert [path.name for path in found] == [
        "arkusz.csv", "list.eml", "pismo.txt", "naprawde.txt", "pusty.pdf", "zbior.jsonl",
    ]  # fmt: skip


def test_document_knows_its_bytes_and_source(plain_parse: Parse) -> None:
    found = list(read_bytes("Zażółć gęślą jaźń.".encode("cp1250"), "pismo.txt", "urzad:1", parse=plain_parse))

    assert len(found) == 1
    assert isinstance(found[0], Document)
    assert (found[0].text, found[0].source) == ("Zażółć gęślą jaźń.", "urzad:1")
    assert len(found[0].version_hash) == 64


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 40, "ING-002", "libreoffice"),
        (b"", "ING-009", "empty"),
        (bytes(range(256)), "ING-001", "PDF, DOCX"),
        (b"a;b;c\n1;2;3\n4;5;6\n", "ING-001", "CSV files are not read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "ING-002", "libreoffice"),
        (b"\xef\xbb\xbf \n", "ING-009", "empty"),
        ("\u200b\u200b\u00ad".encode(), "ING-003", "no text"),
    ],
)
def test_refusals_say_what_to_do(plain_parse: Parse, data: bytes, code: str, words: str) -> None:
    failure = next(iter(read_bytes(data, "pismo.doc", "x", parse=plain_parse)))

    assert isinstance(failure, IngestFailure)
    assert failure.code == code
    assert words in str(failure)


def test_messages_nest_only_so_deep(plain_parse: Parse) -> None:
    inner = b"From: a@b.example\nSubject: dno\n\nTekst."
    for _ in range(8):
        inner = b"From: a@b.example\nSubject: w\nContent-Type: message/rfc822\n\n" + inner
    found = list(read_bytes(inner, "list.eml", "x", parse=plain_parse))

    assert [item.code for item in found if isinstance(item, IngestFailure)][-1] == "ING-006"


ROWS = st.dictionaries(
    st.sampled_from(["id", "text", "date", "other"]), st.one_of(st.text(max_size=9), st.integers(), st.none())
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(ROWS.map(json.dumps), st.text(max_size=20)), max_size=8))
def test_every_line_of_a_corpus_is_one_row(lines: list[str]) -> None:
    data = "\n".join(line.replace("\n", " ") for line in lines).encode("utf-8", "replace")
    rows = list(jsonl.rows(data, "a.jsonl"))

    assert all((row.raw is None) is (row.error is not None) for row in rows)
    assert len(rows) == sum(bool(line.strip()) for line in data.decode().split("\n"))


@given(st.permutations(["id", "text", "date", "subject"]))
def test_order_of_keys_changes_no_hash(keys: list[str]) -> None:
    row = json.dumps({key: f"wartość {key}" for key in keys})
    fixed = json.dumps({key: f"wartość {key}" for key in sorted(keys)})

    first, second = (next(iter(items_of_bytes(line.encode(), "a.jsonl", "a"))) for line in (row, fixed))
    assert first.version_hash == second.version_hash
    assert first.source == second.source == "a#wartość id"


def test_row_fields_are_text() -> None:
    row = {"id": 5, "text": "Park.", "addressees": ["a", "b"], "extension": False, "number": 12, "nested": {"x": 1}}
    raw = next(iter(jsonl.rows(json.dumps(row).encode(), "a.jsonl"))).raw

    assert raw is not None
    assert raw.fields == {"id": "5", "addressees": "a; b", "extension": "false", "number": "12"}


def test_outcomes_are_those_of_the_store() -> None:
    from corpus.model.stored import Outcome

    assert {outcome.value for outcome in Outcome} | {"refused"} == {outcome.value for outcome in ItemOutcome}
