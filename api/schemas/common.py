"""What several schemas share: the base class and lists in pages."""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")

MOST = 2**31 - 1
"""Largest number that a request may give: every store keeps it, and no list is as long."""


class Schema(BaseModel):
    """Base of what the API takes and gives: unknown fields of a request are refused, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PageOf(Schema, Generic[T]):
    """A page of a list."""

    items: list[T]
    total: int = Field(description="Number of items in all, on every page together.")
    limit: int
    offset: int
