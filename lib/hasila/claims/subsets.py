"""Claims of the parts of a whole: بينهم طفلان، من ضمنهم امرأة، (رجل وزوجته). They suffered what the whole did."""

from __future__ import annotations

from hasila.claims.clause import Clause, is_released
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.tagging import CLOSERS

#: Words between somebody and a bracket that tells more of him.
_BRACKET_REACH = 3
#: Words between what set people free and them (أنقذت القوة 25 عاملا).
_FREED_REACH = 4
#: Words between people set free and the word that says how they had been held.
_HELD_REACH = 4
#: Words from a family that is a part to how many it is.
_FAMILY_REACH = 6
#: Words between people and the part of them that is named next.
_PART_REACH = 6


def subsets(clause: Clause) -> None:
    """Claim the parts of a group: بينهم طفلان، من ضمنهم امرأة، (رجل وزوجته). They suffered what the whole did."""
    for index, tag in enumerate(clause.tagged.tags):
        if not tag.roles and not tag.is_mark:
            continue
        opener = _opens_subset(clause, index)
        if opener is None:
            continue
        whole = _whole(clause, index)
        if whole is None:
            continue
        outcome, trigger, wording, parent = whole
        if parent is not None and clause.groups[parent].low == clause.groups[parent].high == 1:
            continue
        verb = _verb_before(clause, index)
        if verb is not None:
            outcome, trigger, wording = verb.outcome, (verb.first, verb.end), verb.trigger.wording
        number = _first_part(clause, opener)
        if number is not None and _is_of_things(clause, index, clause.groups[number], parent):
            continue
        if number is not None and _is_named_again(clause, index, clause.groups[number]):
            continue
        if number is not None and number not in clause.drafts:
            clause.claim(number, outcome, "subset", trigger, wording, parent)


def _verb_before(clause: Clause, index: int) -> Governor | None:
    """Return the verb of harm right before «of them», which says what befell the part: أصيب ألف توفي منهم 40."""
    number = clause.governor_at.get(index - 1)
    governor = clause.governors[number] if number is not None else None
    if governor is None or not governor.real or not governor.is_verb or governor.trigger.is_carrier:
        return None
    return governor if not governor.trigger.plural and not governor.trigger.needs else None


def _is_of_things(clause: Clause, index: int, group: Group, parent: int | None) -> bool:
    """Tell whether «among them» are things, not people: تضررت سيارات من بينها واحدة احترقت."""
    opener = clause.text(max(index, clause.tagged.tags[index].marker_end - 1))
    return opener.endswith("ها") and not group.is_people and (parent is None or not clause.groups[parent].is_people)


def _is_named_again(clause: Clause, index: int, group: Group) -> bool:
    """Tell whether «هم» opens a list of the victims' names, not of parts: الجنود الذين قتلوا هم: العريف …."""
    if "being" not in clause.roles(index) or group.kind != "single" or not group.definite:
        return False
    return group.person is not None and group.person.kind not in ("kin", "kinonly")


def _opens_subset(clause: Clause, index: int) -> int | None:
    """Return one past the words that open a list of parts at ``index``."""
    tag = clause.tagged.tags[index]
    if tag.word.text in ("(", "[") and index + 1 in clause.group_at:
        whole = max((n for n, draft in clause.drafts.items() if draft.group.end <= index), default=None)
        part = clause.groups[clause.group_at[index + 1]]
        if _describes_one(clause, index, clause.groups[whole].end if whole is not None else 0):
            return None
        plural = whole is not None and (clause.groups[whole].low or 0) > 1 and index - clause.groups[whole].end <= 9
        return index + 1 if plural and part.is_people else None
    if "divides" in tag.roles and index + 2 < len(clause.tagged.tags) and index + 2 in clause.group_at:
        spread = any(0 <= index - draft.group.end <= 2 for draft in clause.drafts.values())
        return index + 2 if spread and "preposition" in clause.roles(index + 1) else None  # توزعوا بين خمسة جنود و…
    if "subset" not in tag.roles or (index and "subset" in clause.roles(index - 1)):
        return None
    return index if index in clause.group_at else max(tag.marker_end, index + 1)


def _describes_one(clause: Clause, index: int, start: int) -> bool:
    """Tell whether a bracket tells more of the one before it (المصاب محمد أسلم (هندي الجنسية))."""
    before = [g for g in clause.groups if g.kind in ("single", "named") and start <= g.first and g.end <= index]
    return bool(before) and index - before[-1].end <= _BRACKET_REACH


