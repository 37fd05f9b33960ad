"""Surfaces: texts mended so that names are found, and changes that lead back into the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DamagedFileError
from ingest.redaction.surface import Change, Surface, applied, digest, mend, require_same
from ingest.wire import dump_order, dump_surface, load_order, load_surface


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("pana Kowal-\nskiego", "pana Kowalskiego"),
        ("pana Kowal\u00ad\r\nskiego", "pana Kowalskiego"),
        ("Kowalska-\nNowak", "Kowalska-Nowak"),
        ("w latach 2020-\n2021", "w latach 2020-\n2021"),
        ("Ko\u200bwal\u2060ski\ufeff", "Kowalski"),
        ("Ko\u202ewalski\u202c", "Kowalski"),
        ("Ste\ufb03", "Steffi"),
        ("\uff2aan", "Jan"),
        ("Wo\u0301jcik, Z\u0307ak, Sla\u0328ski", "Wójcik, Żak, Sląski"),
        ("zwykły tekst – bez zmian", "zwykły tekst – bez zmian"),
        ("", ""),
    ],
)
def test_texts_are_mended(source: str, mended: str) -> None:
    assert mend(source).text == mended


@pytest.mark.parametrize(
    ("source", "name", "span"),
    [
        ("do Kowal-\nskiego tu", "Kowalskiego", "Kowal-\nskiego"),
        ("to Sla\u0328ski tu", "Sląski", "Sla\u0328ski"),
        ("to Rola\u0328 tu", "Rolą", "Rola\u0328"),
        ("to Ste\ufb03 tu", "Stef", "Ste\ufb03"),
        ("to \u200bJan\u200b tu", "Jan", "Jan"),
    ],
)
def test_a_span_of_the_mended_text_takes_all_of_its_source(source: str, name: str, span: str) -> None:
    made = mend(source)
    start = made.text.index(name)
    begin, end = made.source_span(start, start + len(name))
    assert source[begin:end] == span


@given(st.text(alphabet=st.sampled_from("aąĄZż-\n\r \u00ad\u200b\ufb01\u0301\u0328\uff21\U000e0041"), max_size=60))
def test_every_mended_character_leads_back(source: str) -> None:
    made = mend(source)
    assert len(made.text) == len(made.starts) == len(made.ends)
    assert all(0 <= start < end <= len(source) for start, end in zip(made.starts, made.ends, strict=True))
    assert list(made.starts) == sorted(made.starts)
    assert list(made.ends) == sorted(made.ends)


@given(st.text(max_size=40), st.data())
def test_changes_are_made_where_they_are_said(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    made = applied(text, [Change(start, end, "█") for start, end in spans])
    kept = len(text) - sum(end - start for start, end in spans)
    assert len(made) == kept + len(spans)
    assert applied(text, []) == text


def test_pages_are_told_by_offset() -> None:
    surface = Surface("jeden\fdwa", (0, 6))
    assert [surface.page_of(offset) for offset in (0, 5, 6, 8)] == [1, 1, 2, 2]
    assert Surface("bez stron").page_of(3) is None


def test_another_reading_of_a_file_is_refused() -> None:
    require_same("tekst", digest("tekst"), "a.pdf")
    with pytest.raises(DamagedFileError, match=r"a\.pdf was read in two ways"):
        require_same("tekst", digest("tekst "), "a.pdf")
    assert digest("\ud800")


def test_surfaces_and_orders_pass_between_processes() -> None:
    import json

    surface = Surface("zażółć \ud83d\f", (0, 9), ("Uwaga.",))
    assert load_surface(json.loads(dump_surface(surface))) == surface
    changes = [Change(0, 3, "[osoba 1]")]
    assert load_order(json.loads(json.dumps(dump_order(surface, changes)))) == (changes, digest(surface.text))
    with pytest.raises(DamagedFileError):
        load_surface({"kind": "surface", "text": "a", "pages": ["x"]})
    with pytest.raises(DamagedFileError):
        load_surface({"kind": "error", "code": "ING-004", "what": "w", "remedy": "r"})
