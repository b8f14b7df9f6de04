"""The grammar of casualty claims over one sentence: which groups of people suffered which outcome.

Each rule takes what the sentence holds and adds drafts of claims; a draft says which rule made it. The rules run in
the order of :data:`RULES`; a group claimed by one is left alone by the next. Source, modality, time and place are not
read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from hasila.claims.groups import Group
from hasila.claims.tagging import CLOSERS, QUOTES, Tagged
from hasila.claims.triggers import Governor

_VERB_REACH = 14
_SINGLE_REACH = 5
_LIST_REACH = 16
_LEFT_REACH = 22


@dataclass(slots=True)
class Draft:
    """A claim in the making: the group, its outcome, the word that carries it, and the rule."""

    group: Group
    outcome: str
    rule: str
    trigger: tuple[int, int]
    wording: str | None = None
    #: Index of the draft it is a part of (subset) or goes on from (coordination).
    parent: int | None = None


@dataclass
class Clause:
    """All that the rules look at: tags, groups, governors, and the drafts so far by group."""

    tagged: Tagged
    groups: list[Group]
    governors: list[Governor]
    drafts: dict[int, Draft] = field(default_factory=dict)
    spent: set[int] = field(default_factory=set)
    #: Rules that make no claims: to see what each contributes.
    without: frozenset[str] = frozenset()
    #: The article speaks of illness again and again.
    of_illness: bool = False

    def __post_init__(self) -> None:
        self.group_at = {group.first: number for number, group in enumerate(self.groups)}
        self.heads = {group.head for group in self.groups if group.kind == "counted"}
        self.governed = {index for g in self.governors for index in range(g.first, g.end)}
        self.real = [governor for governor in self.governors if governor.real]
        self.governor_at = {governor.first: number for number, governor in enumerate(self.governors)}

    def deny(self, words: set[int]) -> None:
        """Take what stands inside a zero claim out of the other rules' sight."""
        self.groups = [group for group in self.groups if group.first not in words]
        self.governors = [governor for governor in self.governors if governor.first not in words]
        self.__post_init__()

    def roles(self, index: int) -> frozenset[str]:
        """Roles of word ``index``."""
        return self.tagged.tags[index].roles

    def text(self, index: int) -> str:
        """Normalised word ``index``."""
        return self.tagged.tags[index].word.text

    def claim(self, number: int, outcome: str, rule: str, trigger: tuple[int, int], wording: str | None,
              parent: int | None = None) -> None:  # fmt: skip
        """Draft a claim of group ``number`` unless it has one."""
        if number not in self.drafts and rule not in self.without:
            self.drafts[number] = Draft(self.groups[number], outcome, rule, trigger, wording, parent)


# ---------------------------------------------------------------- outcome nouns
def outcome_nouns(clause: Clause) -> None:
    """Claim numbers of nouns that carry the outcome themselves: 5 قتلى، عشرات الجرحى، 40 قتيلا وجريحا."""
    _spend_kinds(clause)
    for number, group in enumerate(clause.groups):
        if group.own_outcome is None or group.kind == "maybe_dual" or group.first in clause.spent:
            continue
        if group.kind == "single" and not _stands_alone(clause, group):
            continue
        if group.own_outcome in ("captured", "displaced") and not _is_taken(clause, group):
            continue
        if _released(clause, group.first):
            continue
        assert group.person is not None
        outcome, end = _with_joined_noun(clause, group)
        rule = "repeated-noun" if group.anaphoric else "outcome-noun"
        noun = group.head if group.head is not None else group.end - 1
        clause.claim(number, outcome, rule, (min(noun, end - 1), end), group.person.wording)


def _spend_kinds(clause: Clause) -> None:
    """Set aside the words of «بين قتيل وجريح»: they say what befell a number, and count nobody."""
    for index in range(len(clause.tagged.tags)):
        if _between_killed_and_injured(clause, index):
            clause.spent |= set(range(index, index + 5))


