"""Redaction of a text: masks, labels or pseudonyms in the place of what was found, a list of removals, and the note."""

from nlp.redaction.apply import redact
from nlp.redaction.model import Edit, Redacted
from nlp.redaction.note import NoteFields, redaction_note

__all__ = ["Edit", "NoteFields", "Redacted", "redact", "redaction_note"]
