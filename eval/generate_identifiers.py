"""Generates identifiers, right and wrong, in sentences and tables among figures that are easily taken for them.

Everything is invented from a seed: the numbers are random with their control digits worked out here, by code of its
own, so that nothing of the product judges itself.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

_KW_VALUES = {letter: 10 + place for place, letter in enumerate("XABCDEFGHIJKLMNOPRSTUWYZ")}
_COURTS = ("KR1P", "WA4M", "GD1G", "LD1M", "PO2P", "KA1S", "WR1K", "LU1I", "KR2K", "SZ1S")
_LETTERS = "ABCDEFGHIJKLMNPRSTUWXYZ"


@dataclass(frozen=True, slots=True)
class Mark:
    """An identifier in a sample: what it is, where it stands, and whether its control digit holds."""

    kind: str
    start: int
    end: int
    control: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence or a table with its marked identifiers; every other figure in it is none."""

    text: str
    marks: tuple[Mark, ...]


def _digits(draw: random.Random, count: int) -> str:
    return "".join(draw.choice("0123456789") for _ in range(count))


def _checked(body: str, weights: tuple[int, ...], modulus: int) -> int:
    return sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % modulus


def _pesel(draw: random.Random) -> str:
    year, month, day = draw.randrange(1930, 2020), draw.randrange(1, 13), draw.randrange(1, 29)
    body = f"{year % 100:02d}{month + (20 if year >= 2000 else 0):02d}{day:02d}{_digits(draw, 4)}"
    return body + str(-_checked(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3), 10) % 10)


def _nip(draw: random.Random) -> str:
    while True:
        body = "".join(draw.choice("123456789") for _ in range(3)) + _digits(draw, 6)
        control = _checked(body, (6, 5, 7, 2, 3, 4, 5, 6, 7), 11)
        if control < 10:
            return f"{body}{control}"


def _regon_9(draw: random.Random) -> str:
    body = draw.choice("012369") + _digits(draw, 7)
    return body + str(_checked(body, (8, 9, 2, 3, 4, 5, 6, 7), 11) % 10)


def _regon_14(draw: random.Random) -> str:
    body = _regon_9(draw) + _digits(draw, 4)
    return body + str(_checked(body, (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8), 11) % 10)


def _account(draw: random.Random) -> str:
    body = _digits(draw, 24)
    return f"{98 - int(body + '252100') % 97:02d}{body}"


def _register(draw: random.Random) -> str:
    code, number = draw.choice(_COURTS), f"{draw.randrange(1000, 700000):08d}"
    values = [_KW_VALUES[sign] if sign.isalpha() else int(sign) for sign in code + number]
    return f"{code}/{number}/{sum(v * (1, 3, 7)[i % 3] for i, v in enumerate(values)) % 10}"


def _lettered(letters: str, weights: tuple[int, ...]) -> int:
    return sum((ord(letter) - ord("A") + 10) * weight for letter, weight in zip(letters, weights, strict=True))


def _card(draw: random.Random) -> str:
    letters, rest = "".join(draw.choice(_LETTERS) for _ in range(3)), _digits(draw, 5)
    known = _lettered(letters, (7, 3, 1)) + _checked(rest, (7, 3, 1, 7, 3), 10)
    return next(f"{letters}{control}{rest}" for control in range(10) if (known + 9 * control) % 10 == 0)


def _passport(draw: random.Random) -> str:
    letters, rest = "".join(draw.choice(_LETTERS) for _ in range(2)), _digits(draw, 6)
    known = _lettered(letters, (7, 3)) + _checked(rest, (1, 7, 3, 1, 7, 3), 10)
    return next(f"{letters}{control}{rest}" for control in range(10) if (known + 9 * control) % 10 == 0)


def _grouped(number: str, sizes: tuple[int, ...], gap: str) -> str:
    pieces, place = [], 0
    for size in sizes:
        pieces.append(number[place : place + size])
        place += size
    return gap.join(pieces)