def _is_taken(clause: Clause, group: Group) -> bool:
    """Tell whether a count of prisoners or displaced says that they were taken or driven out, not held, helped or freed."""
    if group.own_outcome == "displaced" and any("displacing" in tag.roles for tag in clause.tagged.tags):
        return True
    before = range(max(0, group.first - 2), group.first)
    if any({"carrier", "holds"} & clause.roles(index) for index in before):
        return True
    return group.joined and any(draft.group.end <= group.first <= draft.group.end + 8 for draft in clause.drafts.values())


def _with_joined_noun(clause: Clause, group: Group) -> tuple[str, int]:
    """Return the outcome of «قتيلا وجريحا» or «القتلى والجرحى»: killed and injured together are casualties."""
    outcome, end = group.own_outcome or "", group.end
    if end < len(clause.tagged.tags):
        tag = clause.tagged.tags[end]
        if tag.person is not None and tag.person.outcome and tag.joined and tag.person.number != "two":
            if {outcome, tag.person.outcome} == {"killed", "injured"} and _same_number(clause, group, tag.person.number):
                clause.spent.add(end)
                return "casualties", end + 1
    return outcome, end


def _same_number(clause: Clause, group: Group, number: str) -> bool:
    if group.kind == "single":
        return False
    return group.kind == "counted" and (number in ("many", "one", "two_or_many"))


def _stands_alone(clause: Clause, group: Group) -> bool:
    """Tell whether a singular «قتيل» is a victim counted, not a title or an adjective."""
    assert group.person is not None
    if group.stop - group.first == 2:
        return True
    if group.definite or group.person.number != "one" or group.person.counts != "person":
        return group.person.counts == "body" and not group.definite and "carrier" in clause.roles(max(0, group.first - 1))
    before = group.first - 1
    if before < 0 or clause.text(before) in CLOSERS or clause.text(before) in QUOTES:
        return True
    if "carrier" in clause.roles(before):
        return True
    if group.joined and not any(clause.text(i) == "بين" for i in range(max(0, group.first - 4), group.first)):
        return any(group.first - 6 <= draft.group.end <= group.first for draft in clause.drafts.values())
    return False


def _released(clause: Clause, index: int) -> bool:
    return any("release" in clause.roles(place) for place in range(max(0, index - 4), index))


def bodies(clause: Clause) -> None:
    """Claim the people whose bodies are spoken of: جثامين تسعة مقاتلين، جثتي عاملين."""
    for number, group in enumerate(clause.groups):
        before = clause.tagged.tags[group.first - 1].person if group.first else None
        if before is None or before.counts != "body" or group.joined or not group.is_people:
            continue
        if group.kind != "maybe_dual" or before.number == "two":
            own = group.person.wording if group.person and group.person.outcome == "killed" else None
            clause.claim(number, "killed", "bodies", (group.first - 1, group.first), own or before.wording)


# ---------------------------------------------------------------- governed to the right
def governed_right(clause: Clause) -> None:
    """Claim the group that an outcome word governs to its right: مقتل 5 جنود، قُتل جندي، قتل الجيش 5 مسلحين."""
    for governor in clause.real:
        number = _first_to_the_right(clause, governor)
        if number is None:
            continue
        rule = "verb-object" if governor.is_verb else "masdar-object"
        span = (governor.first, governor.last if governor.last > governor.end and governor.is_verb else governor.end)
        existing = clause.drafts.get(number)
        if existing is not None:
            if _overrides(governor, clause.groups[number]):
                existing.outcome, existing.rule, existing.trigger = governor.outcome, rule, span
                existing.wording = governor.trigger.wording
            continue
        clause.claim(number, governor.outcome, rule, span, governor.trigger.wording)


