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
