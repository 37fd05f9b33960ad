"""The names of the months as Polish dates need them, and how a letter writes a date."""

import datetime as dt

MONTHS_NOMINATIVE = (
    *("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec"),
    *("lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień"),
)
"""January first."""

MONTHS_GENITIVE = (
    *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
    *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
)
"""As dates write them: "14 kwietnia"."""

MONTHS_LOCATIVE = (
    *("styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu"),
    *("lipcu", "sierpniu", "wrześniu", "październiku", "listopadzie", "grudniu"),
)
"""As "w kwietniu" asks for them."""

MONTHS_INSTRUMENTAL = (
    *("styczniem", "lutym", "marcem", "kwietniem", "majem", "czerwcem"),
    *("lipcem", "sierpniem", "wrześniem", "październikiem", "listopadem", "grudniem"),
)
"""As "przed kwietniem" asks for them."""


def format_date(date: dt.date) -> str:
    """Return a date as a letter writes it: "14 kwietnia 2025 r."."""
    return f"{date.day} {MONTHS_GENITIVE[date.month - 1]} {date.year} r."