def _overrides(governor: Governor, group: Group) -> bool:
    """Tell whether the governor says more than the noun: مقتل 3 أسرى, وفاة جريحين."""
    own = group.own_outcome
    if governor.outcome == own or governor.trigger.is_carrier:
        return False
    if own in ("captured", "displaced", "missing"):
        return group.first - governor.end <= 2
    return own == "injured" and governor.outcome in ("killed", "captured") and group.first - governor.end <= 1


def _first_to_the_right(clause: Clause, governor: Governor) -> int | None:
    """Return the group that the governor reaches, past adverbs, an agent, and other words of its own clause."""
    index, steps, light = governor.end, 0, True
    if governor.trigger.object_after_tail:
        index = governor.last
    opens = governor.first == 0 and governor.trigger.kind == "either"
    if governor.trigger.near and governor.trigger.kind == "passive" and clause.text(governor.first)[-1] in "تن":
        return None
    limit = (3 if opens else 0) if governor.trigger.near else _VERB_REACH if governor.is_verb or governor.trigger.is_deed else 3
    while index < len(clause.tagged.tags) and steps <= limit:
        number = clause.group_at.get(index)
        if number is not None:
            verdict = _takes(clause, governor, clause.groups[number], steps, light)
            if verdict is not None:
                return _object_not_agent(clause, governor, number) if verdict else None
            index = clause.groups[number].end
            steps, light = steps + 1, False
            continue
        if index in clause.governed or _ends_reach(clause, index, governor):
            return None
        if not _is_light(clause, index, governor):
            light = False
        if not clause.tagged.tags[index].is_mark:
            steps += 1
        index += 1
    return None


def _takes(clause: Clause, governor: Governor, group: Group, steps: int, light: bool) -> bool | None:
    """Say whether the governor takes this group: yes, no and stop, or (None) pass it by."""
    if group.kind == "maybe_dual":
        return _dual_cue(clause, group) or None
    if group.first > governor.end and "by" in clause.roles(group.first - 1):
        return None
    if governor.trigger.present and governor.trigger.is_natural and group.kind == "single":
        return False
    if group.kind == "named":
        return steps == 0 and not group.joined and not governor.trigger.is_carrier
    if governor.trigger.near and group.kind == "single" and (group.definite or governor.is_verb):
        return False
    if group.person is not None and group.person.counts == "body" and governor.outcome != "killed":
        return False
    if group.joined and steps > 0 and not governor.is_verb:
        return False
    if group.prepositional and not governor.trigger.is_deed:
        return None
    if governor.trigger.people_only and not _may_be_people(clause, governor, group, steps):
        return None if governor.is_verb else False
    if group.joined and steps > 0 and (governor.trigger.plural or not light):
        return None
    if group.kind == "counted":
        return _takes_counted(governor, group, steps, light)
    if governor.trigger.is_carrier or group.first == governor.last - 1:
        return None
    if group.joined:
        return False
    if group.person is not None and group.person.kind in ("oneof", "other") and not light:
        return None
    if light and steps <= _SINGLE_REACH:
        return True
    return _is_far_object(clause, governor, group, steps) or None


def _may_be_people(clause: Clause, governor: Governor, group: Group, steps: int) -> bool:
    """Tell whether a number is of people: by its noun, by «من …», by what is said of it, or as it stands by the verb."""
    if group.is_people or group.noun == "of" or _between_killed_and_injured(clause, group.end):
        return True
    after = clause.tagged.tags[group.end] if group.end < len(clause.tagged.tags) else None
    closed = after is None or after.is_mark or "preposition" in after.roles
    return governor.trigger.near and steps == 0 and group.noun == "none" and closed


def _takes_counted(governor: Governor, group: Group, steps: int, light: bool) -> bool | None:
    if group.noun in ("person", "of"):
        return True if light or not group.anaphoric else None
    if light and steps <= 4:
        return True
    if group.noun == "none":
        return True if steps <= 6 and governor.outcome != "captured" else None
    return None


