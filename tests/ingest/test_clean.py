"""What cleaning does to lines, by example."""

from collections.abc import Callable

import pytest

from corpus.model import BlockKind
from ingest.clean import Cleaned, clean
from ingest.raw import RawBlock, RawDocument, RawPage

TextDocument = Callable[..., RawDocument]

LONG = "Miasto prowadzi rozmowy z przedsiębiorcami o nowych miejscach pracy w dzielnicach"
FULL = "oraz o remontach ulic, które rozpoczną się wiosną i potrwają do końca przyszłego"


def texts(cleaned: Cleaned, kind: BlockKind | None = None) -> list[str]:
    return [cleaned.text[b.start : b.end] for b in cleaned.blocks if kind is None or b.kind is kind]


def wrapped(*lines: str) -> str:
    """Lines among enough full ones, so that the text counts as wrapped."""
    return "\n".join([LONG, FULL, "roku.", "", *lines, "", LONG, FULL, "roku."])


def middle(cleaned: Cleaned) -> list[str]:
    return texts(cleaned)[1:-1]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Radni pytają o wysokość wynagrodze-", "nia oraz o terminy wypłat dla pracowników."],
         ["Radni pytają o wysokość wynagrodzenia oraz o terminy wypłat dla pracowników."]),
        (["Urząd rozwija portal, w którym są wszystkie potrzebne mieszkańcom miasta e-", "usługi publiczne."],
         ["Urząd rozwija portal, w którym są wszystkie potrzebne mieszkańcom miasta e-usługi publiczne."]),
        (["Opracowano dokument o charakterze strategicznym, czyli program społeczno-", "gospodarczy miasta."],
         ["Opracowano dokument o charakterze strategicznym, czyli program społeczno-gospodarczy miasta."]),
        (["Koszt przebudowy ulicy wraz z oświetleniem i zielenią przyuliczną wyniósł 15 000", "000 zł brutto."],
         ["Koszt przebudowy ulicy wraz z oświetleniem i zielenią przyuliczną wyniósł 15 000 000 zł brutto."]),
        (["Spotkanie przedstawicieli Prezydenta                                     ", "i Urzędu Miasta odbyło się."],
         ["Spotkanie przedstawicieli Prezydenta i Urzędu Miasta odbyło się."]),
        (["Korzyści wynikają z działalności firm                        w mieście i poza nim, co widać w danych."],
         ["Korzyści wynikają z działalności firm w mieście i poza nim, co widać w danych."]),
        (["Zgodnie z przepisami obowiązującymi od początku roku, a zwłaszcza z art. 24 ust.", "3. ustawy, odpowiadam."],
         ["Zgodnie z przepisami obowiązującymi od początku roku, a zwłaszcza z art. 24 ust. 3. ustawy, odpowiadam."]),
        (["Czy miasto wybuduje w tej dzielnicy nowe przedszkole i żłobek dla najmłodszych?", "Tak, w 2027 r."],
         ["Czy miasto wybuduje w tej dzielnicy nowe przedszkole i żłobek dla najmłodszych?", "Tak, w 2027 r."]),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(text_document: TextDocument, lines: list[str], expected: list[str]) -> None:
    assert middle(clean(text_document(wrapped(*lines)))) == expected


@pytest.mark.parametrize("bullet", ["\uf0b7", "▪", "➢", "•", "‒", "–", "\uf02d", "«"])
def test_bullets_become_one(text_document: TextDocument, bullet: str) -> None:
    cleaned = clean(text_document(wrapped("Zadania:", f"{bullet} remont chodnika,", f"{bullet}  nowe latarnie.")))

    assert texts(cleaned, BlockKind.LIST_ITEM) == ["• remont chodnika,", "• nowe latarnie."]
    assert "• remont chodnika,\n• nowe latarnie." in cleaned.text


def test_bullet_on_its_own_line_takes_the_next(text_document: TextDocument) -> None:
    cleaned = clean(text_document(wrapped("Zadania: •", "remont chodnika, • nowe latarnie.")))

    assert texts(cleaned, BlockKind.LIST_ITEM) == ["• remont chodnika,", "• nowe latarnie."]


