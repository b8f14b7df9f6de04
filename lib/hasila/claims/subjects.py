"""Claims of a group that stands before its verb: إن 30 عنصرا لقوا مصرعهم، امرأة لقيت حتفها."""

from __future__ import annotations

from hasila.claims.agreement import agrees
from hasila.claims.clause import Clause, opens_clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.interrupted import interrupted_subject
from hasila.claims.lists import is_one_man, shares_number
from hasila.claims.names.bearers import bearer_of, holder_of, office_of
from hasila.claims.tagging import CLOSERS, DASHES, SOFT_MARKS, before_marks
from hasila.claims.voice import is_shot_down, is_told_fallen, may_follow_subject

_LEFT_REACH = 22
#: Words that say whose the wounded are, before the verb of their death.
_DIED_REACH = 6
#: Words from a count to the verb that says what those counted suffered.
_COUNT_REACH = 3
#: Words that tell more of somebody between him and what befell him (مترجما كان برفقتها أصيب).
_ALSO_REACH = 6
#: Words that tell what several were doing, before what befell them.
_WERE_REACH = 9
#: Words between a name and the verb of its relative clause.
_RELATIVE_REACH = 4
#: Adjectives of somebody unknown before the clause that describes him.
_NATION_REACH = 2
#: Words of the name of somebody whom «one of» describes.
_NAME_REACH = 6
#: Words between somebody and the comma before his name.
_TITLE_REACH = 7


def governed_left(clause: Clause) -> None:
    """Claim the group that stands before its verb: إن 30 عنصرا من ... لقوا مصرعهم، امرأة لقيت حتفها."""
    for governor in clause.real:
        if not may_follow_subject(clause, governor) or clause.dies_later(governor):
            continue
        closed = governor.first > 0 and clause.text(governor.first - 1) in "،)"
        number = interrupted_subject(clause, governor) if closed else None
        number = _subject_before(clause, governor) if number is None else number
        number = interrupted_subject(clause, governor) if number is None and not closed else number
        if number is None:
            continue
        if number and shares_number(clause.groups[number], clause.groups[number - 1]):
            number -= 1  # 17 مسعفا وصحافيا قتلوا
        span = (governor.first, max(governor.end, governor.last))
        if is_told_fallen(clause, governor):
            # الشاب سقط قتيلا: he is the one
            clause.drafts.pop(clause.group_at[max(governor.end, governor.last - 1)], None)
        outcome, wording = _outcome_of(clause, governor, clause.groups[number])
        one = clause.groups[number].low == clause.groups[number].high == 1
        several = governor.trigger.plural or (clause.groups[number].kind == "counted" and not one)
        members = _list_before(clause, number) if several else [number]  # الكاتب والإعلامي فلان الذي اختفى is one
        whole = _whole_before(clause, members[-1], governor.trigger.plural)
        if whole is not None:
            clause.claim(whole, outcome, "subject-verb", span, wording)
        for member in members:
            if _have_died(clause, member, governor):
                del clause.drafts[member]
            rule = "subject-verb" if whole is None else "subset"
            clause.claim(member, outcome, rule, span, wording, whole)


def _outcome_of(clause: Clause, governor: Governor, group: Group) -> tuple[str, str | None]:
    """Return outcome and wording of a verb; «fell» takes those of what follows (سقطوا قتلى، سقطوا في قبضة الجيش)."""
    if governor.trigger.is_carrier and governor.end < len(clause.tagged.tags) and "grip" in clause.roles(governor.end):
        return "captured", None
    if governor.trigger.is_carrier and governor.end < len(clause.tagged.tags):
        person = clause.tagged.tags[governor.end].person
        if person is not None and person.outcome is not None:
            return person.outcome, person.wording
    if governor.trigger.is_carrier and group.own_outcome in ("killed", "injured") and group.person is not None:
        return group.own_outcome, group.person.wording  # وكان قتيل سقط
    if group.kind != "counted" and is_shot_down(clause, governor):
        return "killed", "neutral"  # إن الشاب سقط برصاص قناص
    return governor.outcome, governor.trigger.wording


def _whole_before(clause: Clause, number: int, plural: bool) -> int | None:
    """Return the group that a list standing before the verb is a part of: 41 شخصا، ومنهم شرطيان، أصيبوا."""
    group = clause.groups[number]
    before = range(max(0, group.first - 2), group.first)
    if not plural or number == 0 or number - 1 in clause.drafts or not clause.has("subset", before):
        return None
    whole = clause.groups[number - 1]
    return number - 1 if whole.kind == "counted" and group.first - whole.end <= 6 else None


