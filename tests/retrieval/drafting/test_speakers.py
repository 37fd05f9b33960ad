"""Who speaks for the city in minutes."""

import pytest

from retrieval.speakers import others_words


def said(*paragraphs: str) -> list[bool]:
    return list(others_words((text.removeprefix("# "), text.startswith("# ")) for text in paragraphs))


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Radna Anna Nowak: W parku jest ciemno.", True),
        ("Przewodniczący Rady Jan Lis: Otwieram dyskusję.", True),
        ("Mieszkanka osiedla: Nikt nie odpowiada.", True),
        ("Pan Jan Wilk: Proszę o lampy.", True),
        ("Pani Ewa Maj, Skarbnik Miasta: Dochody wykonano w 76%.", False),
        ("Zastępca Prezydenta Piotr Bór: Lampy staną w maju.", False),
        ("Pani Anna Kos, Dyrektor Zarządu Dróg: Roboty trwają.", False),
        ("Rada podjęła uchwałę w sprawie lamp.", False),
    ],
)
def test_officials_speak_for_the_city_and_nobody_else(text: str, others: bool) -> None:
    assert said(text) == [others]


def test_a_speech_lasts_until_the_next_label_or_heading() -> None:
    assert said("Radny Jan Lis: To za mało.", "Lamp jest siedem.", "# 4. Uchwały", "Uchwałę przyjęto.") == [
        True,
        True,
        False,
        False,
    ]


def test_an_official_is_known_by_name_afterwards() -> None:
    later = said(
        "Pan Adam Bóbr, Dyrektor Urzędu Pracy: Zgłoszeń brak.", "Radna Iga Sowa: A bony?", "Pan Adam Bóbr: Wydano 21."
    )
    assert later == [False, True, False]