_MAKERS: dict[str, tuple[Callable[[random.Random], str], ...]] = {
    "pesel": (_pesel,),
    "nip": (_nip,),
    "regon": (_regon_9, _regon_14),
    "identity_card": (_card,),
    "passport": (_passport,),
    "bank_account": (_account,),
    "land_register": (_register,),
}
_SPEAKING = {
    "pesel": (
        *("PESEL {0}", "PESEL: {0}", "PESEL:{0}", "nr PESEL {0}", "numer PESEL – {0}", "o numerze PESEL {0}"),
        "PESEL\n{0}",
    ),
    "nip": ("NIP {0}", "NIP: {0}", "NIP:{0}", "nr NIP {0}", "numer identyfikacji podatkowej {0}", "NIP nr {0}"),
    "regon": ("REGON {0}", "REGON: {0}", "nr REGON: {0}", "REGON:{0}", "numer REGON {0}"),
    "identity_card": (
        *("dowód osobisty {0}", "dowodem osobistym nr {0}", "dow. os. {0}", "seria i numer dowodu: {0}"),
        *("legitymujący się dowodem osobistym serii {0}", "dowód {0}"),
    ),
    "passport": ("paszport {0}", "paszport nr {0}", "nr paszportu: {0}", "paszportem seria {0}"),
    "bank_account": (
        *("nr konta {0}", "rachunek bankowy {0}", "na konto: {0}", "IBAN {0}", "NRB: {0}", "rachunek nr {0}"),
        "na rachunek {0}",
    ),
    "land_register": ("KW {0}", "KW nr {0}", "księga wieczysta {0}", "księgi wieczystej nr {0}", "nr KW: {0}"),
}
_LAYOUTS: dict[str, tuple[tuple[tuple[int, ...], str], ...]] = {
    "pesel": (
        *(((11,), ""), ((11,), ""), ((6, 5), " "), ((6, 5), "-"), ((2, 2, 2, 5), " "), ((2, 2, 2, 5), ".")),
        ((3, 3, 3, 2), " "),
    ),
    "nip": (((10,), ""), ((3, 3, 2, 2), "-"), ((3, 2, 2, 3), "-"), ((3, 3, 2, 2), " "), ((3, 2, 2, 3), " ")),
    "bank_account": (
        ((2, 4, 4, 4, 4, 4, 4), " "),
        ((26,), ""),
        ((2, 4, 4, 4, 4, 4, 4), "-"),
        ((2, 4, 4, 4, 4, 4, 4), "\n"),
    ),
}
_BARE = frozenset(("pesel", "nip", "bank_account", "land_register"))
"""Kinds that stand without a keyword too: by their shape they are nothing else."""
_LEADS = (
    *("Wnioskodawca, {0}, prosi o rozpatrzenie sprawy.", "Do akt dołączono oświadczenie ({0})."),
    *("W formularzu podano {0} oraz kwotę {1}.", "Proszę o zwrot nadpłaty, {0}.", "{0}"),
    *("Strona podała dane: {0}; koszt robót wyniósł {1}.", "W piśmie z dnia 12.03.2024 r. wskazano {0}."),
    *("Zgodnie z umową nr {2} zapłacono {1}, dane strony: {0}.", "Sprawa {3}: {0}, zob. {4}."),
)
_BARE_LEADS = ("Dane strony: {0}.", "Wpisano {0} w rubryce pierwszej.", "{0}", "Podano też {0}, jak wyżej.")
_HEADS = {
    "pesel": ("PESEL", "Nr PESEL"),
    "nip": ("NIP", "Nr NIP"),
    "regon": ("REGON", "Regon"),
    "identity_card": ("Dowód osobisty", "Seria i nr dowodu"),
    "passport": ("Paszport", "Nr paszportu"),
    "bank_account": ("Nr rachunku", "Konto"),
    "land_register": ("Nr KW", "Księga wieczysta"),
}


def _amount(draw: random.Random) -> str:
    return f"{draw.randrange(1, 999)} {_digits(draw, 3)} {_digits(draw, 3)}{draw.choice((' zł', ',00 zł', ' PLN'))}"


def _contract(draw: random.Random) -> str:
    return f"{draw.choice(('ZP', 'W/I', 'UM'))}/{draw.randrange(1000, 9999)}/{draw.randrange(10, 99)}/2024"


def _case(draw: random.Random) -> str:
    unit, person = draw.choice(("OR", "GD-A", "WS-05")), draw.choice(("AK", "JW"))
    return f"{unit}.{draw.randrange(100, 9999)}.{draw.randrange(1, 99)}.2024.{person}"


def _act(draw: random.Random) -> str:
    return draw.choice(
        (
            f"Dz. U. z {draw.randrange(2001, 2025)} r. poz. {draw.randrange(1, 2500)}",
            f"dz. 900 rozdz. 900{draw.randrange(10, 99)} § {draw.randrange(4000, 6100)}",
            f"KRS 0000{_digits(draw, 6)}",
            f"uchwała nr {draw.choice(('XII', 'CXI'))}/{draw.randrange(100, 3000)}/24",
            f"nr zamówienia {_digits(draw, 11)}",
            f"faktura FV/{_digits(draw, 6)}/2024",
            f"kod CPV 45{_digits(draw, 6)}-{draw.randrange(9)}",
            f"kod kreskowy 590{_digits(draw, 10)}",
        )
    )


