"""Examples of the API's documentation: an invented city, invented persons.

They hold no `None`: FastAPI leaves it out of the schema that it serves, where the field is then missing.
"""

from pydantic import JsonValue

DOCUMENT = "3f2a9c51d07be846"

CITATION: dict[str, JsonValue] = {
    "document": DOCUMENT,
    "version": 1,
    "title": "Odpowiedź na interpelację nr 7 w sprawie oświetlenia",
    "page": 2,
    "start": 1840,
    "end": 1921,
    "quote": "Naprawa oświetlenia ulicy Lipowej zakończy się do 15 grudnia 2026 r.",
}
QUESTION: dict[str, JsonValue] = {
    "number": "1",
    "text": "Kiedy zostanie naprawione oświetlenie ulicy Lipowej?",
    "start": 312,
    "end": 364,
    "kind": "question",
    "context": [{"start": 240, "end": 311}],
    "parts": [],
    "whole": {"start": 312, "end": 364, "text": "Kiedy zostanie naprawione oświetlenie ulicy Lipowej?"},
}
READ: dict[str, JsonValue] = {
    "id": None,
    "name": "interpelacja-12.pdf",
    "kind": "interpellation",
    "title": "Interpelacja w sprawie oświetlenia ulicy Lipowej",
    "date": "2026-11-02",
    "place": "Zalesin",
    "reference": "OR.0003.12.2026",
    "number": "12",
    "subject": "oświetlenia ulicy Lipowej",
    "authors": [{"name": "Anna Przykładna", "form": "feminine", "role": "Radna Miasta"}],
    "addressee": {"name": "Jan Wzorcowy", "function": "Prezydent Miasta", "form": "masculine"},
    "signatory": {"name": "Anna Przykładna", "function": "Radna Miasta"},
    "transmitted": "2026-11-03",
    "received": "2026-11-03",
    "due": "2026-11-17",
    "due_steps": ["Wpływ: 3 listopada 2026 r. (wtorek). Dnia wpływu nie wlicza się do terminu."],
    "pages": 1,
    "questions": [QUESTION],
    "warnings": [],
    "text": None,
}
DRAFT: dict[str, JsonValue] = {
    "id": "b1946ac92492d234",
    "document": "77b2c0de41f9a365",
    "status": "approved",
    "writer": "extractive/1",
    "created": "2026-11-21T09:00:00Z",
    "approved_by": "Anna Przykładna, Sekretarz Miasta",
    "approved_at": "2026-11-21T10:30:00Z",
    "approval_reason": "Część pytania przekazano Wydziałowi Infrastruktury.",
    "letter": {
        "place_date": "Zalesin, 21 listopada 2026 r.",
        "reference": "OR.0003.12.2026",
        "addressee": ["Pani", "Anna Przykładna", "Radna Miasta"],
        "salutation": "Szanowna Pani Radna,",
        "opening": "Odpowiadając na Pani interpelację w sprawie oświetlenia ulicy Lipowej, informuję, co następuje.",
        "closing": "Z poważaniem",
        "signature": ["z up. PREZYDENTA MIASTA", "Jan Wzorcowy"],
        "due": "2026-11-17",
        "due_steps": ["Wpływ: 3 listopada 2026 r. (wtorek). Dnia wpływu nie wlicza się do terminu."],
        "missing": [],
    },
    "answers": [
        {
            "question": {
                "number": "1",
                "text": "Kiedy zostanie naprawione oświetlenie ulicy Lipowej?",
                "start": 312,
                "end": 364,
            },
            "status": "partial",
            "sentences": [
                {
                    "text": "Naprawa oświetlenia ulicy Lipowej zakończy się do 15 grudnia 2026 r.",
                    "frame": False,
                    "passed": True,
                    "citations": [CITATION],
                    "checks": [{"name": "dates", "passed": True, "detail": ""}],
                }
            ],
            "refer_to": "Wydział Infrastruktury",
        }
    ],
    "warnings": [],
    "sources": [
        {
            "document": DOCUMENT,
            "version": 1,
            "title": "Odpowiedź na interpelację nr 7 w sprawie oświetlenia",
            "name": "odpowiedz-7.pdf",
            "kind": "reply",
            "date": "2026-08-11",
            "pages": [2],
        }
    ],
}
HIT: dict[str, JsonValue] = {
    "document": DOCUMENT,
    "version": 1,
    "title": "Odpowiedź na interpelację nr 7 w sprawie oświetlenia",
    "name": "odpowiedz-7.pdf",
    "kind": "reply",
    "page": 2,
    "start": 1840,
    "end": 1921,
    "heading": "Ad 1",
    "text": "Naprawa oświetlenia ulicy Lipowej zakończy się do 15 grudnia 2026 r.",
    "score": 0.71,
    "contributions": {"bm25_passage": 0.4, "dense": 0.31},
}
HEALTH: dict[str, JsonValue] = {
    "status": "ok",
    "version": "0.1.0",
    "documents": 15,
    "generation": 16,
    "index": "ready",
    "embedding_model": "default",
    "writer": "extractive",
    "city": "krakow",
}
PAGE: dict[str, JsonValue] = {
    "document": DOCUMENT,
    "version": 1,
    "number": 2,
    "start": 1620,
    "end": 1700,
    "ocr_confidence": 0.97,
    "text": "Ad 1. Naprawa oświetlenia ulicy Lipowej zakończy się do 15 grudnia 2026 r.",
}
