"""Measurements of time, memory and of other systems on the same data; each module is a command of its own."""
