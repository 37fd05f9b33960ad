"""The service over HTTP, on the sample documents: every resource that needs no index."""

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from api.app import check_host, create_app
from api.errors import ErrorBody
from api.schemas import examples
from api.schemas.common import Schema
from api.schemas.drafts import DraftOut
from api.schemas.health import HealthOut
from api.schemas.letters import ReadOut
from api.schemas.search import HitOut
from api.settings import load_settings
from corpus.errors import ConfigurationError

API = "/api/v1"
SHAPE = {"code", "what", "remedy", "details", "request_id"}


# pages and schema ------------------------------------------------------------


def test_start_page_is_polish_and_leads_to_the_documentation(client: TestClient) -> None:
    page = client.get("/").text
    assert '<html lang="pl">' in page
    assert 'href="/docs"' in page
    assert "Jasnobrzeg" in page
    assert "tylko na tym komputerze" in page


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages_load_nothing_from_elsewhere_and_no_inline_script(client: TestClient, path: str) -> None:
    page = client.get(path).text
    links = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert links
    assert all(link.startswith(("/", "#")) for link in links)
    assert not re.search(r"<script(?![^>]*src=)", page)
    assert not re.search(r"\son\w+=|style=", page)
    for link in links:
        if link.startswith("/"):
            assert client.get(link).status_code == 200, link


def test_only_the_documentation_may_set_styles(client: TestClient) -> None:
    assert "unsafe-inline" in client.get("/docs").headers["content-security-policy"]
    assert "unsafe" not in client.get("/").headers["content-security-policy"]


def test_schema_is_openapi_31_and_versioned(client: TestClient) -> None:
    schema = client.get(f"{API}/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    assert all(path.startswith(f"{API}/") for path in schema["paths"])


def test_every_operation_answers_errors_in_the_one_shape(client: TestClient) -> None:
    schema = client.get(f"{API}/openapi.json").json()
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            named = json.dumps({code: answer for code, answer in operation["responses"].items() if code[0] in "45"})
            assert "ErrorBody" in named, (method, path)
            assert "HTTPValidationError" not in named, (method, path)
            assert operation["description"], (method, path)


@pytest.mark.parametrize(
    "name", ["ErrorBody", "DocumentRow", "SearchIn", "ReadOut", "DraftIn", "SentenceIn", "ApprovalIn", "JobOut"]
)
def test_schemas_have_examples(client: TestClient, name: str) -> None:
    assert client.get(f"{API}/openapi.json").json()["components"]["schemas"][name]["examples"]


def schema_classes(base: type[BaseModel]) -> dict[str, type[BaseModel]]:
    found = {one.__name__: one for one in base.__subclasses__()}
    return found | {name: one for child in found.values() for name, one in schema_classes(child).items()}


def test_served_examples_are_valid(client: TestClient) -> None:
    classes = schema_classes(Schema) | {"ErrorBody": ErrorBody}
    served = client.get(f"{API}/openapi.json").json()["components"]["schemas"]
    given = [(name, example) for name, schema in served.items() for example in schema.get("examples", ())]
    assert len(given) >= 10
    for name, example in given:
        assert not set(served[name].get("required", ())) - set(example), name
        classes[name].model_validate(example)


def test_descriptions_are_in_one_language(client: TestClient) -> None:
    schema = client.get(f"{API}/openapi.json").json()
    said = [schema["info"]["description"], *(tag["description"] for tag in schema["tags"])]
    said += [operation["description"] for path in schema["paths"].values() for operation in path.values()]
    assert not [one for one in said if re.search("[ąćęłńśźż]", one)]


# documents ------------------------------------------------------------


def test_documents_are_listed_in_pages(client: TestClient) -> None:
    whole = client.get(f"{API}/documents", params={"limit": 500}).json()
    assert whole["total"] == len(whole["items"]) >= 12
    first = client.get(f"{API}/documents", params={"limit": 5}).json()["items"]
    second = client.get(f"{API}/documents", params={"limit": 5, "offset": 5}).json()["items"]
    assert [*first, *second] == whole["items"][:10]


def test_documents_are_filtered_by_kind(client: TestClient) -> None:
    found = client.get(f"{API}/documents", params={"kind": "reply"}).json()
    assert {item["kind"] for item in found["items"]} == {"reply"}
    assert found["total"] == len(found["items"])


@pytest.mark.parametrize("query", [{"kind": "wiersz"}, {"limit": 0}, {"limit": 501}, {"offset": -1}])
def test_wrong_filters_are_refused(client: TestClient, query: dict[str, str]) -> None:
    response = client.get(f"{API}/documents", params=query)
    assert (response.status_code, response.json()["code"]) == (422, "API-001")
    assert response.json()["details"][0]["where"].startswith("query.")


def test_pages_of_a_document_make_up_its_text(client: TestClient) -> None:
    row = next(item for item in client.get(f"{API}/documents").json()["items"] if item["pages"] > 1)
    document = client.get(f"{API}/documents/{row['id']}").json()
    assert document["title"] == row["title"]
    for page in document["pages"]:
        read = client.get(f"{API}/documents/{row['id']}/pages/{page['number']}").json()
        assert len(read["text"]) == page["end"] - page["start"]


@pytest.mark.parametrize(
    "path", ["documents/nie-ma", "documents/nie-ma/pages/1", "letters/nie-ma", "drafts/nie-ma", "jobs/nie-ma"]
)
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    response = client.get(f"{API}/{path}")
    assert response.status_code == 404
    assert set(response.json()) == SHAPE
    assert response.json()["code"] == "STO-001"


def test_page_that_a_document_has_not_is_404(client: TestClient) -> None:
    row = client.get(f"{API}/documents").json()["items"][0]
    assert client.get(f"{API}/documents/{row['id']}/pages/999").status_code == 404
    assert client.get(f"{API}/documents/{row['id']}", params={"version": 99}).status_code == 404


# letters ------------------------------------------------------------


def test_uploaded_letter_is_parsed_and_not_stored(client: TestClient, letter_file: Path) -> None:
    before = client.get(f"{API}/health").json()["documents"]
    (read,) = client.post(f"{API}/letters", files={"file": (letter_file.name, letter_file.read_bytes())}).json()
    assert read["kind"] == "interpellation"
    assert read["name"] == letter_file.name
    assert read["authors"][0]["form"] == "feminine"
    assert read["due"]
    assert len(read["questions"]) >= 4
    assert client.get(f"{API}/health").json()["documents"] == before


def test_stored_letter_is_read(client: TestClient) -> None:
    row = client.get(f"{API}/documents", params={"kind": "interpellation"}).json()["items"][0]
    read = client.get(f"{API}/letters/{row['id']}").json()
    assert read["id"] == row["id"]
    assert read["questions"]


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("pusty.txt", b"  ", 422, "ING-009"),
        ("obraz.bin", bytes(range(256)) * 40, 415, "ING-001"),
        ("../../etc/passwd.pdf", b"%PDF-1.7\nzepsuty", 422, "ING-004"),
    ],
)
def test_upload_that_cannot_be_read_has_its_code(
    client: TestClient, name: str, content: bytes, status: int, code: str
) -> None:
    response = client.post(f"{API}/letters", files={"file": (name, content)})
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert "/etc/" not in response.text