def test_dash_inside_a_wrapped_sentence_is_no_bullet(text_document: TextDocument) -> None:
    cleaned = clean(text_document(wrapped(LONG, "- ogłaszając co roku konkursy dla organizacji.")))

    assert middle(cleaned) == [f"{LONG} - ogłaszając co roku konkursy dla organizacji."]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Pytania:", "1. Ile drzew?", "2. Kiedy park?"], ["1. Ile drzew?", "2. Kiedy park?"]),
        (["Pytania:", "1) Ile drzew?", "a) lipy,", "b) klony?"], ["1) Ile drzew?", "a) lipy,", "b) klony?"]),
        (["Zakres:", "1.datę zawarcia,", "2.nazwę strony."], ["1.datę zawarcia,", "2.nazwę strony."]),
    ],
)  # fmt: skip
def test_numbered_items_are_blocks(text_document: TextDocument, lines: list[str], expected: list[str]) -> None:
    assert texts(clean(text_document(wrapped(*lines))), BlockKind.LIST_ITEM) == expected


def test_lettered_items_lie_deeper(text_document: TextDocument) -> None:
    cleaned = clean(text_document(wrapped("Pytania:", "1) Ile drzew?", "a) lipy,", "b) klony?")))

    assert [block.level for block in cleaned.blocks if block.kind is BlockKind.LIST_ITEM] == [1, 2, 2]


def test_salutation_and_address_keep_their_lines(text_document: TextDocument) -> None:
    cleaned = clean(
        text_document(wrapped("Pani", "Zofia Wilczek", "Radna Miasta", "Szanowna Pani Radna,", "odpowiadam."))
    )

    assert middle(cleaned) == ["Pani", "Zofia Wilczek", "Radna Miasta", "Szanowna Pani Radna,", "odpowiadam."]
    assert "Pani\nZofia Wilczek\nRadna Miasta" in cleaned.text


def test_long_lines_are_paragraphs_of_their_own(text_document: TextDocument) -> None:
    first, second = (LONG + " " + FULL + " roku.", "w 2024 r. – 16 drzew,")
    cleaned = clean(text_document(f"{first}\n\n{second}\n{first}"))

    assert texts(cleaned) == [first, second, first]


def test_headings_introduce_what_follows(text_document: TextDocument) -> None:
    cleaned = clean(text_document(wrapped("Stopień realizacji zadania", "", LONG, FULL, "roku.")))

    assert texts(cleaned, BlockKind.HEADING) == ["Stopień realizacji zadania"]


def test_heading_right_under_a_full_line(text_document: TextDocument) -> None:
    ended = "Zadanie jest realizowane w całości przez miejską jednostkę i zostanie ukończone."
    cleaned = clean(text_document(wrapped(LONG, ended, "Nowe ścieżki rowerowe", LONG, FULL, "roku.")))

    assert texts(cleaned, BlockKind.HEADING) == ["Nowe ścieżki rowerowe"]


def test_figures_in_rows_stay_lines(text_document: TextDocument) -> None:
    cleaned = clean(text_document(wrapped("2021 15,5 17 202", "2022 16,1 18 340")))

    assert texts(cleaned, BlockKind.TABLE) == ["2021 15,5 17 202", "2022 16,1 18 340"]


def test_numbered_table_rows_are_joined_over_their_lines(text_document: TextDocument) -> None:
    rows = [f"{n} B{n:03}X Zielony skwer przy szkole\nnumer {n}\n61 000,00 POZYTYWNA" for n in range(1, 6)]
    cleaned = clean(text_document(wrapped(*rows)))

    assert texts(cleaned, BlockKind.TABLE)[:2] == [
        "1 B001X Zielony skwer przy szkole numer 1 61 000,00 POZYTYWNA",
        "2 B002X Zielony skwer przy szkole numer 2 61 000,00 POZYTYWNA",
    ]