def _subject_before(clause: Clause, governor: Governor) -> int | None:
    """Return the nearest group before the verb that can be its subject."""
    index, steps, quotes = governor.first - 1, 0, 0
    ends = {group.end - 1: number for number, group in enumerate(clause.groups)}
    while index >= 0 and steps <= _LEFT_REACH:
        number = ends.get(index)
        if (
            number in clause.drafts
            and not _have_died(clause, number, governor)
            and steps <= 1
            and (clause.groups[number].kind == "single" or governor.trigger.plural)
        ):
            return None  # جثة رجل قتل نفسه، خمسة شهداء سقطوا
        if number is not None and _is_among_the_dead(clause, clause.groups[number]):
            return None
        free = number not in clause.drafts or (number is not None and _have_died(clause, number, governor))
        if number is not None and free and agrees(clause, governor, number, steps):
            quoted = quotes % 2 == 1 and not governor.trigger.plural and _is_set_off(clause, clause.groups[number])
            quoted = quoted and not _is_behind_that(clause, clause.groups[number])
            told = not governor.trigger.plural and clause.groups[number].kind == "single" and number > 0
            if (quoted or told) and "who_is" in clause.roles(clause.groups[number].first - 1):
                index = clause.groups[number].first - 1  # كان فلان -وهو معارض معروف- قد توفي
                continue
            another = clause.text(governor.first - 1) == "(" and _names_another(clause, number, governor)
            return None if quoted or another else _who_is_told_of(clause, number, governor)
        if (clause.text(index) in CLOSERS and not _is_initial(clause, index)) or index in clause.governed:
            return None
        if "exception" in clause.roles(index) or _is_of_a_time(clause, index) or _counts(clause, index, governor):
            return None
        if (
            "barrier" in clause.roles(index)
            and "relative" not in clause.roles(index)
            and not (governor.trigger.follows_victims and index == governor.first - 1)
            and not _had(clause, index, governor)
            and not _describes_him(clause, index, governor)
        ):
            return None
        quotes += clause.text(index) in SOFT_MARKS and not _opens_his_fate(clause, index, governor)
        if clause.text(index) == ":" or (quotes % 2 and steps > 10):
            return None
        steps += 0 if clause.tagged.tags[index].is_mark else 1
        index -= 1
    return None


def _have_died(clause: Clause, number: int | None, governor: Governor) -> bool:
    """Tell whether people counted as hurt are said to have died, right behind (ثلاثة من المصابين فارقوا الحياة)."""
    draft = clause.drafts.get(number) if number is not None else None
    if draft is None or draft.outcome != "injured" or governor.outcome != "killed" or governor.trigger.kind == "active":
        return False
    if draft.rule in ("outcome-noun", "repeated-noun"):
        between = clause.tagged.tags[draft.group.end : governor.first]
        words = [tag for tag in between if tag.word.text not in SOFT_MARKS]
        apart = len(words) > _DIED_REACH or any(tag.is_mark or tag.form.conjunction for tag in words)
        return not between or (governor.trigger.plural and not apart)  # ثلاثة جرحى من الحراس فارقوا الحياة
    behind = governor.first - 1
    return "relative" in clause.roles(behind) and 0 <= behind - draft.group.end <= _RELATIVE_REACH  # الشاب الذي مات


def _counts(clause: Clause, index: int, governor: Governor) -> bool:
    """Tell whether a count right before the verb is of those it befell (بلغ مجموع الملقى القبض عليهم)."""
    return "count" in clause.roles(index) and governor.first - index <= _COUNT_REACH


def _is_of_a_time(clause: Clause, index: int) -> bool:
    """Tell whether a relative pronoun goes on with a time, and no person before it (في الوقت الذي أصيب)."""
    return index > 0 and "relative" in clause.roles(index) and "at_time" in clause.roles(index - 1)


def _tells_what_he_is(clause: Clause, before: Group, group: Group) -> bool:
    """Tell whether «who is» brings in what the man just spoken of is (الرجل وهو تاجر قتل)."""
    known = before.kind in ("single", "named") and before.end == group.first - 1 and group.kind == "single"
    return known and "who_is" in clause.roles(group.first - 1)


def _is_named_behind_comma(clause: Clause, before: Group, group: Group) -> bool:
    """Tell whether a comma brings in the name of the man just spoken of (إن الطالب السعودي في مصر، ياسر الحسن قتل)."""
    between = range(before.end, group.first)
    plain = not any({"barrier", "add", "subset"} & clause.roles(i) or i in clause.governed for i in between)
    known = before.kind == "single" and before.definite and before.noun == "person"
    return known and plain and len(between) <= _TITLE_REACH and clause.text(group.first - 1) == "،"


def _who_is_told_of(clause: Clause, number: int, governor: Governor) -> int | None:
    """Return the man himself where what was reached tells more of him; None where his harm has been told."""
    bearer = bearer_of(clause, number)
    bearer = office_of(clause, number) if bearer is None else bearer
    bearer = _who_is_one_of(clause, number) if bearer is None else bearer
    if bearer == number and (holder := holder_of(clause, number)) is not None:
        bearer = holder
    draft = clause.drafts.get(bearer)
    if bearer == number or draft is None:
        return bearer
    return None if draft.outcome == governor.outcome else number


