"""Routing (dekretacja): which units should deal with a letter, from what they are for and from past assignments."""

from nlp.routing.history import Assignment, History
from nlp.routing.route import Router, load_router, route
from nlp.routing.units import Duties, Routable

__all__ = ["Assignment", "Duties", "History", "Routable", "Router", "load_router", "route"]