def test_paragraph_flows_over_the_page(text_document: TextDocument) -> None:
    head, tail = f"{LONG}\n{FULL}", "roku, jeśli pogoda pozwoli.\n" + LONG
    cleaned = clean(text_document(f"{head}\n- 1 -", f"{tail}\n- 2 -"))
    first, second = cleaned.pages

    assert texts(cleaned)[0] == f"{LONG} {FULL} roku, jeśli pogoda pozwoli."
    assert cleaned.blocks[0].page == 1
    assert cleaned.text[second.start :].startswith("roku, jeśli")
    assert first.end == second.start


def test_footnote_is_taken_out_of_a_flowing_paragraph(text_document: TextDocument) -> None:
    first = f"{LONG} na podstawie uchwały1\n{FULL}\n1 Uchwała nr 12 Rady Miasta z dnia 4 maja 2024 r."
    cleaned = clean(text_document(f"{first}\n2/3\nroku, jeśli pogoda pozwoli.\n{LONG}\n3/3\n{FULL}"))

    assert texts(cleaned, BlockKind.FOOTNOTE) == ["1 Uchwała nr 12 Rady Miasta z dnia 4 maja 2024 r."]
    assert f"{FULL} roku, jeśli pogoda pozwoli." in cleaned.text


def test_bracketed_footnotes(text_document: TextDocument) -> None:
    body = f"{LONG} {FULL} roku[1]. {LONG}."
    cleaned = clean(text_document(f"{body}\n\nZ poważaniem\n\n[1] Dz. U. z 2023 r. poz. 651."))

    assert texts(cleaned, BlockKind.FOOTNOTE) == ["[1] Dz. U. z 2023 r. poz. 651."]


def test_blocks_of_the_format_are_kept() -> None:
    page = RawPage.of_blocks(
        1,
        [
            RawBlock("Sprawozdanie", BlockKind.HEADING, 1),
            RawBlock("Radni przyjęli\u00a0plan."),
            RawBlock("• drogi", BlockKind.LIST_ITEM, 1),
            RawBlock("2024 | 15 zł", BlockKind.TABLE),
            RawBlock("[1] Uchwała nr 3.", BlockKind.FOOTNOTE),
        ],
    )
    cleaned = clean(RawDocument("plan.docx", "x", (page,)))

    assert [block.kind for block in cleaned.blocks] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.FOOTNOTE,
    ]  # fmt: skip
    assert texts(cleaned)[1] == "Radni przyjęli plan."


def test_hidden_characters_are_dropped_and_told(text_document: TextDocument) -> None:
    cleaned = clean(text_document("Za\u200bpy\u00adtanie \U000e0041\u202eradnej o bi\ufb01ety."))

    assert cleaned.text == "Zapytanie radnej o bifiety."
    assert "niewidoczne" in cleaned.warnings[0]


def test_soft_hyphen_at_the_end_of_a_line(text_document: TextDocument) -> None:
    cleaned = clean(text_document(wrapped("Radni pytają o wysokość wynagrodze\u00ad", "nia pracowników miejskich.")))

    assert middle(cleaned) == ["Radni pytają o wysokość wynagrodzenia pracowników miejskich."]


def test_dictionary_decides_about_a_hyphen(text_document: TextDocument) -> None:
    lines = wrapped("Trwa przebudowa drogi, którą zaprojektowała znana krakowska pracownia biało-", "czerwona.")

    assert "białoczerwona" in clean(text_document(lines), known=lambda word: word == "białoczerwona").text
    assert "biało-czerwona" in clean(text_document(lines), known=lambda word: word == "biało-czerwona").text


def test_empty_document(text_document: TextDocument) -> None:
    cleaned = clean(text_document("", " \n "))

    assert (cleaned.text, cleaned.blocks, cleaned.runs) == ("", (), ())
    assert [(page.start, page.end) for page in cleaned.pages] == [(0, 0), (0, 0)]


def test_title_of_the_next_slide_is_no_part_of_a_list(text_document: TextDocument) -> None:
    pages = ["Zieleń\n• dwa nowe podwórka\n• plac zabaw", "Budżet osiedla\n• sto tysięcy złotych\n• trzy projekty"]

    assert "Budżet osiedla" in texts(clean(text_document(*pages)))


