"""The class that the victims' own words give: their noun, what qualifies it, what is said of them right behind.

The class is the speaker's, never a judgement: a word for civilians or for fighters gives it, and a bare «شخص» none.
"""

from __future__ import annotations

from hasila.arabic import normalise
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon, Person
from hasila.claims.tagging import CLOSERS, SOFT_MARKS, Tagged

_CUE_REACH = 5
#: Words between an office and the group it is held in, and between a name and the title behind it.
_OFFICE_REACH, _APPOSITION_REACH = 7, 6
#: Words between a noun and another that the same number counts.
_JOINED_REACH = 4


def class_in(tagged: Tagged, span: tuple[int, int], lexicon: ClaimLexicon) -> str:
    """Return the class that cue words between two words give: one kind, both (mixed), or none (unknown)."""
    found = {cue for index in range(*span) if (cue := _cue_at(tagged, index, lexicon))}
    if len(found) > 1:
        return "mixed"
    return found.pop() if found else "unknown"


def _cue_at(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> str | None:
    text, person = tagged.tags[index].word.text, tagged.tags[index].person
    if text in lexicon.cues and person is not None and person.number == "two":
        return lexicon.cues[text]  # طالبان is seldom two students
    if text in lexicon.context["family"] and _is_accident(tagged, lexicon):
        return None
    if person is not None and _tells_class(person):
        return person.victim_class
    if index + 1 < len(tagged.tags):
        pair = lexicon.cues.get(f"{text} {tagged.tags[index + 1].word.text}")
        if pair is not None:
            return pair
    return cue_of(text, lexicon)


def _tells_class(person: Person) -> bool:
    """Tell whether a noun of people, wherever it stands in the phrase, gives the class (not «السورية», «السفير»)."""
    by_faith = person.kind == "nation" and not person.lemma.endswith("ة")
    return person.victim_class != "unknown" and (person.kind in ("", "plain", "own", "trade") or by_faith)


def _is_accident(tagged: Tagged, lexicon: ClaimLexicon) -> bool:
    """Tell whether an accident is told of: who is of one family then may be anybody."""
    return any(tag.word.text in lexicon.context["accident"] for tag in tagged.tags)


def cue_of(text: str, lexicon: ClaimLexicon) -> str | None:
    """Return the class a word points to, its conjunction or preposition read off."""
    for cut in (0, 1, 2):
        cue = lexicon.cues.get(text[cut:])
        if cue is not None and (cut == 0 or text[0] in "وفبل"):
            return cue
    return None


def victim_class(tagged: Tagged, group: Group, span: tuple[int, int] | None, lexicon: ClaimLexicon) -> str:
    """Return the class the group's own words give: its noun first, then what qualifies it."""
    of_noun = _of_noun(tagged, group, lexicon)
    end = span[1] if span else group.end
    if of_noun != "unknown":
        return _noun_with_joined(tagged, group, of_noun, lexicon)
    if _holds_office(group, lexicon):
        return _of_office(tagged, group.end, lexicon)
    if span is not None and group.kind != "named":
        of_phrase = class_in(tagged, span, lexicon)
        if of_phrase != "unknown":
            return _noun_with_joined(tagged, group, of_phrase, lexicon)
    after = _class_after(tagged, end, lexicon) if group.kind != "named" else of_name(tagged, group.end, lexicon)
    if after == "unknown" and _is_titled_name(tagged, group):
        return of_name(tagged, end, lexicon)
    return after


def _of_noun(tagged: Tagged, group: Group, lexicon: ClaimLexicon) -> str:
    """Return the class of the noun, with the word after it where the two are known together («حارس غابات»)."""
    if group.person is None:
        return "unknown"
    head = group.head if group.head is not None else group.first
    after = tagged.tags[head + 1].word.text if head + 1 < len(tagged.tags) else ""
    pair = lexicon.cues.get(f"{tagged.tags[head].word.text.removeprefix('و')} {after}")
    if pair is not None:
        return pair
    if group.person.kind == "outcome" and group.low == 1 and head + 1 < len(tagged.tags):
        title, named = tagged.tags[head + 1].person, tagged.tags[head + 1].form.definite
        if title is not None and named and not tagged.tags[head + 1].joined:
            return title.victim_class  # الشهيد الرقيب فلان
    lemma = normalise(group.person.lemma)
    if group.person.kind == "oneof" and head + 1 < len(tagged.tags) and (one := tagged.tags[head + 1].person):
        own_member = one.owned and normalise(one.lemma) in lexicon.context["member"]
        return "combatant" if own_member else one.victim_class
    if lemma in lexicon.context["holder"] and _in_armed_wing(tagged, group.end, lexicon):
        return "combatant"
    return group.person.victim_class


def _holds_office(group: Group, lexicon: ClaimLexicon) -> bool:
    return group.person is not None and normalise(group.person.lemma) in lexicon.context["holder"]


def _in_armed_wing(tagged: Tagged, end: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether «in» an armed wing follows («ناشطين في سرايا القدس»)."""
    words = [tag.word.text for tag in tagged.tags[end : end + 3]]
    return "في" in words[:2] and any(word in lexicon.context["armed_wing"] for word in words)


def _of_office(tagged: Tagged, end: int, lexicon: ClaimLexicon) -> str:
    """Return combatant for an office in an armed group, unknown for one of politics («رئيس المجلس السياسي لحركة …»)."""
    for index in range(end, min(len(tagged.tags), end + _OFFICE_REACH)):
        tag = tagged.tags[index]
        if tag.word.text in lexicon.context["institution"]:
            return "unknown"
        if (tag.is_mark and tag.word.text not in SOFT_MARKS) or tag.form.triggers or "by" in tag.roles:
            return "unknown"
        cue = _cue_at(tagged, index, lexicon)
        if cue is not None:
            return cue
    return "unknown"


def _is_titled_name(tagged: Tagged, group: Group) -> bool:
    """Tell whether a definite singular is followed by a name («الشاب سامر العطار»)."""
    return group.kind == "single" and group.definite and group.end < len(tagged.tags)


def of_name(tagged: Tagged, end: int, lexicon: ClaimLexicon) -> str:
    """Return the class of the title, rank or origin that stands behind a name («سامر العطار القيادي في الفصيل»)."""
    tags = tagged.tags
    for index in range(end, min(len(tags), end + _APPOSITION_REACH)):
        tag = tags[index]
        if tag.form.triggers or tag.phrase or "by" in tag.roles or tag.word.text in CLOSERS:
            return "unknown"
        if tag.word.text in lexicon.context["rank_after"]:
            return "combatant"
        if tag.word.text == "من" and index + 1 < len(tags):
            return class_in(tagged, (index + 1, min(len(tags), index + 3)), lexicon)
        person = tag.person
        if person is not None and normalise(person.lemma) in lexicon.context["holder"]:
            return _of_office(tagged, index + 1, lexicon)
        titled = person is not None and not tag.has_preposition and not tag.joined
        if (
            titled
            and person is not None
            and person.kind in ("", "plain", "title", "own", "trade")
            and person.victim_class != "unknown"
        ):
            return person.victim_class
        if "preposition" in tag.roles or tag.joined:
            return "unknown"
    return "unknown"


def _noun_with_joined(tagged: Tagged, group: Group, own: str, lexicon: ClaimLexicon) -> str:
    """Return mixed where one number counts two kinds: «العسكريين والمدنيين», «أفراد القوات ومواطنين»."""
    if group.kind != "counted":
        return own
    numbers = {number.first for number in tagged.numbers}
    for index in range(group.end, min(len(tagged.tags), group.end + _JOINED_REACH)):
        tag = tagged.tags[index]
        if index in numbers or tag.is_mark or tag.form.triggers or ({"by", "preposition"} & tag.roles):
            break
        if tag.person is not None and tag.joined and tag.person.number != "one":
            families = class_in(tagged, (index + 1, min(len(tagged.tags), index + 2)), lexicon)
            other = tag.person.victim_class if tag.person.victim_class != "unknown" else families
            return "mixed" if {own, other} == {"civilian", "combatant"} else own
    return own


def _class_after(tagged: Tagged, end: int, lexicon: ClaimLexicon) -> str:
    """Return the class said of them after the phrase: «معظمهم من الأطفال»، «في صفوف القوات»، «بينهم مدنيون» (mixed)."""
    tags = tagged.tags
    for index in range(end, min(len(tags), end + 4)):
        tag = tags[index]
        if tag.is_mark and tag.word.text not in SOFT_MARKS and tag.word.text != "،":
            return "unknown"
        if (tag.form.triggers and tag.form.conjunction) or "by" in tag.roles:
            return "unknown"
        if (
            tag.word.text == "بين"
            and class_in(tagged, (index + 1, _end_of_cues(tagged, index + 1)), lexicon) == "mixed"
        ):
            return "mixed"
        if "subset" in tag.roles:
            return "mixed" if _names_civilians(tagged, max(tag.marker_end, index + 1)) else "unknown"
        if "most" in tag.roles and _names_civilians(tagged, _past_of(tagged, index + 1)):
            return "mixed"
        if {"most", "ranks"} & tag.roles or (tag.word.text in ("من", "ممن") and index <= end + 2):
            return class_in(tagged, (index + 1, _end_of_cues(tagged, index + 1)), lexicon)
    return "unknown"


def _past_of(tagged: Tagged, index: int) -> int:
    """Return the word after «من» where it stands at ``index``."""
    return index + 1 if index < len(tagged.tags) and tagged.tags[index].word.text == "من" else index


def _end_of_cues(tagged: Tagged, start: int) -> int:
    """Return one past the words that may tell the class: to a mark, another harm, or who did it («برصاص الأمن»)."""
    stop = min(len(tagged.tags), start + _CUE_REACH)
    for index in range(start, stop):
        tag = tagged.tags[index]
        ends = {"by", "preposition"} & tag.roles and tag.word.text != "من"
        if ends or tag.form.triggers or tag.word.text in CLOSERS:
            return index
    return stop


def _names_civilians(tagged: Tagged, index: int) -> bool:
    """Tell whether the next word is «civilians» without a number: the others are not."""
    if index >= len(tagged.tags):
        return False
    person = tagged.tags[index].person
    return person is not None and person.kind == "plain" and person.number in ("many", "two_or_many")
