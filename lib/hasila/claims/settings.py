"""One known man behind an agent and where and when he acted: خطف مسلحون من منزله، مساء أمس، المختار فلان.

Time, place and means stand in any order between a verb and its object, as phrases that each come to an end; a noun in
construct does not end one, and who stands behind it is its genitive (اعتقلت القوات في منزل المختار شابين).
"""

from __future__ import annotations

from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.tagging import CLOSING_MARKS, Tag

#: Words between a verb and its object, agent, time and place among them.
_REACH = 14
#: Words from a calling to the name of who has it (مدير مكتب وزير الزراعة فلان).
_NAME_REACH = 6
#: Words of time, place or source between commas.
_ASIDE_REACH = 8
#: What shows that another clause stands between, so that who comes behind it belongs there.
_APART = frozenset({"subset", "barrier", "that", "relative", "turn", "add"})


def may_be_object(group: Group) -> bool:
    """Tell whether a group can be the object of a verb before it: people, no nation, nothing that joins them."""
    return group.person is not None and group.person.kind != "nation" and not group.joined


def is_time(tag: Tag) -> bool:
    """Tell whether a word says when (أمس، الجمعة، مساء)."""
    return "preposition" not in tag.roles and ("light" in tag.roles or tag.form.unit in ("time", "month"))


def is_behind_settings(clause: Clause, governor: Governor, group: Group, start: int | None = None) -> bool:
    """Tell whether a man known by name stands behind phrases that are all at their end, from word ``start`` on.

    Without ``start`` they begin right behind the verb.
    """
    if not _may_have_agent(clause, governor) or group.joined:
        return False
    if group.kind != "single" or not may_be_object(group) or not 1 < group.first - governor.end <= _REACH:
        return False
    between = range(governor.end if start is None else start, group.first)
    if any(clause.has(role, between) for role in _APART) or any(i in clause.governed for i in between):
        return False
    known = (group.person is not None and group.person.accusative) or is_called_by_name(clause, group)
    return known and closes(clause, group.first - 1) and _are_asides(clause, between)


def _may_have_agent(clause: Clause, governor: Governor) -> bool:
    """Tell whether an agent may stand behind the word: a verb, or a masdar and a force (اعتقال الشرطة فلان)."""
    if governor.trigger.near or governor.trigger.needs:
        return False
    if governor.is_verb:
        return True
    tag = clause.tagged.tags[governor.end] if governor.end < len(clause.tagged.tags) else None
    if tag is None or not governor.trigger.is_deed or tag.has_preposition:
        return False
    many = tag.person is not None and tag.person.number == "many" and tag.person.kind == ""
    return many or bool({"police", "police_named", "force", "band", "power"} & tag.roles)


def is_called_by_name(clause: Clause, group: Group) -> bool:
    """Tell whether a calling, its adjectives and office have a name behind them (الناشط الإعلامي فلان)."""
    title = group.person is not None and group.person.kind == "title"
    if not (group.definite or title):
        return False
    for index in range(group.end, min(len(clause.tagged.tags), group.end + _NAME_REACH)):
        tag = clause.tagged.tags[index]
        if tag.form.begins_name or tag.form.begins_weak_name:
            return True
        if tag.word.text == "،" and any(
            after.form.begins_name or after.form.begins_weak_name for after in clause.tagged.tags[index + 1 : index + 2]
        ):
            return True  # المعارض البارز، سليم أوزان
        if tag.is_mark or tag.form.triggers or ("preposition" in tag.roles and index > group.end):
            return False  # القيادي في الحراك فلان
    return False


def closes(clause: Clause, index: int) -> bool:
    """Tell whether a word ends the phrase it is in: no genitive stands behind it."""
    tag = clause.tagged.tags[index]
    text = tag.word.text
    if tag.is_mark:
        return text == "،" or text in CLOSING_MARKS
    if "preposition" in tag.roles:
        return False
    if text.isdigit() and index and clause.tagged.tags[index - 1].form.unit in ("time", "month"):
        return True  # في شباط 2019
    if is_time(tag) or tag.form.is_place or {"of_his", "power"} & tag.roles or text.startswith(("ال", "لل", "بال")):
        return True
    if tag.person is not None:
        many = tag.person.number != "one" and text.endswith(("ون", "ين", "ان"))
        return many or tag.person.kind == "weak" or _is_relation(clause, index)
    return (text.endswith("ون") and len(text) > 4) or _is_relation(clause, index) or _names_a_town(clause, index)


def _names_a_town(clause: Clause, index: int) -> bool:
    """Tell whether a word without the article is all or the last of the name of a town (مدينة عمران، بلدة دير حافر)."""
    near = range(max(0, index - 2), index)
    return clause.has("town", near) and not clause.roles(index) and not clause.tagged.tags[index].form.unit


def _is_relation(clause: Clause, index: int) -> bool:
    """Tell whether a word is an adjective without the article, behind a noun (حاجز عسكري، دراجة نارية)."""
    tag = clause.tagged.tags[index]
    if tag.person is not None:
        return tag.person.kind in ("nation", "adjective") or index not in clause.group_at
    relation = tag.word.text.endswith(("ي", "يه")) and tag.form.unit is None
    return relation and not tag.roles - {"fate"} and not tag.form.triggers


def _are_asides(clause: Clause, between: range) -> bool:
    """Tell whether commas stand in pairs around a time, place or source, or one behind a time or place."""
    commas = [index for index in between if clause.tagged.tags[index].is_mark and clause.text(index) == "،"]
    if len(commas) == 1 and commas[0] == between[-1]:
        return _opens_setting(clause, commas[0] - 1) or is_time(clause.tagged.tags[commas[0] - 1])
    if len(commas) % 2:
        return False
    pairs = zip(commas[::2], commas[1::2], strict=True)
    return all(first + 1 < last <= first + _ASIDE_REACH and _opens_setting(clause, first + 1) for first, last in pairs)


def _opens_setting(clause: Clause, index: int) -> bool:
    """Tell whether a phrase of time, place or source begins at a word."""
    return "preposition" in clause.roles(index) or is_time(clause.tagged.tags[index])