def _is_far_object(clause: Clause, governor: Governor, group: Group, steps: int) -> bool:
    """Tell whether a singular far from a verb is its object: the agent stands between, no preposition does."""
    if governor.trigger.kind not in ("active", "either") and not governor.trigger.is_deed:
        return False
    between = range(governor.end, group.first)
    if steps > 6 or any("preposition" in clause.roles(index) for index in between):
        return False
    if group.person is None or group.person.accusative:
        return group.person is not None
    # An indefinite word after an indefinite one is its adjective (تشكيلة عسكرية عاملة), unless that is a name.
    after_noun = clause.text(group.first - 1).endswith("ه") and not clause.text(group.first - 1).startswith("ال")
    return group.person.kind != "nation" and (group.definite or not after_noun)


def _ends_reach(clause: Clause, index: int, governor: Governor) -> bool:
    tag = clause.tagged.tags[index]
    if tag.word.text in CLOSERS or "release" in tag.roles:
        return True
    if "barrier" in tag.roles:
        return not (tag.word.text == "حتي")
    return "subset" in tag.roles or ("add" in tag.roles and not governor.is_verb and "light" not in tag.roles)


def _is_light(clause: Clause, index: int, governor: Governor) -> bool:
    tag = clause.tagged.tags[index]
    if tag.is_mark or {"light", "exception"} & tag.roles:
        return True
    if index < governor.last and governor.last > governor.end:
        return True
    return _inside_light_phrase(clause, index)


def _inside_light_phrase(clause: Clause, index: int) -> bool:
    """Tell whether the word belongs to a phrase of time or place that began before (في الهجوم، منذ الصباح)."""
    tags = clause.tagged.tags
    if "preposition" in tags[index].roles:
        return True
    return index > 0 and "preposition" in tags[index - 1].roles and tags[index].word.text.startswith("ال")


def _dual_cue(clause: Clause, group: Group) -> bool:
    """Tell whether the sentence says that a form in -ين is two people, not many."""
    around = range(max(0, group.first - 3), min(len(clause.tagged.tags), group.end + 8))
    return any("dual" in clause.roles(index) for index in around)


def _object_not_agent(clause: Clause, governor: Governor, number: int) -> int:
    """Return the object where the group reached is the agent: قتل مستوطن شابا، قتل جندي 3 مدنيين."""
    group = clause.groups[number]
    if governor.trigger.kind not in ("active", "either") or not governor.is_verb or group.kind != "single":
        return number
    if number + 1 >= len(clause.groups):
        return number
    after = clause.groups[number + 1]
    gap = range(group.end, after.first)
    if after.joined or len(gap) > 4 or any(clause.roles(i) & {"subset", "barrier", "preposition"} for i in gap):
        return number
    if any(i in clause.governed or clause.tagged.tags[i].is_mark for i in gap) or not after.is_people:
        return number
    oblique = after.kind == "dual" and clause.text(after.first).endswith("ين")
    is_object = oblique or after.kind == "counted" or (after.person is not None and (after.person.accusative or after.person.owned))
    return number + 1 if is_object and not (group.person and group.person.accusative) else number


# ---------------------------------------------------------------- governed to the left
def governed_left(clause: Clause) -> None:
    """Claim the group that stands before its verb: إن 30 عنصرا من ... لقوا مصرعهم، امرأة لقيت حتفها."""
    for governor in clause.real:
        if not _may_follow_subject(clause, governor):
            continue
        number = _subject_before(clause, governor)
        if number is None:
            continue
        span = (governor.first, max(governor.end, governor.last))
        members = _list_before(clause, number)
        whole = _whole_before(clause, members[-1])
        if whole is not None:
            clause.claim(whole, governor.outcome, "subject-verb", span, governor.trigger.wording)
        for member in members:
            rule = "subject-verb" if whole is None else "subset"
            clause.claim(member, governor.outcome, rule, span, governor.trigger.wording, whole)


