"""The units' competences are words that route: questions reach the unit that deals with them."""

import pytest

from corpus.knowledge import load_profile
from retrieval.referral import choose_unit

KRAKOW = [
    ("Kiedy zostanie wyremontowany chodnik przy ul. Kalwaryjskiej?", "ZDMK"),
    ("Ile drzew posadzono w parkach miejskich w 2025 r.?", "ZZM"),
    ("Czy planowane jest zwiększenie częstotliwości kursowania tramwajów linii 50?", "ZTP"),
    ("Ile nowych tramwajów zakupi przewoźnik i kiedy tabor trafi do zajezdni?", "MPK"),
    ("Ilu bezrobotnych zarejestrowano i czy pracodawcy zgłosili zwolnienia grupowe?", "GUP"),
    ("Ile osób korzysta z usług opiekuńczych w miejscu zamieszkania?", "MOPS"),
    ("Ile pustostanów w budynkach komunalnych czeka na remont?", "ZBK"),
    ("Kiedy zostanie uchwalony plan ogólny miasta i jak rozpatrzono uwagi?", "BP"),
    ("Czy dla inwestycji przy ul. Grzegórzeckiej wydano pozwolenie na budowę?", "AU"),
    ("Jakie działania podjęto w celu ograniczenia smogu i wymiany pieców?", "WS"),
    ("Ile dzieci nie dostało się do przedszkoli w rekrutacji?", "EK"),
    ("Czy będą prowadzone konsultacje społeczne w tej sprawie?", "Wydział Dialogu i Partycypacji Obywatelskiej"),
    ("Jaki jest harmonogram wywozu odpadów wielkogabarytowych?", "MPO"),
    ("Ile interwencji podjęli strażnicy w sprawie nieprawidłowego parkowania?", "Straż Miejska Miasta Krakowa"),
    ("Jakie jest zadłużenie miasta i prognoza na kolejne lata?", "Wydział Budżetu Miasta"),
    ("Czy potok zostanie oczyszczony, aby nie dochodziło do podtopień?", "KEGW"),
    ("Kiedy powstanie basen i hala sportowa?", "ZIS"),
    ("Ile kosztuje miejsce grzebalne na cmentarzu?", "ZCK"),
    ("Jakie są stawki podatku od nieruchomości?", "PD"),
    ("Ile etatów jest w urzędzie i ile wynoszą wynagrodzenia urzędników?", "OR"),
    ("Czy działka gminna zostanie sprzedana w przetargu?", "GS"),
    ("Ile mieszkań komunalnych przydzielono osobom z listy oczekujących?", "ML"),
    (
        "Czy zmieniona zostanie organizacja ruchu i sygnalizacja świetlna na skrzyżowaniu?",
        "Wydział Miejskiego Inżyniera Ruchu",
    ),
    ("Dlaczego opóźnia się budowa linii tramwajowej i jakie są koszty inwestycji?", "ZIM"),
    ("Ile dotacji przyznano na remonty zabytkowych kamienic?", "Biuro Miejskiego Konserwatora Zabytków"),
    ("Ile środków przeznaczono na teatry i domy kultury?", "KD"),
    ("Jak miasto wspiera przedsiębiorców i inwestorów?", "Wydział ds. Przedsiębiorczości i Innowacji"),
    ("Ile schronów znajduje się w mieście?", "Wydział Bezpieczeństwa i Zarządzania Kryzysowego"),
    ("Ile ślubów udzielono w 2025 r.?", "USC"),
    ("Kiedy mieszkańcy otrzymają dostęp do nowej aplikacji i e-usług?", "IT"),
    ("Jak długo trwała awaria wodociągu?", "WMK"),
    ("Ile miejsc jest w żłobkach?", "SZ"),
    ("Jak długo czeka się na dowód osobisty?", "SA"),
    ("Czy najem krótkoterminowy jest kontrolowany i co z opłatą turystyczną?", "Wydział ds. Turystyki"),
    ("Ile budynków podłączono do sieci ciepłowniczej?", "MPEC"),
    ("Jakie środki otrzymały rady dzielnic na zadania?", "Kancelaria Rady Miasta i Dzielnic Krakowa"),
    ("Ile kosztowało zimowe utrzymanie ulic i chodników?", "ZDMK"),
    ("Czy przystanki i wiaty zostaną wymienione oraz czy zmieni się rozkład jazdy?", "ZTP"),
    ("Ile rodzin otrzymało zasiłki i pomoc w formie dożywiania?", "MOPS"),
]
JASNOBRZEG = [
    (
        "proszę o informację, kiedy na osiedlu Olszynki zostanie otwarta filia poradni psychologiczno-pedagogicznej.",
        "ED",
    ),
    ("Ilu klubom sportowym ograniczono godziny treningów na pływalni?", "MOSiR"),
    ("Ile pustostanów wyremontowano i ile osób czeka na mieszkanie komunalne?", "ZGM"),
    ("Ile autobusów elektrycznych kursuje na linii nr 14?", "MZK"),
    ("Kiedy zostaną wyremontowane chodniki i oświetlenie uliczne?", "ZDZ"),
    ("Czy pracodawcy zgłosili zamiar zwolnień grupowych?", "PUP"),
    ("Jak długo trwają konsultacje społeczne?", "DS"),
    ("Ile dotacji na wymianę pieców przyznano w 2026 r.?", "OS"),
]


@pytest.mark.parametrize(("city", "asked"), [("krakow", KRAKOW), ("jasnobrzeg", JASNOBRZEG)])
def test_most_questions_reach_their_unit(city: str, asked: list[tuple[str, str]]) -> None:
    profile = load_profile(city)
    astray = [
        (question, mark) for question, mark in asked if choose_unit(question, "", profile.units) != profile.unit(mark)
    ]
    assert len(astray) <= len(asked) // 8, astray


@pytest.mark.parametrize(("city", "asked"), [("krakow", KRAKOW), ("jasnobrzeg", JASNOBRZEG)])
def test_the_table_names_units_that_exist(city: str, asked: list[tuple[str, str]]) -> None:
    profile = load_profile(city)
    assert all(profile.unit(mark) for _, mark in asked)
