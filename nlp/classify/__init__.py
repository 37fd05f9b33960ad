"""Linear text classification over lemmas and character n-grams, shared by every part that learns labels of texts."""

from nlp.classify.features import FeatureSpec
from nlp.classify.linear import LinearModel
from nlp.classify.vectoriser import Vectoriser

__all__ = ["FeatureSpec", "LinearModel", "Vectoriser"]
