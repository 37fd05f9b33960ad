"""The city's places found in a text, in every case, with the names that only "ul." and the like show.

`load_gazetteer("krakow").find("przy ul. Długiej")` gives the mention of "ulica Długa" with its identifier.
"""

from nlp.gazetteer.finder import Gazetteer, load_gazetteer
from nlp.gazetteer.mention import PlaceMention
from nlp.gazetteer.units import UnitMention

__all__ = ["Gazetteer", "PlaceMention", "UnitMention", "load_gazetteer"]
