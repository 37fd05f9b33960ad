"""E-mail addresses of private persons; those of offices stay, by their domain."""

import re
from collections.abc import Iterator

from corpus.model import Finding, PersonalKind

_AT = r"(?:\s?@\s?|\s?[\[(](?:at|malpa|małpa)[\])]\s?)"
_EMAIL = re.compile(rf"(?<![\w.+-])[\w.+-]*\w{_AT}[\w-]+(?:\s?\.\s?[a-z][\w-]*|\.[\w-]+)+", re.IGNORECASE)
_OFFICE_DOMAIN = re.compile(
    r"(?:^|\.)(?:gov|sejm|senat|um|umk|ug|powiat|starostwo|policja|bip|nfz|zus|krus|pip|uodo|rpo|nik|uke|uokik|mil)\."
    r"|(?:^|[.-])(?:um|ug|urzad|gmina|powiat|miasto|rada)[.-]?\w*\.",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Finding]:
    """Yield the e-mail addresses of `text` whose domain is no office's; also "jan (at) poczta.example"."""
    for match in _EMAIL.finditer(text):
        address = re.sub(rf"{_AT}", "@", re.sub(r"\s", "", match[0]), flags=re.IGNORECASE).lower()
        if not _OFFICE_DOMAIN.search(address.rpartition("@")[2]):
            yield Finding(PersonalKind.EMAIL, *match.span(), "email.private", 0.99, f"email:{address}")
