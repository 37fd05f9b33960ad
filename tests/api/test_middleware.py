import logging
from typing import Annotated

import pytest
from fastapi import FastAPI, File, UploadFile
from starlette.testclient import TestClient

from api.errors import install
from api.middleware import BodyLimit, LocalOnly, RequestContext

SHAPE = {"code", "what", "remedy", "details", "request_id"}
LIMIT = 2_000


def make_app() -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None)

    @app.get("/words")
    def words(name: str = "") -> dict[str, str]:
        return {"name": name}

    @app.post("/upload")
    async def upload(file: Annotated[UploadFile, File()]) -> dict[str, int]:
        return {"size": len(await file.read())}

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError("Jan Poufny")

    install(app)
    app.add_middleware(BodyLimit, max_bytes=LIMIT)
    app.add_middleware(LocalOnly)
    app.add_middleware(RequestContext)
    return app


@pytest.fixture
def client() -> TestClient:
    return TestClient(make_app(), base_url="http://127.0.0.1:8000")


def test_every_answer_has_an_id_and_the_security_headers(client: TestClient) -> None:
    headers = client.get("/words").headers
    assert len(headers["x-request-id"]) == 16
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


def test_ids_differ(client: TestClient) -> None:
    assert client.get("/words").headers["x-request-id"] != client.get("/words").headers["x-request-id"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:8000", "[::1]:8000"])
def test_own_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/words", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.5:8000", "", "[bad", "localhost."])
def test_other_names_are_refused(client: TestClient, host: str) -> None:
    response = client.get("/words", headers={"host": host})
    assert response.status_code == 403
    assert response.json()["code"] == "API-004"
    assert set(response.json()) == SHAPE
    assert response.headers["x-request-id"] == response.json()["request_id"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://127.0.0.1:8000"}, 200),
        ({"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_another_sites_page_changes_nothing(client: TestClient, headers: dict[str, str], status: int) -> None:
    response = client.post("/upload", files={"file": ("a.txt", b"abc")}, headers=headers)
    assert response.status_code == status


def test_another_sites_link_may_be_followed(client: TestClient) -> None:
    assert client.get("/words", headers={"sec-fetch-site": "cross-site"}).status_code == 200


def test_body_under_the_limit_is_read(client: TestClient) -> None:
    assert client.post("/upload", files={"file": ("a.txt", b"x" * 100)}).json() == {"size": 100}


def test_declared_body_over_the_limit_is_refused_before_it_is_read(client: TestClient) -> None:
    response = client.post("/upload", files={"file": ("a.txt", b"x" * LIMIT)})
    assert response.status_code == 413
    assert response.json()["code"] == "API-003"
    assert set(response.json()) == SHAPE


def test_streamed_body_over_the_limit_is_refused(client: TestClient) -> None:
    boundary = "granica"
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'.encode()
    chunks = (chunk for chunk in [head, *[b"x" * 500] * 10, f"\r\n--{boundary}--\r\n".encode()])
    response = client.post(
        "/upload", content=chunks, headers={"content-type": f"multipart/form-data; boundary={boundary}"}
    )
    assert response.status_code == 413
    assert response.json()["code"] == "API-003"


def test_length_that_is_no_number_is_refused(client: TestClient) -> None:
    assert client.get("/words", headers={"content-length": "-1"}).status_code == 413


def test_unexpected_error_has_the_shape_and_keeps_its_words(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="api"):
        response = client.get("/broken")
    assert response.status_code == 500
    assert response.json()["code"] == "REF-000"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "Poufny" not in response.text + caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_log_has_the_route_and_no_query(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="api.middleware"):
        client.get("/words", params={"name": "Poufny"})
    assert "GET /words status=200" in caplog.text
    assert "Poufny" not in caplog.text


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nie-ma", 404, "API-002"),
        ("DELETE", "/words", 405, "API-002"),
        ("POST", "/upload", 422, "API-001"),
    ],
)
def test_framework_errors_have_the_shape(client: TestClient, method: str, path: str, status: int, code: str) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert set(response.json()) == SHAPE
    assert response.json()["code"] == code