def _whole_before(clause: Clause, number: int) -> int | None:
    """Return the group that a list standing before the verb is a part of: 41 شخصا، ومنهم شرطيان، أصيبوا."""
    group = clause.groups[number]
    before = range(max(0, group.first - 2), group.first)
    if number == 0 or number - 1 in clause.drafts or not any("subset" in clause.roles(i) for i in before):
        return None
    whole = clause.groups[number - 1]
    return number - 1 if whole.kind == "counted" and group.first - whole.end <= 6 else None


def _may_follow_subject(clause: Clause, governor: Governor) -> bool:
    trigger = governor.trigger
    if trigger.present and not trigger.plural and not trigger.needs:
        return False
    if clause.text(governor.first).startswith("ف") and not trigger.plural and clause.tagged.tags[governor.first].form.trigger_cut:
        return False
    if not governor.is_verb or trigger.kind == "active" or governor.joined or _has_object(clause, governor):
        return False
    if trigger.people_only and not trigger.plural:
        return False
    if not trigger.near:
        return True
    after = clause.text(governor.end) if governor.end < len(clause.tagged.tags) else ""
    return trigger.plural and not after.endswith(("هم", "هن", "هما"))


def _has_object(clause: Clause, governor: Governor) -> bool:
    return any(
        draft.trigger[0] == governor.first and draft.rule == "verb-object" for draft in clause.drafts.values()
    )


def _subject_before(clause: Clause, governor: Governor) -> int | None:
    """Return the nearest group before the verb that can be its subject."""
    index, steps, quotes = governor.first - 1, 0, 0
    ends = {group.end - 1: number for number, group in enumerate(clause.groups)}
    while index >= 0 and steps <= _LEFT_REACH:
        number = ends.get(index)
        if number is not None and number not in clause.drafts and _agrees(clause, governor, number, steps):
            return number if quotes % 2 == 0 or clause.groups[number].kind != "single" else None
        if clause.text(index) in CLOSERS or index in clause.governed:
            return None
        if "exception" in clause.roles(index):
            return None
        if "barrier" in clause.roles(index) and clause.text(index) not in _RELATIVES:
            return None
        quotes += clause.tagged.tags[index].word.text in QUOTES
        if clause.text(index) == ":" or (quotes % 2 and steps > 10):
            return None
        steps += 0 if clause.tagged.tags[index].is_mark else 1
        index -= 1
    return None


_RELATIVES = ("الذين", "الذي", "التي", "اللذين", "اللذان")


def _agrees(clause: Clause, governor: Governor, number: int, steps: int) -> bool:
    group = clause.groups[number]
    if group.prepositional or group.weak:
        return False
    if group.kind == "maybe_dual":
        verb = clause.text(governor.first)
        return verb.endswith("ا") and not verb.endswith("وا") and steps <= 4
    if group.person is not None and group.person.kind == "other" and group.kind == "single":
        return False
    if group.kind in ("single", "named"):
        near = steps <= 8 and not group.joined
        return (near and not governor.trigger.plural and group.noun == "person") or (governor.trigger.plural and group.joined)
    families = group.person is not None and group.person.kind == "group" and clause.text(governor.first).endswith("ت")
    return (governor.trigger.plural or families) and (group.is_people or group.noun in ("of", "none"))


def _list_before(clause: Clause, number: int) -> list[int]:
    """Return the group and those before it that و joins to it."""
    members = [number]
    while number > 0 and clause.groups[number].joined:
        left, right = clause.groups[number - 1], clause.groups[number]
        if right.first - left.end > 8 or number - 1 in clause.drafts or not left.is_people:
            break
        if any(i in clause.governed for i in range(left.end, right.first)):
            break
        number -= 1
        members.append(number)
    return members


