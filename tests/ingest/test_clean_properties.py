"""What must hold for every text: nothing is invented, every kept character leads back, pages cover the text."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import BlockKind
from ingest.clean import Cleaned, clean
from ingest.raw import RawBlock, RawDocument, RawPage

SIGNS = "abc ąęż ABC Łó 019 .,:;?!-–•▪\uf0b7\u00a0\u00ad\u200b\ufb01[]()„”\t\n\r\x0c\x00§/1"
PHRASES = [
    "Szanowna Pani Radna,", "1. Ile to kosztuje?", "a) ile", "- ", "2/3", "Strona 2 z 5", "[1] Dz. U.",
    "1 Dz. U. poz. 3", "15 000", "000 zł", "Warszawa, 4 maja 2024 r.", "tel. 12 345 67 89 ul. Cicha 3",
    "wynagrodze-", "nie",
]  # fmt: skip
SENTENCES = ["Rada przyjęła plan.", "Most jest nowy,", "a park stary.", "Ile to kosztuje?"]

lines = st.one_of(st.text(alphabet=SIGNS, max_size=120), st.sampled_from(PHRASES), st.text(max_size=30))
page_texts = st.lists(lines, max_size=25).map("\n".join)
blocks = st.builds(
    RawBlock, st.text(alphabet=SIGNS, max_size=60), st.sampled_from([None, *BlockKind]), st.integers(0, 3)
)
flat_pages = st.builds(lambda text: ("text", text), page_texts)
block_pages = st.builds(lambda found: ("blocks", found), st.lists(blocks, max_size=8))


def build(pages: Sequence[tuple[str, object]]) -> RawDocument:
    made = []
    for number, (kind, content) in enumerate(pages, 1):
        if kind == "text":
            made.append(RawPage(number, str(content)))
        else:
            made.append(RawPage.of_blocks(number, content))  # type: ignore[arg-type]
    return RawDocument("x", "text/plain", tuple(made))


documents = st.lists(st.one_of(flat_pages, block_pages), min_size=1, max_size=4).map(build)


@settings(max_examples=300, deadline=None)
@given(documents)
def test_runs_read_back_and_ascend(raw: RawDocument) -> None:
    cleaned, source = clean(raw), raw.source_text
    end = 0
    for run in cleaned.runs:
        assert run.length > 0
        assert run.start >= end
        end = run.start + run.length
        assert cleaned.text[run.start : end] == source[run.source : run.source + run.length]
    assert end <= len(cleaned.text)


@settings(max_examples=200, deadline=None)
@given(documents)
def test_no_source_character_is_used_twice(raw: RawDocument) -> None:
    used = sorted((run.source, run.source + run.length) for run in clean(raw).runs)

    assert all(end <= start for (_, end), (start, _) in pairwise(used))


@settings(max_examples=300, deadline=None)
@given(documents)
def test_pages_cover_the_text(raw: RawDocument) -> None:
    cleaned = clean(raw)

    assert len(cleaned.pages) == len(raw.pages)
    assert cleaned.pages[0].start == 0
    assert cleaned.pages[-1].end == len(cleaned.text)
    assert all(page.end == after.start for page, after in pairwise(cleaned.pages))


@settings(max_examples=300, deadline=None)
@given(documents)
def test_blocks_cover_the_text_and_know_their_place(raw: RawDocument) -> None:
    cleaned = clean(raw)
    numbers = {page.number: page for page in cleaned.pages}
    end = 0
    for block in cleaned.blocks:
        assert end <= block.start < block.end
        assert cleaned.text[end : block.start].strip("\n") == ""
        page = numbers[block.page]
        assert page.start + block.page_start == block.start
        assert page.start <= block.start <= page.end
        end = block.end
    assert end == len(cleaned.text)


@settings(max_examples=100, deadline=None)
@given(documents)
def test_cleaning_is_deterministic(raw: RawDocument) -> None:
    assert clean(raw) == clean(raw)


def letters(cleaned: Cleaned) -> int:
    return sum(char.isalpha() for char in cleaned.text)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Rada przyjęła plan.", "Most jest nowy,", "a park stary.", "Ile to kosztuje?"]), max_size=9
    )
)
def test_no_word_of_plain_text_is_lost(sentences: list[str]) -> None:
    text = "\n".join(sentences)

    assert letters(clean(RawDocument("x", "y", (RawPage(1, text),)))) == sum(char.isalpha() for char in text)
