"""The version of the cleaning rules, stamped on every article."""

CLEANER_VERSION = "2.0.0"
"""Raise it with any change that can alter the text or the facts of an article."""