# ---------------------------------------------------------------- counts stated of an outcome
def stated_counts(clause: Clause) -> None:
    """Claim the number that a count is said to be: ارتفع عدد القتلى إلى 58، تجاوز عدد المصابين العشرين."""
    for index in range(len(clause.tagged.tags)):
        noun = _counted_noun(clause, index) if "count" in clause.roles(index) else None
        if noun is None:
            continue
        number = _number_said(clause, index, noun)
        if number is None:
            continue
        person = clause.tagged.tags[noun].person
        assert person is not None and person.outcome is not None
        _exceed(clause, index, number)
        clause.drafts.pop(number, None)
        clause.claim(number, _count_outcome(clause, noun, person.outcome), "stated-count", (index, noun + 1), person.wording)
        _and_of_others(clause, number)


def _and_of_others(clause: Clause, number: int) -> None:
    """Go on with a second count that shares the word: عدد القتلى بمئة والجرحى بمئتين."""
    end = clause.groups[number].end
    for place in range(end, min(end + 3, len(clause.tagged.tags) - 1)):
        tag = clause.tagged.tags[place]
        after = clause.group_at.get(place + 1)
        if tag.person is not None and tag.person.outcome and tag.joined and tag.form.definite and after is not None:
            clause.drafts.pop(after, None)
            clause.claim(after, tag.person.outcome, "stated-count", (place, place + 1), tag.person.wording)


def _counted_noun(clause: Clause, index: int) -> int | None:
    for place in range(index + 1, min(index + 4, len(clause.tagged.tags))):
        person = clause.tagged.tags[place].person
        if person is not None and person.outcome is not None and person.number != "one" and not _is_counted(clause, place):
            return place
    return None


def _is_counted(clause: Clause, index: int) -> bool:
    number = clause.group_at.get(index)
    return number is not None and clause.groups[number].kind != "maybe_dual"


def _count_outcome(clause: Clause, noun: int, outcome: str) -> str:
    if noun + 1 < len(clause.tagged.tags):
        tag = clause.tagged.tags[noun + 1]
        if tag.person is not None and tag.joined and {tag.person.outcome, outcome} == {"killed", "injured"}:
            return "casualties"
    return outcome


def _number_said(clause: Clause, index: int, noun: int) -> int | None:
    """Return the group after «إلى», «بلغ», «هو» … that tells how many, or the one just before (ليرتفع إلى 5 عدد القتلى)."""
    before = [n for n, g in enumerate(clause.groups) if g.end == index and g.kind == "counted" and g.noun == "none"]
    if before and index >= 2 and "says_count" in clause.roles(clause.groups[before[0]].first - 1):
        return before[0]
    said = _says_before(clause, index)
    for place in range(noun + 1, min(noun + 24, len(clause.tagged.tags))):
        number = clause.group_at.get(place)
        if number is not None and clause.groups[number].kind == "counted":
            return number if said or place - noun <= 2 else None
        if "says_count" in clause.roles(place):
            said = True
        elif clause.text(place) in CLOSERS - {":"} or place in clause.governed:
            return None
    return None


def _says_before(clause: Clause, index: int) -> bool:
    """Tell whether the verb stands before the count: بلغ عدد القتلى 30."""
    reach = range(max(0, index - 2), index)
    return any({"says_count", "count_exceeds"} & clause.roles(place) and clause.text(place) != "الي" for place in reach)


def _exceed(clause: Clause, index: int, number: int) -> None:
    """Open the number upwards where the count is said to exceed it (تجاوز عدد المصابين 21)."""
    group = clause.groups[number]
    exceeded = any("count_exceeds" in clause.roles(place) for place in range(max(0, index - 2), index))
    if exceeded and group.qualifier == "exact" and group.high is not None:
        clause.groups[number] = replace(group, high=None, qualifier="more_than")
    elif group.rises:
        clause.groups[number] = replace(group, low=group.high, qualifier="exact")


