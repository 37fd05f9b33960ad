"""What anonymising found and did, as the API gives it and as it is kept beside the new file."""

from pydantic import Field

from api.labels import PERSONAL
from api.schemas.common import Schema
from api.services.anonymising import Anonymised, Found
from api.services.redaction_note import invented
from corpus.model import RedactionMode


class RemovalOut(Schema):
    """One entry of the list of removals; it never holds the removed words."""

    number: int
    kind: str = Field(description="What it is, e.g. `person`.")
    label: str = Field(description="The same in Polish.")
    replacement: str = Field(description="What stands there now; empty where the words stayed.")
    removed: bool = Field(description="Whether the words left the file.")
    rule: str = Field(description="The rule that found it.")
    certainty: float
    control: bool | None = Field(description="Whether the control digit holds; `null` where the kind has none.")
    review: bool = Field(description="Whether a person must decide: such words stay until they are accepted.")
    ruling: str = Field(description="`proposed`, `accepted` or `restored`.")
    page: int | None = Field(description="Page of the file, where it has pages.")


class FindingOut(RemovalOut):
    """A removal with its words, for the reviewer who has the file."""

    text: str


class AnonymisedOut(Schema):
    """What was done to one file."""

    name: str = Field(description="Name for the new file.")
    mode: str
    removals: list[RemovalOut]
    warnings: list[str] = Field(description="What was not looked into, and that names are invented, in Polish.")


class NotedOut(AnonymisedOut):
    """What was done to one file, with the note that is published beside it."""

    note: str = Field(description="The note that the law asks for, in Polish; what the office has not said is marked.")


class PreviewOut(Schema):
    """What would be done to one file, with the words: nothing of it is kept."""

    name: str
    mode: str
    findings: list[FindingOut]
    warnings: list[str]


def anonymised_out(made: Anonymised, mode: RedactionMode) -> AnonymisedOut:
    """Return the list that goes with the new file."""
    removals = [RemovalOut.model_validate(_fields(one)) for one in made.found]
    return AnonymisedOut(name=made.name, mode=mode.value, removals=removals, warnings=_warnings(made, mode))


def noted_out(made: Anonymised, mode: RedactionMode, note: str) -> NotedOut:
    """Return the list that goes with the new file, and its note."""
    return NotedOut.model_validate({**anonymised_out(made, mode).model_dump(), "note": note})


def preview_out(made: Anonymised, mode: RedactionMode) -> PreviewOut:
    """Return the findings with their words."""
    findings = [FindingOut.model_validate({"text": one.text, **_fields(one)}) for one in made.found]
    return PreviewOut(name=made.name, mode=mode.value, findings=findings, warnings=_warnings(made, mode))


def _warnings(made: Anonymised, mode: RedactionMode) -> list[str]:
    return [*invented(made, mode), *made.warnings]


def _fields(one: Found) -> dict[str, object]:
    removal = one.removal
    return {
        "number": removal.number,
        "kind": removal.kind.value,
        "label": PERSONAL[removal.kind],
        "replacement": removal.replacement,
        "removed": bool(removal.replacement),
        "rule": removal.rule,
        "certainty": round(removal.certainty, 3),
        "control": removal.control,
        "review": one.review,
        "ruling": removal.ruling.value,
        "page": removal.page,
    }