def _who_is_one_of(clause: Clause, number: int) -> int:
    """Return the man of whom «one of» tells more, before it: القيادي سالم الحسن أحد مسؤولي الحماية قتل."""
    group, before = clause.groups[number], clause.groups[number - 1] if number else None
    if before is None or group.joined:
        return number
    between = range(before.end, group.first)
    if _tells_what_he_is(clause, before, group):
        return number if number - 1 in clause.drafts else number - 1
    if group.kind == "named":
        return (
            number - 1 if _is_named_behind_comma(clause, before, group) and number - 1 not in clause.drafts else number
        )
    office = group.person is not None and group.person.kind == "title" and group.kind == "single"
    if office and before.kind == "named" and not group.definite and _is_set_apart(clause, before, group):
        return number if number - 1 in clause.drafts else number - 1
    if group.person is None or group.person.kind != "oneof" or group.definite:
        return number
    one = before.kind == "named" or (before.kind == "single" and before.definite and before.noun == "person")
    parted = any(clause.roles(place) or clause.text(place) in CLOSERS for place in between)
    return number if not one or parted or len(between) > _NAME_REACH or number - 1 in clause.drafts else number - 1


def _is_set_apart(clause: Clause, before: Group, group: Group) -> bool:
    """Tell whether a comma alone parts a name from an office (إن ماهر الحسن، نائب المدير أصيب)."""
    return group.first == before.end + 1 and clause.text(before.end) == "،"


def _opens_his_fate(clause: Clause, index: int, governor: Governor) -> bool:
    """Tell whether a bracket opens with the verb, right behind a name (رفيق الحريري (اغتيل عام 2005)): no quotation."""
    return clause.text(index) == "(" and index == governor.first - 1


def _names_another(clause: Clause, number: int, governor: Governor) -> bool:
    """Tell whether somebody else stands between a man and the bracket behind (نجل القيادي فلان (قتل …))."""
    between = clause.tagged.tags[clause.groups[number].end : governor.first]
    return any(tag.person is not None for tag in between)


def _is_initial(clause: Clause, index: int) -> bool:
    """Tell whether a full stop stands behind one letter of a name kept back (المواطن (س.ح) خطف)."""
    return index > 0 and clause.text(index) == "." and len(clause.text(index - 1)) == 1


def _is_set_off(clause: Clause, group: Group) -> bool:
    """Tell whether a quotation mark parts a person from the verb, or closes right behind a name (شركة "ريان إير")."""
    return group.kind == "single" or (group.kind == "named" and clause.text(group.end) in SOFT_MARKS - DASHES)


def _is_behind_that(clause: Clause, group: Group) -> bool:
    """Tell whether «that» opens the clause right before a person, a quotation mark between (إن "سامر خليل" قتل)."""
    place = before_marks(clause.tagged.tags, group.first)
    return place >= 0 and "complement" in clause.roles(place)


def _is_among_the_dead(clause: Clause, group: Group) -> bool:
    """Tell whether the group stands behind words that say what befell it (من بين القتلى مسعفا أصيب أثناء …)."""
    for place in range(max(0, group.first - 3), group.first):
        tag = clause.tagged.tags[place]
        if "subset" in tag.roles and tag.marker_end == group.first:
            return any(clause.tagged.tags[i].person is not None for i in range(place, group.first))
    return False


def _had(clause: Clause, index: int, governor: Governor) -> bool:
    """Tell whether the word is the «had» of the verb itself, or right behind its subject (شابا كان معهم أصيب)."""
    if "had" not in clause.roles(index):
        return False
    behind = [group for group in clause.groups if 0 <= index - group.end <= 1]
    one = any(group.kind == "single" for group in behind)
    several = governor.trigger.plural and any(group.kind == "counted" and not group.definite for group in behind)
    reach = _WERE_REACH if several else _ALSO_REACH  # خمسة عمال كانوا يصلحون الطريق قتلوا
    return governor.first - index <= 2 or ((one or several) and governor.first - index <= reach)


def _describes_him(clause: Clause, index: int, governor: Governor) -> bool:
    """Tell whether an imperfect tells of somebody unknown right before it, who opens the clause.

    إن عاملا يحمل الجنسية المصرية قتل, إن طفلا لم يتجاوز العاشرة أصيب: the verb of harm behind it is his.
    """
    text = clause.text(index)
    if not (text[0] in "يت" or text == "لم"):
        return False
    for number, group in enumerate(clause.groups):
        if group.kind == "single" and 0 <= index - group.end <= _NATION_REACH and not group.definite:
            listed = _list_before(clause, number) if governor.trigger.plural and group.joined else []
            first = clause.groups[listed[-1]] if len(listed) > 1 else group  # إن معلما ورجلا يبلغ 51 عاما قتلوا
            if governor.trigger.plural == (len(listed) > 1) and not first.joined and opens_clause(clause, first):
                return True
    return False


def _list_before(clause: Clause, number: int) -> list[int]:
    """Return the group and those before it that و joins to it."""
    members = [number]
    while number > 0 and clause.groups[number].joined:
        left, right = clause.groups[number - 1], clause.groups[number]
        if right.first - left.end > 8 or number - 1 in clause.drafts or not left.is_people:
            break
        if is_one_man(clause, left, right):
            break
        between = range(left.end, right.first)
        if any(i in clause.governed or "complement" in clause.roles(i) for i in between):
            break
        number -= 1
        members.append(number)
    return members
