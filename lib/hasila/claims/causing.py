"""Whether something only may lead to harm: قد يؤدي القتال إلى مقتل المئات, not كان قد تسبب في مقتل شرطي."""

from __future__ import annotations

from hasila.claims.governor import Governor
from hasila.claims.tagging import CLOSERS, Tag, Tagged

#: Past verbs in ت: تسببت، تعرضوا.
_PAST = ("تسبب", "تعرض")


def may_lead_to(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the clause says that something may lead to the harm: قد يؤدي القتال إلى مقتل المئات."""
    for place in range(governor.first - 1, max(-1, governor.first - 12), -1):
        tag = tagged.tags[place]
        if tag.word.text in CLOSERS or (tag.form.triggers and "maybe" not in tag.roles):
            return False
        if "purpose" in tag.roles:
            return any("leads" in t.roles and t.word.text[0] in "يت" for t in tagged.tags[place + 1 : governor.first])
        if "maybe" in tag.roles and place + 1 < governor.first:
            verb = tagged.tags[place + 1]
            leads = any(_may_lead(t) for t in tagged.tags[place + 1 : governor.first])
            leads = leads or "leads" in verb.roles or tagged.tags[governor.first - 1].word.text == "الي"
            return leads and verb.word.text.startswith(("ي", "ت")) and not _has_caused(tagged, place + 1, governor)
    return False


def _may_lead(tag: Tag) -> bool:
    """Tell whether a word is «leads to» in the imperfect, which hangs on «may» before (قد يكون خطأ ينتج عنه مقتل)."""
    return "leads" in tag.roles and tag.word.text[0] in "يت" and not tag.word.text.startswith(_PAST)


def _has_caused(tagged: Tagged, verb: int, governor: Governor) -> bool:
    """Tell whether a verb in ت is past, what was caused behind «in» or «by», not قد تتسبب في.

    قد تسبب في مقتل، وقد تسبب ذلك في مقتل.
    """
    text, behind = tagged.tags[verb].word.text, (tagged.tags[verb + 1], tagged.tags[governor.first - 1])
    caused = "costs_life" not in tagged.tags[verb].roles and text[0] == "ت" and text[1] != "ت"
    return caused and any(tag.word.text == "في" or tag.word.text.startswith("ب") for tag in behind)
