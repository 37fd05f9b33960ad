"""What several schemas share: the base class and lists in pages."""

import datetime as dt
import re
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

T = TypeVar("T")

_HALF = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

MOST = 2**31 - 1
"""Largest number that a request may give: every store keeps it, and no list is as long."""


def _iso_day(value: object) -> object:
    """Refuse what pydantic would read as a day although nobody meant one: seconds since 1970, moments."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("a date has the form YYYY-MM-DD")
    return value


Day = Annotated[dt.date, BeforeValidator(_iso_day)]
"""A day of the calendar, `YYYY-MM-DD`."""


class Schema(BaseModel):
    """Base of what the API takes and gives: unknown fields of a request are refused, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @field_validator("*")
    @classmethod
    def _writable(cls, value: object) -> object:
        """Refuse half characters (lone surrogates): no store and no file can keep them."""
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str) and not text.isascii() and _HALF.search(text):
                raise ValueError("it holds half a character")
        return value


class PageOf(Schema, Generic[T]):
    """A page of a list."""

    items: list[T]
    total: int = Field(description="Number of items in all, on every page together.")
    limit: int
    offset: int
