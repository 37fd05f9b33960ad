"""One parser a kind of document: cleaned text in, letters and questions out.

cleaned → classify → letter (dateline, authors, …) and questions → title, date → Document
"""

from ingest.parsers.classify import Classification, classify, explain
from ingest.parsers.compose import parse
from ingest.parsers.letter import parse_letter
from ingest.parsers.questions import find_questions

__all__ = ["Classification", "classify", "explain", "find_questions", "parse", "parse_letter"]