def _first_part(clause: Clause, opener: int) -> int | None:
    """Return the group at the head of a list of parts, past a word or two that are not groups (بينهم على الأقل 3)."""
    while opener < len(clause.tagged.tags) and clause.tagged.tags[opener].is_mark:
        opener += 1
    person = clause.tagged.tags[opener].person if opener < len(clause.tagged.tags) else None
    reach = _FAMILY_REACH if person is not None and person.kind == "group" else 3  # بينهم عائلة كاملة من خمسة أفراد
    for place in range(opener, min(opener + reach, len(clause.tagged.tags))):
        number = clause.group_at.get(place)
        if number is not None:
            group = clause.groups[number]
            near = place == opener or (group.kind == "counted" and not group.joined and group.is_people)
            return number if near and group.kind not in ("maybe_dual", "named") else None
        if not clause.tagged.tags[place].is_mark and clause.roles(place) & {"barrier", "add"}:
            return None
    return None


def _whole(clause: Clause, index: int) -> tuple[str, tuple[int, int], str | None, int | None] | None:
    """Return outcome, trigger, wording and group of what a list of parts belongs to."""
    named = _named_whole(clause, index)
    if named is not None:
        return named
    if any(_ends_uncounted(group, index) for n, group in enumerate(clause.groups) if n not in clause.drafts):
        return None  # ارتفع إلى 9 بينهم رئيس البلدية عدد القتلى
    before = [n for n, d in clause.drafts.items() if d.group.end <= index and index - d.group.end <= 30]
    if _is_of_others(clause, index, clause.drafts[max(before)].group.end if before else 0):
        return None
    if before:
        number = max(before)
        if clause.has("escape", range(clause.drafts[number].group.end, index)):
            return None
        draft = clause.drafts[number]
        return draft.outcome, draft.trigger, draft.wording, number
    return _bare_outcomes(clause, index)


def _ends_uncounted(group: Group, index: int) -> bool:
    """Tell whether a number ends right before a list of parts; «one» is an adjective there (من عائلة واحدة هم أب)."""
    return group.end == index and group.kind == "counted" and not (group.low == group.high == 1)


def _is_of_others(clause: Clause, index: int, start: int) -> bool:
    """Tell whether people counted later than the victims have the part: قتل خمسة في هجوم شنه 20 مسلحا بينهم صبي.

    A verb or «that» must part them from the victims, who end at ``start``; a word of harm makes them victims too.
    """
    groups = [group for group in clause.groups if start <= group.first and group.end <= index]
    if not groups or index - groups[-1].end > _PART_REACH or index - 1 in clause.governed:
        return False
    last = groups[-1]
    if last.kind != "counted" or last.person is None or last.person.kind == "other" or last.own_outcome:
        return False
    between = range(start, last.first)
    for place in reversed(between):
        person = clause.tagged.tags[place].person
        if place in clause.governed or (person is not None and person.outcome is not None):
            return False
        if "barrier" in clause.roles(place):
            return True
    return False


def _named_whole(clause: Clause, index: int) -> tuple[str, tuple[int, int], str | None, int | None] | None:
    """Return the outcome that the opening words name: بين القتلى، من بين الجرحى."""
    for place in range(index, clause.tagged.tags[index].marker_end):
        person = clause.tagged.tags[place].person
        if person is not None and person.outcome is not None:
            return person.outcome, (place, place + 1), person.wording, None
    return None


def _is_rescued(clause: Clause, index: int) -> bool:
    """Tell whether a number was set free who had been held: إنقاذ 178 شخصا كانوا محتجزين رهائن."""
    before = [group for group in clause.groups if group.kind == "counted" and group.end <= index]
    if not before or index - before[-1].end > _HELD_REACH:
        return False
    return clause.has("release", range(max(0, before[-1].first - _FREED_REACH), index))


def _bare_outcomes(clause: Clause, index: int) -> tuple[str, tuple[int, int], str | None, int | None] | None:
    """Return the outcome of victims named without a number before ``index`` (سقوط قتلى بينهم 3 أطفال)."""
    for place in range(index - 1, max(-1, index - 16), -1):
        person = clause.tagged.tags[place].person
        if person is not None and person.outcome is not None:
            if is_released(clause, place) or place in clause.heads or _is_rescued(clause, place):
                return None
            before = clause.tagged.tags[place - 1].person if place else None
            if before is not None and clause.tagged.tags[place].joined and before.outcome != person.outcome:
                return "casualties", (place - 1, place + 1), None, None
            return person.outcome, (place, place + 1), person.wording, None
        number = clause.governor_at.get(place)
        if number is not None:
            governor = clause.governors[number]
            if not governor.real:
                return None
            return governor.outcome, (governor.first, governor.end), governor.trigger.wording, None
        if clause.text(place) in CLOSERS:
            return None
    return None
