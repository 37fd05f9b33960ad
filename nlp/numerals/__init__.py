"""Numbers, ordinals, amounts and dates in Polish words and figures, in the case that a sentence needs, and back."""

from nlp.numerals.amounts import amount_figures, amount_words, parse_amount
from nlp.numerals.calendar import date_words, parse_date_words
from nlp.numerals.cardinals import cardinal
from nlp.numerals.counting import Agreement, agreement, count_phrase, counted_form, group_digits
from nlp.numerals.ordinals import ordinal
from nlp.numerals.reading import parse_number

__all__ = [
    "Agreement",
    "agreement",
    "amount_figures",
    "amount_words",
    "cardinal",
    "count_phrase",
    "counted_form",
    "date_words",
    "group_digits",
    "ordinal",
    "parse_amount",
    "parse_date_words",
    "parse_number",
]
