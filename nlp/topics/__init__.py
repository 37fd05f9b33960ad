"""What a text is about: topics and subtopics of the municipal taxonomy, and the categories of two cities."""

from nlp.topics.categories import CategoryModel, load_categories
from nlp.topics.classify import TopicClassifier, classify_topics, load_topics

__all__ = ["CategoryModel", "TopicClassifier", "classify_topics", "load_categories", "load_topics"]
