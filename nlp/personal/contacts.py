"""E-mail addresses and telephones of private persons.

Those of offices stay: an address by its domain (gov.pl, um.*, a city's own), a telephone by what stands beside it (an
office's name, its e-mail or web address, "infolinia", "sekretariat", "sprawę prowadzi").
"""

import re
from collections.abc import Iterator

from corpus.model import Finding, PersonalKind
from nlp.personal.context import Context

_AT = r"(?:\s?@\s?|\s?[\[({](?:at|malpa|małpa)[\])}]\s?| (?:at|małpa) (?=[\w-]+\s?(?:\.|kropka)\s?[a-z]))"
_EMAIL = re.compile(
    rf"(?<![\w.+-])(?:[\w+-]+ kropka )?[\w.+-]*\w{_AT}[\w-]+"
    rf"(?:(?:\s?\.\s?|\s?[\[({{]\.[\])}}]\s?| kropka )(?:(?-i:[a-z]{{2,12}})\b|[\w-]+(?=\s?\.)))+|"
    rf"(?<![\w.+-])[\w.+-]*\w@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_OFFICE_DOMAIN = re.compile(
    r"(?:^|\.)(?:gov|sejm|senat|mil|policja|bip|nfz|zus|krus|pip|uodo|rpo|nik|uke|uokik|nbp|pkp|pgw|wody|lasy|edu)\."
    r"|(?:^|[.-])(?:um|umk|ug|urzad|gmina|gminy|powiat|starostwo|miasto|rada|uw|umwm|wrota|mops|mpk|zdmk|zzm|zdm"
    r"|sp\d+)[.-]"
    r"|(?:^|\.)(?:krakow|warszawa|lodz|gdansk|katowice|poznan|wroclaw|szczecin|lublin|bialystok|malopolska"
    r"|dolnyslask|mazovia|slaskie|lubelskie|lodzkie|pomorskie|wielkopolskie|podkarpackie|opolskie|lubuskie)\.(?:pl"
    r"|eu)$",
    re.IGNORECASE,
)
_OFFICE_BOX = re.compile(
    r"^(?:urzad|kancelaria|sekretariat|biuro|kontakt|info|poczta|bip|rada|prasa|rzecznik|iod|skargi|konsultacje"
    r"|dyrekcja"
    r"|sekretariat\w*|office|boi|bok|zgloszenia|redakcja|obywatel|interwencje)\b"
)
_FREE = re.compile(
    r"(?:^|\.)(?:gmail|wp|onet|o2|interia|op|tlen|poczta|outlook|yahoo|icloud|hotmail|vp|gazeta|proton\w*)\."
)
_OFFICE = re.compile(
    r"urz[ąę]d|ministerstw|infolini|sekretariat|kancelari|wydzia[łl]|referat|departament|centrala|biur(?:o|a|em"
    r"|ze)\b|gov\.pl|@um\w*\."
    r"|\bbip\b|straż|policj|pogotowi|dyżurn|alarmow|punkt\w* obsługi|zarząd\w* |zakład|ośrod\w+|szko[łl]|szpital|komend"
    r"|sprawę prowadzi|osoba do kontaktu|inspektor|naczelnik|dyspozytor|telefon zaufania|starostw|kuratori|delegatur"
    r"|www\.|fundacj|spółdzieln|redakcj|biblioteka|przychodni|rzecznik|inspekcj|helpdesk|\bgodz\.|godzinach"
    r"|czynn[yae]|pod numer\w* 1\d\d\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"(?<!\w)(?:mój|moj[ae]|mnie|mną|zamieszkał|mieszka|zam\.|pesel|wnioskodawc|prywatn|do mnie|proszę o kontakt|komórk"
    r"|pan[iau]?\b|ur\.|kontakt ze mną|sąsiad|właściciel|córk|syn\b|mąż|żon[ay])",
    re.IGNORECASE,
)
_S = r"[ \u00a0\u2007\u2009\u202f]"
_D = rf"(?:{_S}{{1,2}}|{_S}?[-–‑.]{_S}?|{_S}?/{_S}?|\r?\n)"
_NINE = (
    rf"(?:\(?0?\d{{2}}\)?{_D}?\d{{3}}{_D}?\d{{2}}{_D}?\d{{2}}"
    rf"|\d{{3}}{_D}?\d{{3}}{_D}?\d{{3}}|\d{{3}}{_D}\d{{2}}{_D}\d{{2}}{_D}\d{{2}})"
)
_UNIT = (
    r"(?!\s*(?:zł|PLN|euro|EUR|€|tys|mln|mld|m2|m²|m3|km|ha|kg|ton|szt|egz|%|proc|os(?:ób|oby|\.)|mieszk|kW|MW|GJ"
    r"|gr\b))"
)
_END = r"(?!\w)(?![.,-]\d|/\d)"
_PREFIXED = re.compile(rf"(?<![\w+])(?:\(?(?:\+|00){_S}?48\)?|48(?=\d{{9}}(?!\d))){_D}?{_NINE}{_END}")
_FOREIGN = re.compile(rf"(?<![\w+])\+[1-9]\d{{0,2}}{_D}?(?:\(?\d{{1,4}}\)?{_D}?){{2,5}}\d{{2,4}}{_END}")
_CALLED = re.compile(
    rf"(?<![\w/])(?:0{_S})?(?:\(?(?:\+|00)?\d{{2,3}}\)?{_D}?)?\(?\d{{2,3}}\)?(?:{_D}?\d{{2,4}}){{1,4}}(?!\w)(?![,]\d)"
)
_GROUPED = re.compile(
    rf"(?<![\w.,/])(?<!\d[ \u00a0-])(\d{{3}})({_S}|[-–‑.])(\d{{3}})\2(\d{{3}}){_END}(?!{_S}\d{{3}}){_UNIT}"
)
_AREA = re.compile(
    rf"(?<![\w.,/])(?<!\d[ \u00a0-])(?:\(0?\d{{2}}\){_S}?\d{{3}}[ -]\d{{2}}[ -]\d{{2}}"
    rf"|\d{{2}}[ -]\d{{3}}[ -]\d{{2}}[ -]\d{{2}}){_END}(?!{_S}\d){_UNIT}"
)
_SOLID = re.compile(rf"(?<![\w.,/-])(?<!\d[ \u00a0])(?:4[5]|5[01347]|6[069]|7[23789]|88)\d{{7}}{_END}(?!{_S}\d){_UNIT}")
_MOBILE = re.compile(r"4[5]|5[01347]|6[069]|7[23789]|88")
_LINE = 70
_SERVICE = re.compile(r"(?:800|801|116|700|19)")


def find_emails(text: str) -> Iterator[Finding]:
    """Yield the e-mail addresses of `text` whose domain or box is no office's; also "jan (at) poczta.example"."""
    for match in _EMAIL.finditer(text):
        address = re.sub(rf"(?i:{_AT})", "@", match[0], count=1)
        address = re.sub(r"[\[({]?\.[\])}]?| kropka ", ".", re.sub(r"\s(?!kropka)", "", address)).lower()
        box, _, domain = address.rpartition("@")
        office = _OFFICE_DOMAIN.search(domain) or (_OFFICE_BOX.match(box) and not _FREE.search(domain))
        if not office:
            yield Finding(PersonalKind.EMAIL, *match.span(), "email.private", 0.99, f"email:{address}")


def find_phones(text: str, context: Context) -> Iterator[Finding]:
    """Yield the telephone numbers of `text` that are no office's; a figure in a table or an amount is none."""
    for pattern, rule, certainty in ((_PREFIXED, "phone.prefix", 0.95), (_FOREIGN, "phone.prefix", 0.85)):
        for match in pattern.finditer(text):
            if match[0].startswith(("+", "(")) or context.kind_at(match.start()) in {"", "phone"}:
                yield from _phone(match, rule, certainty, context)
    for match in _CALLED.finditer(text):
        if 7 <= _count(match[0]) <= 12 and _called(match, context):
            yield from _phone(match, "phone.keyword", 0.95, context)
    for pattern in (_GROUPED, _AREA, _SOLID):
        for match in pattern.finditer(text):
            if _looks_called(match, context):
                yield from _phone(match, "phone.shape", 0.75, context)


def _phone(match: re.Match[str], rule: str, certainty: float, context: Context) -> Iterator[Finding]:
    digits = re.sub(r"\D", "", match[0]).removeprefix("00")
    digits = digits.removeprefix("48") if len(digits) == 11 else digits
    if not _of_office(match, digits, context):
        yield Finding(PersonalKind.PHONE, *match.span(), rule, certainty, f"phone:{digits}")


def _of_office(match: re.Match[str], digits: str, context: Context) -> bool:
    """Whether a number is an office's: a hotline, or with an office in its line or in the lines of its letterhead."""
    line = context.line_around(match.start())
    if _SERVICE.match(digits):
        return True
    if _PRIVATE.search(line):
        return False
    around = context.block_around(match.start(), 2) if len(line) < _LINE else line
    return _OFFICE.search(around) is not None


def _count(written: str) -> int:
    return sum(sign.isdigit() for sign in written)


def _called(match: re.Match[str], context: Context) -> bool:
    """Whether a keyword such as "tel." stands right before a number, or before the number that it follows."""
    if context.kind_at(match.start()) != "phone":
        return False
    return bool(context.column_head(match.start())) or len(re.sub(r"[\d\W_]", "", context.distance(match.start()))) < 30


def _looks_called(match: re.Match[str], context: Context) -> bool:
    """Whether a number without a keyword is a telephone by its shape, and no figure of a row or another column."""
    if context.kind_at(match.start()) not in {"", "phone"}:
        return False
    digits = re.sub(r"\D", "", match[0])
    mobile = _MOBILE.match(digits) is not None
    dashed = "-" in match[0] or "(" in match[0]
    if context.figures_in_line(match.start()) > 3 and not dashed:
        return mobile and context.column_head(match.start()) == "" and len(match[0]) == 11
    return mobile or dashed or match.re is _AREA
