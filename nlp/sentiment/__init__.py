"""Tone of sentences and texts: negative, neutral, positive or mixed, with a calibrated probability."""

from nlp.sentiment.model import ToneModel, load_tone_model
from nlp.sentiment.reading import read_sentiment, read_sentiments

__all__ = ["ToneModel", "load_tone_model", "read_sentiment", "read_sentiments"]
