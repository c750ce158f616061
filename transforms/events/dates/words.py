"""The words that dates are written with, and the one expression that finds them in a sentence.

Months, weekdays and their short forms are matched with their capital, so that "may", "march" and "sun" stay words.
"""

import re

_MONTH_NAMES = "January February March April May June July August September October November December".split()
MONTHS: dict[str, int] = {name.lower(): number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3].lower(): number for number, name in enumerate(_MONTH_NAMES, 1)} | {"sept": 9}
WEEKDAYS: dict[str, int] = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
# Months of the northern hemisphere; a winter is named for the year it begins in.
SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
UNIT_NAMES = ("hour", "day", "week", "month", "year")

# A sentence without any of these (and without a year in figures) is not searched at all.
CUE_WORDS = (
    frozenset(MONTHS)
    | frozenset(f"{name[:3].lower()}." for name in _MONTH_NAMES)
    | frozenset(WEEKDAYS)
    | frozenset(SEASONS)
    | frozenset(unit + ending for unit in UNIT_NAMES for ending in ("", "s"))
    | frozenset("sept. today tonight yesterday tomorrow overnight weekend weekends fortnight recently quarter decade".split())
    | frozenset("morning afternoon evening night noon midnight".split())
)

# What a date may begin with: a word without figures that is none of these begins none.
OPENINGS = (
    CUE_WORDS
    | frozenset(
        "a about after almost an and around at before between by coming couple during earlier early eight eighteen".split()
    )
    | frozenset(
        "eleven few fewer fifteen fifty first five following for forty four fourteen fourth from in just last late".split()
    )
    | frozenset("later latter less many mid more nearly next nine nineteen ninety of on one only over past previous".split())
    | frozenset("roughly second seven seventeen several since six sixteen sixty some ten that the these third thirteen".split())
    | frozenset("thirty this those three through throughout till to twelve twenty two until within".split())
)
BEFORE_BARE_ONLY = frozenset("since by until till from through throughout before after for of to between and".split())
"""Openings that only a month, a year or "the" follows at once."""

# In the patterns below "~" before a letter stands for either case of it: a set is faster to try than IGNORECASE.
YEAR = r"(?:1[6-9]|20)\d\d"
MONTH = (
    r"(?:Jan(?:uary\b|\b\.?)|Feb(?:ruary\b|\b\.?)|Mar(?:ch\b|\b\.?)|Apr(?:il\b|\b\.?)|May\b|June?\b\.?|July?\b\.?"
    r"|Aug(?:ust\b|\b\.?)|Sept?(?:ember\b|\b\.?)|Oct(?:ober\b|\b\.?)|Nov(?:ember\b|\b\.?)|Dec(?:ember\b|\b\.?))"
)
FULL_MONTH = rf"(?:(?:{'|'.join(_MONTH_NAMES)})\b|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:/]\d|\s+(?:percent|per\s+cent|million|people)\b)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TEENS = "~eleven|~twelve|~thirteen|~fourteen|~fifteen|~sixteen|~seventeen|~eighteen|~nineteen"
COUNT = (
    r"(?:\d{1,3}|~an?|~one|~two|~three|~four|~five|~six|~seven|~eight|~nine|~ten|"
    + _TEENS
    + r"|(?:~twenty|~thirty|~forty|~fifty|~sixty|~ninety)(?:-[a-z]+)?|(?:~a\s+)?~couple\s+~of|~several|(?:~a\s+)?~few|~many|~some)"
)
UNIT = r"(?:~hours?|~days?|~weeks?|~fortnights?|~months?|~years?|~decades?)"
_ABOUT = (
    r"(?:~more\s+~than|~less\s+~than|~fewer\s+~than|~at\s+~least|~almost|~nearly|~about|~around|~over|~some|~roughly|~only|~just)"
)
_DASH = r"\s*(?:-|–|—|to|through|until)\s*"
# "June 3 and 4, …": not before a noun that the number may count ("on June 3 and 12 people …").
_AND_DAY = r"\s+and\s+(?=\d\d?(?:st|nd|rd|th)?(?:\s*[,;.)]|\s*\Z|\s+(?:in|at|to|by|over|with|as)\b))"
_PART = r"(?:~early|~mid|~late|~the\s+(?:~very\s+)?(?:~end|~beginning|~start|~middle|~close)\s+~of|(?:~the\s+)?(?:~first|~second|~latter)\s+~half\s+~of)"
_DAYPART = r"(?:\s+(?:night|morning|evening|afternoon))?"
# A bare year must not count things ("in 2000 villages"): a small word, a mark or the end follows it.
_YEAR_STOP = (
    r"(?!\d|[.,:]\d|-\d|%)(?=\W*\Z|[.,;:)\"'–—]|\s+(?:and|but|or|when|as|after|before|to|until|for|in|on|at|by|with|from|that|which|"
    r"who|while|the|a|an|was|were|is|are|has|had|have|will|would|over|under|through|because|since|where|\(|–|—|[A-Z]))"
)
_BEFORE_BARE = r"(?:~in|~since|~by|~until|~till|~from|~during|~through|~throughout|~before|~after|~for|~of|~to|~between|~and|~around|~late\s+~in|~early\s+~in)"

