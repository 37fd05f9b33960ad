import pytest

from api.errors import STATUS, ErrorBody, error_response, status_of
from corpus import errors


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.NotFoundError, 404),
        (errors.DraftStateError, 409),
        (errors.CitationError, 409),
        (errors.TooLargeError, 413),
        (errors.UnknownFormatError, 415),
        (errors.LegacyFormatError, 415),
        (errors.EncryptedFileError, 422),
        (errors.NoTextError, 422),
        (errors.ForeignRequestError, 403),
        (errors.InvalidRequestError, 422),
        (errors.WriterError, 502),
        (errors.SchemaError, 503),
        (errors.ModelError, 503),
        (errors.ConfigurationError, 500),
        (errors.ReferentError, 500),
    ],
)
def test_every_error_has_the_status_of_its_nearest_class(error: type[errors.ReferentError], status: int) -> None:
    assert status_of(error("co", remedy="jak")) == status


def test_statuses_are_those_of_errors() -> None:
    assert all(400 <= status < 600 for status in STATUS.values())


def test_response_has_the_one_shape() -> None:
    response = error_response(
        errors.NotFoundError("no document x", remedy="list them"), "abc", details=[{"where": "id"}], headers={"a": "b"}
    )
    body = ErrorBody.model_validate_json(bytes(response.body))
    assert (body.code, body.what, body.remedy, body.request_id) == ("STO-001", "no document x", "list them", "abc")
    assert body.details == [{"where": "id"}]
    assert (response.status_code, response.headers["a"]) == (404, "b")


def _tree(root: type[errors.ReferentError]) -> list[type[errors.ReferentError]]:
    return [root, *(leaf for child in root.__subclasses__() for leaf in _tree(child))]


def test_codes_are_unique_and_drawn_in_the_tree() -> None:
    kinds = _tree(errors.ReferentError)
    codes = [kind.code for kind in kinds]
    assert len(codes) == len(set(codes))
    assert errors.__doc__ is not None
    for kind in kinds:
        assert kind.__name__ in errors.__doc__