def _figure(draw: random.Random) -> str:
    grouped = f"{draw.randrange(1, 99)} {_digits(draw, 3)} {_digits(draw, 3)}"
    return draw.choice((grouped, f"{draw.randrange(10, 10**7)},{_digits(draw, 2)}"))


def _wrong(draw: random.Random, number: str, place: int) -> str:
    """Change the digit at `place`, so that the control digit fails."""
    return number[:place] + str((int(number[place]) + draw.randrange(1, 10)) % 10) + number[place + 1 :]


def _written(draw: random.Random, kind: str, number: str) -> str:
    layouts = [one for one in _LAYOUTS.get(kind, ()) if sum(one[0]) == len(number)]
    if kind in {"identity_card", "passport"}:
        letters = 3 if kind == "identity_card" else 2
        return number if draw.random() < 0.5 else f"{number[:letters]} {number[letters:]}"
    if kind == "land_register":
        return number.replace("/", " / ") if draw.random() < 0.2 else number
    written = _grouped(number, *draw.choice(layouts)) if layouts else number
    return f"PL{written}" if kind == "bank_account" and draw.random() < 0.3 else written


def _make(draw: random.Random, kind: str) -> tuple[str, bool]:
    """Return an identifier and whether its control digit holds; one in four has a digit changed."""
    number = draw.choice(_MAKERS[kind])(draw)
    if draw.random() >= 0.25:
        return number, True
    return _wrong(draw, number, len(number) - 1), False


def _sentence(draw: random.Random, kind: str) -> Sample:
    number, holds = _make(draw, kind)
    bare = kind in _BARE and draw.random() < 0.2
    written = number if bare and not holds and kind == "pesel" else _written(draw, kind, number)
    if bare and not holds and kind == "nip":
        written = _grouped(number, (3, 3, 2, 2), "-")
    phrase = "{0}" if bare else draw.choice(_SPEAKING[kind])
    lead = draw.choice(_BARE_LEADS if bare else _LEADS)
    lead = lead.replace("{0}", phrase.replace("{0}", "\0"))
    text = lead.format("", _amount(draw), _contract(draw), _case(draw), _act(draw))
    start = text.index("\0")
    return Sample(text.replace("\0", written), (Mark(kind, start, start + len(written), holds),))


def _table(draw: random.Random, kinds: tuple[str, ...], rows: int) -> Sample:
    gap = draw.choice((" | ", "\t", ";"))
    heads = ["Lp.", *(draw.choice(_HEADS[kind]) for kind in kinds), "Kwota", "Powierzchnia", "Uwagi"]
    text, marks = gap.join(heads), []
    for row in range(1, rows + 1):
        text += f"\n{row}"
        for kind in kinds:
            number, holds = _make(draw, kind)
            written = _written(draw, kind, number).replace("\n", " ")
            marks.append(Mark(kind, len(text) + len(gap), len(text) + len(gap) + len(written), holds))
            text += gap + written
        remark = draw.choice((_act(draw), _case(draw), _digits(draw, 9), "brak"))
        text += gap + gap.join((_figure(draw), _figure(draw), remark))
    return Sample(text, tuple(marks))


def _figures(draw: random.Random) -> Sample:
    """Return a table of figures, or a sentence full of them, without any identifier."""
    if draw.random() < 0.5:
        rows = "\n".join("  ".join([f"{n}.", _contract(draw), *(_figure(draw) for _ in range(4))]) for n in range(1, 7))
        return Sample(f"Lp. Umowa Plan Wykonanie Zmiana Razem\n{rows}", ())
    pieces = (_amount(draw), _case(draw), _act(draw), _contract(draw), _act(draw))
    return Sample("Wydano {}, znak {}, podstawa: {}; umowa {}, por. {}.".format(*pieces), ())


def generate(seed: int, count: int) -> list[Sample]:
    """Return samples that hold at least `count` identifiers, the same ones for the same seed.

    Half of the identifiers stand in sentences, half in tables; one sample in six has none.
    """
    draw = random.Random(seed)
    kinds = tuple(_MAKERS)
    samples: list[Sample] = []
    made = 0
    while made < count:
        choice = draw.random()
        if choice < 1 / 6:
            sample = _figures(draw)
        elif choice < 0.85:
            sample = _sentence(draw, draw.choice(kinds))
        else:
            sample = _table(draw, tuple(draw.sample(kinds, 2)), draw.randrange(2, 5))
        samples.append(sample)
        made += len(sample.marks)
    return samples
