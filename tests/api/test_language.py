import pytest
from fastapi.testclient import TestClient

TEXT = "W przedmiotowej sprawie niniejszym informuję, iż na dzień dzisiejszy brak jest środków."


def test_hints_come_with_places_reasons_and_suggestions(client: TestClient) -> None:
    found = client.post("/api/v1/language/plain", json={"text": TEXT}).json()
    assert found["words"] == 12
    assert found["fog"] > 0
    shown = {TEXT[hint["start"] : hint["end"]]: hint for hint in found["hints"]}
    assert "na dzień dzisiejszy" in shown
    assert shown["na dzień dzisiejszy"]["kind"] == "officialese"
    assert all(hint["message"] for hint in found["hints"])


def test_nothing_to_say_about_nothing(client: TestClient) -> None:
    assert client.post("/api/v1/language/plain", json={"text": ""}).json()["hints"] == []


@pytest.mark.parametrize("body", [{}, {"text": 3}, {"text": "x" * 200_001}, {"text": "a", "more": 1}])
def test_other_bodies_are_refused(client: TestClient, body: dict[str, object]) -> None:
    answer = client.post("/api/v1/language/plain", json=body)
    assert answer.status_code == 422
    assert answer.json()["code"].startswith("API-")


@pytest.mark.parametrize(
    ("asked", "case", "expected"),
    [
        ({"text": "Anna  Kowalska", "kind": "name", "form": "feminine"}, "inst", "Anną Kowalską"),
        ({"text": "Jan Kosek", "kind": "name"}, "gen", "Jana Koska"),
        ({"text": "K. Kosek", "kind": "name"}, "gen", "K. Kosek"),
        ({"text": "Nowak", "kind": "family"}, "dat", "Państwu Nowakom"),
        (
            {"text": "Wydział Polityki Społecznej, Równości i Zdrowia"},
            "loc",
            "Wydziale Polityki Społecznej, Równości i Zdrowia",
        ),
        ({"text": "nowa uwaga", "number": "pl"}, "gen", "nowych uwag"),
        ({"text": "Dyrektor Wydziału", "form": "feminine"}, "acc", "Dyrektor Wydziału"),
    ],
)
def test_words_in_every_case(client: TestClient, asked: dict[str, str], case: str, expected: str) -> None:
    cases = client.post("/api/v1/language/forms", json=asked).json()["cases"]
    assert len(cases) == 7
    assert cases[case] == expected


def test_amounts_and_dates_in_words(client: TestClient) -> None:
    found = client.post("/api/v1/language/words", json={"amount": "2.30", "date": "2025-04-14"}).json()
    assert found == {
        "figures": "2,30\u00a0zł",
        "amount": "dwa złote trzydzieści groszy",
        "date": "czternastego kwietnia dwa tysiące dwudziestego piątego roku",
    }
    assert set(client.post("/api/v1/language/words", json={}).json().values()) == {""}


@pytest.mark.parametrize("body", [{"amount": "1e18"}, {"amount": "NaN"}, {"date": "2025-02-30"}])
def test_what_no_words_say_is_refused(client: TestClient, body: dict[str, str]) -> None:
    assert client.post("/api/v1/language/words", json=body).status_code == 422
