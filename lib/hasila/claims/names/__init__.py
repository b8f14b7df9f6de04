"""Victims who have only a name: where one begins and ends, and surnames that stand alone."""
