"""Parts of victims counted before: «قتل شخصان، شرطي ومتظاهر», «أصيب عشرة، ثلاثة منهم حالتهم خطرة».

A list behind a comma is one of the parts only where they add up to the whole; «منهم» needs a larger figure before it.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.claims.clause import Clause, Draft, is_released
from hasila.claims.group import Group
from hasila.claims.tagging import CLOSERS
from hasila.records import Claim

_LIST_BEGINS = frozenset('،؛:(-–—«"')
#: Words between the whole and the list of its parts, and between two members of the list.
_TO_LIST, _TO_MEMBER = 9, 8
_BACK = 26
#: Words from families to the people that they are.
_TO_GLOSS = 5
#: Words between a family and of whom it is made, and from what befell it to it.
_FAMILY_WORDS = 3
#: What befell those of whom some are counted though they are not.
_HURT = ("killed", "injured", "missing", "casualties")
#: The least figure whose shares are looked for.
LEAST_WHOLE = 4


def apposition(clause: Clause) -> None:
    """Claim the members of a list behind a mark that add up to the figure before it: قتل شخصان، شرطي ومتظاهر."""
    for number in sorted(clause.drafts):
        whole, draft = clause.groups[number], clause.drafts[number]
        members = _listed_after(clause, number)
        if len(members) > 1 and sum(clause.groups[member].low or 0 for member in members) == whole.low:
            for member in members:
                clause.claim(member, draft.outcome, "subset", draft.trigger, draft.wording, number)


def _listed_after(clause: Clause, number: int) -> list[int]:
    """Return the groups of the list that begins behind a mark after group ``number``."""
    whole = clause.groups[number]
    if whole.low != whole.high or (whole.low or 0) < 2 or number + 1 >= len(clause.groups):
        return []
    after = number + 1 + _is_one_family(clause, number + 1)
    if after >= len(clause.groups):
        return []
    first = clause.groups[after]
    if first.joined or not _is_member(first) or clause.text(first.first - 1) not in _LIST_BEGINS:
        return []
    if first.definite and (first.person is None or first.person.kind not in ("kin", "kinonly")):
        return []  # وهم: العريف سامي والجندي رائد
    if first.first - whole.end > _TO_LIST or _is_broken(clause, whole.end, first.first - 1):
        return []
    members = [after]
    for later in range(after + 1, len(clause.groups)):
        group, before = clause.groups[later], clause.groups[later - 1]
        listed = group.joined or clause.text(group.first - 1) == "،"
        if not listed or not (_is_member(group) or _is_of_some(group)) or group.first - before.end > _TO_MEMBER:
            break
        if _is_broken(clause, before.end, group.first):
            break
        members.append(later)
    return members if not any(member in clause.drafts for member in members) else []


def _is_one_family(clause: Clause, number: int) -> bool:
    """Tell whether «one» is only the adjective of the family of those counted (ستة من عائلة واحدة: الأب والأم و…)."""
    group = clause.groups[number]
    one = group.kind == "counted" and group.noun == "none" and group.low == group.high == 1 and not group.joined
    family = clause.tagged.tags[group.first - 1].person if group.first else None
    return one and family is not None and family.kind == "group"


def _is_member(group: Group) -> bool:
    return group.is_people and group.kind != "maybe_dual" and group.low == group.high


def _is_of_some(group: Group) -> bool:
    """Tell whether an exact number has «of» behind it (مواطنان وثلاثة من جنسية عربية)."""
    return group.kind == "counted" and group.noun == "of" and group.low == group.high and not group.imputed


def _is_broken(clause: Clause, start: int, stop: int) -> bool:
    """Tell whether another statement begins between two groups."""
    places = range(start, stop)
    return any(p in clause.governed or clause.text(p) in CLOSERS - {":"} or clause.parts(p) for p in places)


def glosses(clause: Clause) -> None:
    """Claim the people that families are said to be: نزحت 120 أسرة، أي نحو 700 فرد."""
    for number in sorted(clause.drafts):
        whole, draft = clause.groups[number], clause.drafts[number]
        after = number + 1
        if after >= len(clause.groups) or whole.person is None or whole.person.kind != "group":
            continue
        group = clause.groups[after]
        between = range(whole.end, group.first)
        told = clause.has("that_is", between) and len(between) <= _TO_GLOSS
        if told and group.kind == "counted" and group.is_people and (group.low or 0) > (whole.low or 0):
            clause.claim(after, draft.outcome, "coordination", draft.trigger, draft.wording, number)


def families(clause: Clause) -> None:
    """Claim the members of a family or gang that was harmed or taken: قتلت عائلة مكونة من أب وأم وثلاثة أطفال."""
    for index in clause.where("made_of"):
        number = clause.group_at.get(max(clause.tagged.tags[index].marker_end, index + 1))
        near = range(max(0, index - _FAMILY_WORDS), index)
        family = next((place for place in reversed(near) if _is_family(clause, place)), None)
        if number is None or family is None or number in clause.drafts:
            continue
        before = [g for g in clause.real if 0 <= family - g.end <= _FAMILY_WORDS and not g.trigger.is_carrier]
        draft = max((n for n, d in clause.drafts.items() if d.group.end <= family), default=None)
        if before and (draft is None or clause.groups[draft].end <= before[-1].first):
            governor, wording = before[-1], before[-1].trigger.wording
            clause.claim(number, governor.outcome, "subset", (governor.first, governor.end), wording)
        elif draft is not None and clause.tagged.tags[family].joined and _is_listed(clause, draft, family):
            whole = clause.drafts[draft]
            clause.claim(number, whole.outcome, "coordination", whole.trigger, whole.wording, draft)


def _is_family(clause: Clause, index: int) -> bool:
    person = clause.tagged.tags[index].person
    family = person is not None and person.kind == "group" and person.number == "one"
    gang = "gang" in clause.roles(index) and not (index and "by" in clause.roles(index - 1))  # خطفته مجموعة من …
    return family or gang


def _is_listed(clause: Clause, draft: int, family: int) -> bool:
    """Tell whether a family goes on with a list of victims, no other statement between."""
    end = clause.groups[draft].end
    return family - end <= _TO_MEMBER and not _is_broken(clause, end, family)


def shares(clause: Clause) -> None:
    """Claim bare numbers that add up to a figure before them: 21 معتقلا، ثمانية من نابلس و…."""
    for number in sorted(clause.drafts):
        whole, draft = clause.groups[number], clause.drafts[number]
        if whole.low != whole.high or (whole.low or 0) < LEAST_WHOLE or draft.rule == "subset":
            continue
        later = [n for n in range(number + 1, len(clause.groups)) if is_bare(clause, n)]
        for member in _before_the_rest(clause, number, later):
            clause.claim(member, draft.outcome, "subset", draft.trigger, draft.wording, number)
        for member in adding_up([clause.groups[n].low or 0 for n in later], whole.low or 0):
            clause.claim(later[member], draft.outcome, "subset", draft.trigger, draft.wording, number)


def _before_the_rest(clause: Clause, number: int, later: list[int]) -> list[int]:
    """Return the bare numbers behind a figure that «the rest» closes: 15 شخصا، أربعة بالرصاص والبقية بالغاز."""
    whole = clause.groups[number]
    rest = next((index for index in clause.where("rest") if index > whole.end), None)
    members = [n for n in later if rest is not None and clause.groups[n].end <= rest]
    if not members or rest is None or clause.groups[members[0]].first - whole.end > _TO_LIST:
        return []
    if rest - whole.end > _BACK or _is_broken(clause, whole.end, rest):
        return []
    return members if sum(clause.groups[n].low or 0 for n in members) < (whole.low or 0) else []


def is_bare(clause: Clause, number: int) -> bool:
    """Tell whether a group is an exact number without a noun that nobody has claimed."""
    group = clause.groups[number]
    return (
        number not in clause.drafts
        and group.kind == "counted"
        and group.noun in ("none", "of")
        and (group.low == group.high and not group.imputed)
    )


def bare_rows(clause: Clause) -> list[Draft]:
    """Return drafts, without an outcome yet, of the bare numbers of a row of a tally."""
    bare = [group for number, group in enumerate(clause.groups) if is_bare(clause, number)]
    return [Draft(group, "killed", "subset", (group.first, group.stop)) for group in bare]


def as_share(row: Claim, whole: Claim) -> Claim:
    """Return a row of a tally as a part of the figure before it."""
    return replace(
        row, outcome=whole.outcome, victim_class=whole.victim_class, is_cumulative=whole.is_cumulative,
        death_wording=whole.death_wording,
    )  # fmt: skip


def adding_up(numbers: list[int], total: int) -> range:
    """Return the places of the first of the numbers, two or more, that add up to the total; none where none do."""
    reached = 0
    for place, number in enumerate(numbers):
        reached += number
        if reached >= total:
            return range(place + 1) if reached == total and place else range(0)
    return range(0)


def parts_of_them(clause: Clause) -> None:
    """Claim a number «of them» of the victims before it: أصيب 17 مواطنا، 3 منهم إصاباتهم خطرة."""
    for number, group in enumerate(clause.groups):
        of_bodies = _says_of_those(clause, group)
        of_them = of_bodies or says_of_them(clause, group)
        if number in clause.drafts or not of_them or is_released(clause, group.first):
            continue
        whole = _larger_before(clause, group)
        if whole is not None and (whole.group.counts_bodies or not of_bodies):
            clause.claim(number, whole.outcome, "subset", whole.trigger, whole.wording)
        elif whole is None and not of_bodies:
            _claim_of_uncounted(clause, number)


def _says_of_those(clause: Clause, group: Group) -> bool:
    """Tell whether «منها» stands right behind a number: of bodies counted before (42 جثة، ثلاث منها متفحمة)."""
    bare = group.kind == "counted" and group.head is None and not group.prepositional
    return bare and group.stop < len(clause.tagged.tags) and clause.text(group.stop) == "منها"


def says_of_them(clause: Clause, group: Group) -> bool:
    """Tell whether «منهم» stands right behind a number: they are some of those spoken of before."""
    if (
        group.kind != "counted"
        or group.weak
        or group.head is not None
        or group.prepositional
        or group.stop >= len(clause.tagged.tags)
    ):
        return False
    escaped = clause.has("escape", range(max(0, group.first - 2), group.first))
    return "of_them" in clause.roles(group.stop) and not escaped


def _larger_before(clause: Clause, group: Group) -> Draft | None:
    """Return the last figure before the group that is larger than it, no other statement between."""
    for number in range(len(clause.groups) - 1, -1, -1):
        other = clause.groups[number]
        if other.end > group.first or group.first - other.end > _BACK:
            continue
        draft = clause.drafts.get(number)
        if draft is None:
            continue
        of_the_same = draft.rule == "subset" and draft.parent is None  # بين القتلى طفلان، ولم تعرف هوية خمسة منهم
        return draft if of_the_same or _is_larger(other, group) else None
    return None


def _claim_of_uncounted(clause: Clause, number: int) -> None:
    """Claim a number «of them» of victims nobody counted: حالة المصابين مستقرة ونقل سبعة منهم إلى العاصمة."""
    first = clause.groups[number].first
    for place in range(first - 1, max(-1, first - 1 - _BACK), -1):
        tag = clause.tagged.tags[place]
        other = clause.group_at.get(place)
        counted = other is not None and clause.groups[other].kind != "maybe_dual"
        if clause.text(place) in CLOSERS or counted or "of_them" in tag.roles:
            return
        if tag.person is None or tag.person.number in ("one", "two"):
            continue
        if tag.person.outcome in _HURT and tag.person.counts == "person" and not is_released(clause, place):
            before = clause.tagged.tags[place - 1].person if place else None
            if before is not None and before.kind == "group":
                return  # أسر الشهداء
            clause.claim(number, tag.person.outcome or "", "subset", (place, place + 1), tag.person.wording)
            return
        governor = next((g for g in clause.real if g.end == place and not g.trigger.is_carrier), None)
        if governor is not None and governor.outcome in _HURT:
            clause.claim(number, governor.outcome, "subset", (governor.first, governor.end), governor.trigger.wording)
        return


def _is_larger(whole: Group, part: Group) -> bool:
    return whole.high is None or (part.low is not None and whole.high > part.low)
