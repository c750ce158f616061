"""Names of months and days of the week in many languages (lexicons `months` and `weekdays`), and what a name stands for."""

from transforms.lexicons.loader import read_lexicon


def _forms(lexicon: str, number: str) -> dict[str, int]:
    rows = read_lexicon(lexicon).select("forms", number).iter_rows()
    named = {form: int(value) for forms, value in rows for form in forms.split()}
    # In capitals the Turkish dotless ı is written I, which folds to i.
    return named | {form.replace("ı", "i"): value for form, value in named.items() if "ı" in form}


MONTHS = _forms("months", "month")
"""Lower-case names and abbreviations of months, without their full stop, with the number of the month.

No form stands for two months: where languages differ (listopad) the languages listed agree."""

WEEKDAY_NUMBERS = _forms("weekdays", "weekday")
"""Lower-case names of the days of the week, with their ISO number (Monday is 1)."""

WEEKDAYS = "|".join(sorted((name for name in WEEKDAY_NUMBERS if len(name) >= 5 or not name.isascii()), key=len, reverse=True))
"""Names of the days of the week that are no other word, as a regular expression."""