def counted_among(clause: Clause) -> None:
    """Claim people counted among the missing or the dead: لا يزال 40 شخصا في عداد المفقودين."""
    for index in range(len(clause.tagged.tags) - 1):
        if "among" not in clause.roles(index):
            continue
        noun = clause.tagged.tags[index].marker_end
        person = clause.tagged.tags[noun].person if noun < len(clause.tagged.tags) else None
        near = [n for n, g in enumerate(clause.groups) if 0 <= index - g.end <= 6 and n not in clause.drafts]
        if person is not None and person.outcome is not None and near:
            clause.claim(near[-1], person.outcome, "counted-among", (index, noun + 1), person.wording)


# ---------------------------------------------------------------- lists
def coordination(clause: Clause) -> None:
    """Carry an outcome on to the groups that و or «إضافة إلى» joins: مقتل ثلاثة جنود وخمسة مدنيين."""
    for number in range(1, len(clause.groups)):
        if number in clause.drafts:
            continue
        parent = _joins_from(clause, number)
        if parent is not None:
            draft = clause.drafts[parent]
            clause.claim(number, draft.outcome, "coordination", draft.trigger, draft.wording, parent)


def _joins_from(clause: Clause, number: int) -> int | None:
    group = clause.groups[number]
    if group.kind == "maybe_dual" or group.first in clause.spent or not _is_added(clause, group):
        return None
    parent = max((n for n in clause.drafts if n < number), default=None)
    if parent is None or group.noun == "other":
        return None
    left = clause.groups[parent]
    reach = _LIST_REACH if group.kind == "counted" else 7
    between = range(left.end, group.first)
    own = range(*clause.drafts[parent].trigger)
    if len(between) > reach or any(_breaks_list(clause, index) for index in between if index not in own):
        return None
    if _is_second_title(clause, group, left):
        return None
    return parent


def _is_second_title(clause: Clause, group: Group, left: Group) -> bool:
    """Tell whether و joins another office of the same man (القيادي السابق في الحزب ورئيس الاتحاد)."""
    titles = [g for g in (left, group) if g.kind == "single" and g.person is not None and g.person.kind == "title"]
    return len(titles) == 2 and group.first - left.end >= 3


def _is_added(clause: Clause, group: Group) -> bool:
    if group.joined:
        return True
    before = group.first - 1
    return before >= 0 and (
        "add" in clause.roles(before) or any("add" in clause.roles(i) for i in range(max(0, before - 1), before + 1))
        or (clause.text(before) == "،" and group.kind == "counted" and group.is_people)
    )  # fmt: skip


def _breaks_list(clause: Clause, index: int) -> bool:
    if index in clause.spent:
        return False
    if index in clause.governed or clause.text(index) in CLOSERS:
        return True
    tag = clause.tagged.tags[index]
    return "barrier" in tag.roles


# ---------------------------------------------------------------- parts of a whole
def subsets(clause: Clause) -> None:
    """Claim the parts of a group: بينهم طفلان، من ضمنهم امرأة، (رجل وزوجته). They suffered what the whole did."""
    for index in range(len(clause.tagged.tags)):
        opener = _opens_subset(clause, index)
        if opener is None:
            continue
        whole = _whole(clause, index)
        if whole is None:
            continue
        outcome, trigger, wording, parent = whole
        number = _first_part(clause, opener)
        if number is not None and number not in clause.drafts:
            clause.claim(number, outcome, "subset", trigger, wording, parent)


def _opens_subset(clause: Clause, index: int) -> int | None:
    """Return one past the words that open a list of parts at ``index``."""
    tag = clause.tagged.tags[index]
    if tag.word.text in ("(", "[") and index + 1 in clause.group_at:
        whole = max((n for n, draft in clause.drafts.items() if draft.group.end <= index), default=None)
        part = clause.groups[clause.group_at[index + 1]]
        plural = whole is not None and (clause.groups[whole].low or 0) > 1 and index - clause.groups[whole].end <= 4
        return index + 1 if plural and part.is_people else None
    if "subset" not in tag.roles or (index and "subset" in clause.roles(index - 1)):
        return None
    return max(tag.marker_end, index + 1)


