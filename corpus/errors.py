"""Every error that Referent raises on purpose, one tree, each with a stable code.

    ReferentError                 [REF-000]
    ├── IngestError               [ING-…]  a file or row that cannot be read; the rest of the batch goes on
    │   ├── UnknownFormatError    [ING-001] no reader for this content
    │   ├── LegacyFormatError     [ING-002] a format that must be converted first (DOC)
    │   ├── NoTextError           [ING-003] no text layer and no way to recognise it
    │   ├── DamagedFileError      [ING-004] the reader refused the content
    │   ├── EncryptedFileError    [ING-005] a password is needed
    │   ├── TooLargeError         [ING-006] over a limit of size, pages or unpacked bytes
    │   ├── ReaderTimeoutError    [ING-007] the child process ran out of time or memory
    │   ├── BadRowError           [ING-008] a row of a JSONL corpus that is not of the form asked
    │   └── EmptyFileError        [ING-009] nothing in it
    ├── StoreError                [STO-…]
    │   ├── NotFoundError         [STO-001] no such document, draft or page
    │   ├── CitationError         [STO-002] a citation that does not read back
    │   └── SchemaError           [STO-003] the database cannot be opened or migrated
    ├── IndexFileError            [IDX-001] an index file that is missing, stale or wrong (it is rebuilt)
    ├── ModelError                [MOD-001] model weights that are missing or not what their manifest says
    ├── WriterError               [WRI-001] the language model failed or answered in no usable form
    ├── DraftStateError           [DRA-001] an edit or approval that the draft's state forbids
    ├── NoQuestionError           [DRA-002] a letter that asks nothing, so that there is nothing to answer
    ├── ConfigurationError        [CFG-001] a setting that cannot be used
    ├── EvaluationError           [EVA-001] data for a suite that is missing or not of the form asked
    └── RequestError              [API-…]  a request to the service that cannot be served as it is
        ├── InvalidRequestError   [API-001] a field of the request is not of the form asked
        ├── NoRouteError          [API-002] no such path, or not with this method
        ├── BodyTooLargeError     [API-003] the request's body is over the limit
        └── ForeignRequestError   [API-004] asked under another host name or from another site's page

Each message says what happened, with which value, and what to do.
"""

from typing import ClassVar


class ReferentError(Exception):
    """Root of the tree. `str()` gives `[CODE] what happened; what to do`."""

    code: ClassVar[str] = "REF-000"

    def __init__(self, what: str, *, remedy: str) -> None:
        """Keep `what` happened (with the value) and the `remedy` apart, so that the API can show both."""
        super().__init__(f"[{self.code}] {what}; {remedy}")
        self.what = what
        self.remedy = remedy


class IngestError(ReferentError):
    """A file or row that cannot be read."""

    code = "ING-000"


class UnknownFormatError(IngestError):
    """No reader for this content."""

    code = "ING-001"


class LegacyFormatError(IngestError):
    """A format that must be converted first."""

    code = "ING-002"


class NoTextError(IngestError):
    """No text layer and no way to recognise it."""

    code = "ING-003"


class DamagedFileError(IngestError):
    """The reader refused the content."""

    code = "ING-004"


class EncryptedFileError(IngestError):
    """A password is needed."""

    code = "ING-005"


class TooLargeError(IngestError):
    """Over a limit of size, pages or unpacked bytes."""

    code = "ING-006"


class ReaderTimeoutError(IngestError):
    """The child process ran out of time or memory."""

    code = "ING-007"


class BadRowError(IngestError):
    """A row of a JSONL corpus that is not of the form asked."""

    code = "ING-008"


class EmptyFileError(IngestError):
    """Nothing in the file."""

    code = "ING-009"


class StoreError(ReferentError):
    """The store refused."""

    code = "STO-000"


class NotFoundError(StoreError):
    """No such document, draft or page."""

    code = "STO-001"


class CitationError(StoreError):
    """A citation that does not read back."""

    code = "STO-002"


class SchemaError(StoreError):
    """The database cannot be opened or migrated."""

    code = "STO-003"


class IndexFileError(ReferentError):
    """An index file that is missing, stale or wrong."""

    code = "IDX-001"


class ModelError(ReferentError):
    """Model weights that are missing or not what their manifest says."""

    code = "MOD-001"


class WriterError(ReferentError):
    """The language model failed or answered in no usable form."""

    code = "WRI-001"


class DraftStateError(ReferentError):
    """An edit or approval that the draft's state forbids."""

    code = "DRA-001"


class NoQuestionError(ReferentError):
    """A letter that asks nothing, so that there is nothing to answer."""

    code = "DRA-002"


class ConfigurationError(ReferentError):
    """A setting that cannot be used."""

    code = "CFG-001"


class EvaluationError(ReferentError):
    """Data for a suite that is missing or not of the form asked."""

    code = "EVA-001"


class RequestError(ReferentError):
    """A request to the service that cannot be served as it is."""

    code = "API-000"


class InvalidRequestError(RequestError):
    """A field of the request is not of the form asked."""

    code = "API-001"


class NoRouteError(RequestError):
    """No such path, or not with this method."""

    code = "API-002"


class BodyTooLargeError(RequestError):
    """The request's body is over the limit."""

    code = "API-003"


class ForeignRequestError(RequestError):
    """Asked under another host name or from another site's page."""

    code = "API-004"