_PATTERN = rf"""
    \b(?:
      (?P<iso>{YEAR}-[01]\d-[0-3]\d)(?![\d-])
    | (?P<slash>\d\d?/\d\d?/{YEAR})(?![\d/])
    | (?P<dotted>\d\d?\.\d\d?\.{YEAR})(?!\.?\d)
    | (?P<month_day>(?:{WEEKDAY},?\s+\(?)?(?P<md_month>{MONTH})\s+(?P<md_day>{DAY})
          (?:(?:{_DASH}|{_AND_DAY})(?P<md_month2>{MONTH}\s+)?(?P<md_day2>{DAY}))?(?:,?\s+(?P<md_year>{YEAR})\b)?)
    | (?P<day_month>(?:{WEEKDAY},?\s+\(?)?(?:the\s+)?(?P<dm_day>{DAY})(?:(?:{_DASH}|\s+and\s+)(?P<dm_day2>{DAY}))?\s+(?:of\s+)?
          (?P<dm_month>{MONTH})(?:,?\s+(?P<dm_year>{YEAR})\b)?)
    | (?P<part>(?P<part_word>{_PART})[\s-]+(?:
          (?P<part_month>{FULL_MONTH})(?:\s+(?:of\s+)?(?P<part_year>{YEAR})\b)? | (?P<part_bare>{YEAR})\b
        | (?P<part_which>this|last|next|the)\s+(?P<part_unit>week|month|year)\b))
    | (?P<month_year>(?P<my_month>{MONTH})\s+(?:of\s+)?(?P<my_year>{YEAR})\b)
    | (?P<month_which>(?P<mw_month>{FULL_MONTH})\s+(?:of\s+)?(?P<mw_which>last|this|next)\s+year\b)
    | (?P<quarter>(?:~the\s+)?(?P<q_number>(?:~first|~second|~third|~fourth))\s+quarter\s+of\s+(?P<q_year>{YEAR})\b)
    | (?P<season>(?:the\s+)?(?P<s_name>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<s_year>{YEAR})\b)
    | (?P<weekday>(?:(?P<wd_which>(?:~this\s+~past|~this\s+~coming|~last|~next|~this|~early|~late))\s+)?
          (?<!Black\s)(?<!Good\s)(?<!Bloody\s)(?<!Super\s)(?<!Palm\s)(?<!Ash\s)(?P<wd_name>{WEEKDAY})\b{_DAYPART})
    | (?P<named>(?:~the\s+~day\s+~before\s+~yesterday|~the\s+~day\s+~after\s+~tomorrow|~yesterday|~today|~tonight|~tomorrow|~overnight
          |~last\s+~night|(?:~over|~during|~in)\s+~the\s+(?:~past|~previous)\s+~day|~this\s+(?:~morning|~afternoon|~evening))\b)
    | (?P<weekend>(?:(?:(?:~over|~at|~during)\s+)?(?P<we_which>~the|~this\s+~past|~this\s+~coming|~last|~next|~this|~that|~the\s+~past)\s+~weekend)\b)
    | (?P<span_n>(?:(?:~the|~these|~those|~this)\s+)?(?P<sn_which>(?:~last|~past|~previous|~next|~coming))\s+(?P<sn_count>{COUNT})\s+
          (?P<sn_unit>{UNIT})\b)
    | (?P<which>(?:(?P<wh_part>(?:~earlier|~later|~early|~late|~mid))[\s-]+)?(?:(?:~in|~over)\s+)?
          (?P<wh_which>(?:~last|~next|~this\s+~past|~this\s+~coming|~this|~the\s+~past|~the\s+~previous|~the\s+~coming|~the\s+~last|~the\s+~next))\s+
          (?:(?P<wh_unit>(?:~week|~month|~year|~quarter))\b|(?P<wh_month>{FULL_MONTH})|(?P<wh_season>spring|summer|autumn|fall|winter)\b))
    | (?P<ago>(?:{_ABOUT}\s+)?(?P<ago_count>(?:{COUNT}|the))\s+(?P<ago_unit>{UNIT})\s+(?P<ago_way>ago|earlier|later|from\s+now)\b)
    | (?P<ahead>(?P<ah_way>(?:~in|~within))\s+(?:the\s+(?:next|coming)\s+)?(?:{_ABOUT}\s+)?(?P<ah_count>{COUNT})\s+
          (?P<ah_unit>{UNIT})\b(?:'?\s+time\b)?(?!\s+(?:of\s+war|old)\b))
    | (?P<day_of>(?:~the\s+(?P<do_way>~next|~following|~previous|~same)\s+~day|~the\s+~day\s+(?P<do_way2>~before|~after))(?=\W*\Z|[,.;]|\s+(?:in|at|by|to|that)\b))
    | (?P<bare_month>{_BEFORE_BARE}\s+(?:the\s+month\s+of\s+)?(?P<bm_month>{FULL_MONTH})(?!\s+\d|\s+(?:of\s+)?(?:last|this|next)\s+year\b))
    | (?P<bare_year>{_BEFORE_BARE}\s+(?:the\s+year\s+)?(?P<by_year>{YEAR}){_YEAR_STOP})
    | (?P<vague>(?:~recently(?!\s+~as)|~in\s+~recent\s+{UNIT}|(?:~in|~over|~during)\s+~the\s+(?:~coming|~past|~last|~next|~following)\s+(?:~hours|~days|~weeks|~months|~years|~decades)
          |~in\s+~the\s+{UNIT}\s+(?:~ahead|~to\s+~come)|~within\s+(?:~hours|~days|~weeks|~months|~years)|(?:~hours|~days|~weeks|~months|~years)\s+(?:~ago|~earlier|~later)
          |(?:~on\s+)?~the\s+~eve\s+~of|(?:~in\s+)?(?:~the\s+)?~last\s+~few\s+{UNIT})\b)
    )
    """
DATE = re.compile(re.sub("~([a-z])", lambda match: f"[{match[1].upper()}{match[1]}]", _PATTERN), re.VERBOSE)


def month_number(name: str) -> int:
    """Number of a month written in full or short."""
    return MONTHS[name.strip().rstrip(".").lower()]