def _first_part(clause: Clause, opener: int) -> int | None:
    """Return the group at the head of a list of parts, past a word or two that are not groups (بينهم على الأقل 3)."""
    for place in range(opener, min(opener + 3, len(clause.tagged.tags))):
        number = clause.group_at.get(place)
        if number is not None:
            group = clause.groups[number]
            near = place == opener or (group.kind == "counted" and not group.joined and group.is_people)
            return number if near and group.kind != "maybe_dual" else None
        if not clause.tagged.tags[place].is_mark and clause.roles(place) & {"barrier", "add"}:
            return None
    return None


def _whole(clause: Clause, index: int) -> tuple[str, tuple[int, int], str | None, int | None] | None:
    """Return outcome, trigger, wording and group of what a list of parts belongs to."""
    named = _named_whole(clause, index)
    if named is not None:
        return named
    before = [n for n, d in clause.drafts.items() if d.group.end <= index and index - d.group.end <= 30]
    if before:
        number = max(before)
        draft = clause.drafts[number]
        return draft.outcome, draft.trigger, draft.wording, number
    return _bare_outcomes(clause, index)


def _named_whole(clause: Clause, index: int) -> tuple[str, tuple[int, int], str | None, int | None] | None:
    """Return the outcome that the opening words name: بين القتلى، من بين الجرحى."""
    for place in range(index, clause.tagged.tags[index].marker_end):
        person = clause.tagged.tags[place].person
        if person is not None and person.outcome is not None:
            return person.outcome, (place, place + 1), person.wording, None
    return None


def _bare_outcomes(clause: Clause, index: int) -> tuple[str, tuple[int, int], str | None, int | None] | None:
    """Return the outcome of victims named without a number before ``index`` (سقوط قتلى بينهم 3 أطفال)."""
    for place in range(index - 1, max(-1, index - 16), -1):
        person = clause.tagged.tags[place].person
        if person is not None and person.outcome is not None:
            if _released(clause, place) or place in clause.heads:
                return None
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


# ---------------------------------------------------------------- killed and injured together
def killed_or_injured(clause: Clause) -> None:
    """Make a figure «بين قتيل وجريح» one of killed or injured together, whatever brings it in (وأوقعت عشرات بين …)."""
    for number, group in enumerate(clause.groups):
        place = next((i for i in (group.end, group.end + 1) if _between_killed_and_injured(clause, i)), None)
        if place is None or group.first in clause.spent:
            continue
        clause.drafts.pop(number, None)
        clause.claim(number, "casualties", "killed-or-injured", (place, min(place + 3, len(clause.tagged.tags))), None)


def _between_killed_and_injured(clause: Clause, index: int) -> bool:
    if index + 2 >= len(clause.tagged.tags) or clause.text(index) not in ("بين", "ما"):
        return False
    outcomes = {tag.person.outcome for tag in clause.tagged.tags[index + 1 : index + 5] if tag.person}
    return {"killed", "injured"} <= outcomes


#: Ids of all rules: what ``Claim.rule`` may hold. The last two are not of this module (hasila.claims.zeros, .echoes).
RULE_IDS = (
    "bodies", "outcome-noun", "repeated-noun", "masdar-object", "verb-object", "subject-verb", "stated-count",
    "counted-among", "coordination", "subset", "killed-or-injured", "zero", "echo",
)  # fmt: skip

RULES: tuple[Callable[[Clause], None], ...] = (
    bodies,
    outcome_nouns,
    governed_right,
    governed_left,
    stated_counts,
    counted_among,
    coordination,
    subsets,
    coordination,
    killed_or_injured,
)


def apply_rules(clause: Clause) -> Iterator[Draft]:
    """Run the rules over a sentence and yield its drafts in order."""
    for rule in RULES:
        rule(clause)
    yield from (clause.drafts[number] for number in sorted(clause.drafts))