def test_dash_before_words_somebody_said_is_no_bullet(text_document: TextDocument) -> None:
    said = "– Każdy lokal to jedna rodzina – mówi Jan Kot, zastępca prezydenta."

    assert middle(clean(text_document(wrapped("Wypowiedź:", "", said)))) == ["Wypowiedź:", said]


def test_address_under_a_name_is_a_line_of_its_own(text_document: TextDocument) -> None:
    cleaned = clean(text_document(wrapped("Z poważaniem", "Jan Kot", "ul. Cicha 3, 00-001 Lipowo")))

    assert middle(cleaned) == ["Z poważaniem", "Jan Kot", "ul. Cicha 3, 00-001 Lipowo"]


def test_an_item_behind_a_year_is_no_reference(text_document: TextDocument) -> None:
    page = (
        "Program obejmuje wszystkie osiedla miasta i potrwa do 31 grudnia 2027 r.\n"
        "Ad 1. Ile lokali wyremontowano od początku programu?\n"
        "Od początku programu wyremontowano sto lokali na wszystkich osiedlach.\n"
        "Kolejne remonty zaplanowano na lata następne i potrwają do końca 2028 r.\n"
        "2. Ile środków zaplanowano?\n"
    )
    cleaned = clean(text_document(page))
    opened = [cleaned.text[block.start : block.end] for block in cleaned.blocks]
    assert "Ad 1. Ile lokali wyremontowano od początku programu?" in opened
    assert "2. Ile środków zaplanowano?" in opened


def test_a_restated_question_opens_a_block_even_behind_a_sentence_without_its_stop(text_document: TextDocument) -> None:
    page = (
        "Rozwiązania te są podstawowym sposobem zapobiegania szkodom na terenie miasta\n"
        "Pytanie 4. Czy planowane są zmiany przepisów o ochronie zieleni w mieście?\n"
        "Zmian się nie planuje, ponieważ obowiązujące przepisy wystarczają miastu.\n"
    )
    cleaned = clean(text_document(page))
    assert any(cleaned.text.startswith("Pytanie 4. Czy", block.start) for block in cleaned.blocks)


def test_a_footnote_ends_where_an_item_opens(text_document: TextDocument) -> None:
    page = (
        "Zasady określa ustawa o systemie1 oraz rozporządzenie wykonawcze do niej.\n"
        "1 Dz. U. z 2026 r. poz. 622, z późn. zm.\n"
        "6. Jakie działania podjął urząd od stycznia 2025 r.?\n"
    )
    cleaned = clean(text_document(page))
    kinds = {cleaned.text[block.start : block.start + 2]: block.kind for block in cleaned.blocks}
    assert kinds["1 "] is BlockKind.FOOTNOTE
    assert kinds["6."] is BlockKind.LIST_ITEM


def test_two_sentences_are_no_heading() -> None:
    blocks = (RawBlock("Sprawa jest pilna. Mieszkańcy czekają"), RawBlock("od roku", BlockKind.LIST_ITEM, 1))
    cleaned = clean(RawDocument("a.html", "text/html", (RawPage.of_blocks(1, blocks),)))
    assert [block.kind for block in cleaned.blocks] == [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]


def test_a_paragraph_below_a_list_is_no_item_of_it(text_document: TextDocument) -> None:
    page = (
        "Zwracam się o podanie informacji dotyczących utrzymania zieleni na terenie miasta, a to:\n"
        "- wykazu terenów zielonych, które zostaną objęte koszeniem i podlewaniem,\n"
        "- kosztów utrzymania zieleni w podziale na poszczególne osiedla\n"
        "Dotychczasowe informacje są niewystarczające, o czym piszą do mnie mieszkańcy osiedli.\n"
    )
    cleaned = clean(text_document(page))
    assert texts(cleaned, BlockKind.LIST_ITEM)[-1] == "• kosztów utrzymania zieleni w podziale na poszczególne osiedla"