def test_upload_without_a_file_is_refused(client: TestClient) -> None:
    assert client.post(f"{API}/letters").json()["code"] == "API-001"
    assert client.post(f"{API}/letters", data={"file": "słowa"}).json()["code"] == "API-001"


# limits, health, host ------------------------------------------------------------


def test_more_files_than_allowed_are_refused(tmp_path: Path) -> None:
    app = create_app(load_settings(home=tmp_path, max_upload_files=2))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        files = [("files", (f"{number}.txt", b"tekst")) for number in range(3)]
        response = client.post(f"{API}/documents", files=files)
        assert (response.status_code, response.json()["code"]) == (413, "API-003")


def test_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    app = create_app(load_settings(home=tmp_path, max_file_mb=1))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        response = client.post(f"{API}/letters", files={"file": ("duzy.txt", b"a" * 1_100_000)})
        assert (response.status_code, response.json()["code"]) == (413, "ING-006")


def test_health_counts_and_names(client: TestClient) -> None:
    found = client.get(f"{API}/health").json()
    assert found["status"] == "ok"
    assert found["documents"] >= 12
    assert found["generation"] >= 1
    assert found["city"] == "jasnobrzeg"


def test_health_of_a_store_that_cannot_be_opened_is_degraded(tmp_path: Path) -> None:
    (tmp_path / "referent.db").write_bytes(b"to nie jest baza danych" * 100)
    app = create_app(load_settings(home=tmp_path))
    client = TestClient(app, base_url="http://127.0.0.1")
    assert client.get(f"{API}/health").json()["status"] == "degraded"
    assert client.get(f"{API}/documents").json()["code"] == "STO-003"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_own_addresses_are_accepted(host: str) -> None:
    assert check_host(host) == host


def test_service_is_not_made_for_another_address(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="roles"):
        create_app(load_settings(home=tmp_path, host="0.0.0.0"))


@pytest.mark.parametrize(
    ("schema", "example"),
    [(ReadOut, examples.READ), (DraftOut, examples.DRAFT), (HitOut, examples.HIT), (HealthOut, examples.HEALTH)],
)
def test_examples_are_of_the_form_that_they_show(schema: type[Schema], example: object) -> None:
    assert schema.model_validate(example).model_dump(mode="json").keys() == schema.model_fields.keys()


@pytest.mark.parametrize(
    "path",
    [
        "/documents?offset={most}", "/drafts?offset={most}", "/documents/x?version={most}", "/drafts/x?version={most}",
        "/documents/x/pages/1?version={most}", "/documents/x/pages/{most}", "/documents?limit={most}",
        "/documents/x?version=-1", "/jobs/x?wait=1e400",
    ],
)  # fmt: skip
def test_numbers_that_no_store_keeps_are_refused(client: TestClient, path: str) -> None:
    for most in (2**31, 2**63, 10**40):
        answer = client.get(API + path.format(most=most))
        assert (answer.status_code, answer.json()["code"]) == (422, "API-001"), path
    assert client.get(f"{API}/documents?offset={2**31 - 1}").json()["items"] == []


@pytest.mark.parametrize("field", ["version", "start", "end"])
def test_spans_that_no_document_has_are_refused(client: TestClient, field: str) -> None:
    span = {"document": "x", "start": 0, "end": 5} | {field: 2**63}
    path = f"{API}/drafts/x/answers/1/sentences/1"
    answer = client.put(path, json={"text": "Park powstanie.", "citations": [span]})
    assert (answer.status_code, answer.json()["code"]) == (422, "API-001")


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "x" * 5_000])
def test_odd_ids_are_not_found(client: TestClient, odd: str) -> None:
    body = json.dumps({"document": odd})
    answer = client.post(f"{API}/drafts", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in {404, 422}, answer.text
    answer = client.post(f"{API}/search", content=json.dumps({"text": f"park {odd}"[:4_000]}))
    assert answer.status_code in {200, 422}, answer.text
