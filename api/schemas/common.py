"""What several schemas share: the base class and lists in pages."""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Schema(BaseModel):
    """Base of what the API takes and gives: unknown fields of a request are refused, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PageOf(Schema, Generic[T]):
    """A page of a list."""

    items: list[T]
    total: int = Field(description="Number of items in all, on every page together.")
    limit: int
    offset: int
