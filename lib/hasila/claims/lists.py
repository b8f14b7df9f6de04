"""Claims of groups that a list joins to others, and of the parts of a whole: وخمسة مدنيين، بينهم طفلان."""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft, is_released
from hasila.claims.group import Group
from hasila.claims.tagging import CLOSERS
from hasila.claims.triggers import Governor

_LIST_REACH = 16
#: So many times the dead or wounded of a noun are of another count, not more of them.
_ANOTHER_COUNT = 10
#: Words in which the verb of a joined group may stand behind it.
_VERB_BEHIND = 4
#: Words between somebody and a bracket that tells more of him.
_BRACKET_REACH = 3
#: Words between what set people free and them (أنقذت القوة 25 عاملا).
_FREED_REACH = 4
#: Words between people set free and the word that says how they had been held.
_HELD_REACH = 4
#: Words between people and the part of them that is named next.
_PART_REACH = 6


def coordination(clause: Clause) -> None:
    """Carry an outcome on to the groups that و or «إضافة إلى» joins: مقتل ثلاثة جنود وخمسة مدنيين."""
    for number in range(1, len(clause.groups)):
        if number in clause.drafts:
            _as_those_before(clause, number)
            continue
        parent = _joins_from(clause, number)
        if parent is not None:
            draft, group = clause.drafts[parent], clause.groups[number]
            own = group.own_outcome if group.kind == "counted" else None
            outcome = own if own in ("displaced", "missing") else draft.outcome
            clause.claim(number, outcome, "coordination", draft.trigger, draft.wording, parent)


def _as_those_before(clause: Clause, number: int) -> None:
    """Take «victims» joined to the dead of a list for dead as well: مقتل 17 طفلا و9 سيدات، و3 ضحايا تحت التعذيب."""
    draft = clause.drafts[number]
    if draft.rule != "outcome-noun" or draft.outcome != "casualties" or not draft.group.joined:
        return
    before = max((n for n in clause.drafts if n < number), default=None)
    if before is None or clause.drafts[before].outcome != "killed" or draft.group.own_outcome != "casualties":
        return
    between = range(clause.groups[before].end, draft.group.first)
    if len(between) <= _LIST_REACH and not any(_breaks_list(clause, index) for index in between):
        draft.outcome, draft.wording = "killed", clause.drafts[before].wording


def _joins_from(clause: Clause, number: int) -> int | None:
    group = clause.groups[number]
    if group.kind == "maybe_dual" or group.first in clause.spent or not _is_added(clause, group):
        return None
    parent = max((n for n in clause.drafts if n < number), default=None)
    if parent is None or group.noun == "other":
        return None
    left = clause.groups[parent]
    if (
        left.own_outcome is not None
        and group.own_outcome is None
        and (group.low or 0) >= _ANOTHER_COUNT * (left.low or 1)
    ):
        return None  # 350 ألف قتيل و7 ملايين لاجئ
    also = group.definite and "add" in clause.roles(group.first - 1)
    also = also or (group.kind == "single" and "added_to" in clause.roles(max(0, group.first - 2)))
    theirs = group.person is not None and group.person.owned
    far = group.kind == "counted" or also or theirs or _begins_anew(clause, group)
    reach = _LIST_REACH if far else 7
    draft = clause.drafts[parent]
    behind = draft.rule == "subject-verb" and left.end <= draft.trigger[1] <= group.first
    between = range(draft.trigger[1] if behind else left.end, group.first)
    own = range(*clause.drafts[parent].trigger)
    if len(between) > reach or any(_breaks_list(clause, index) for index in between if index not in own):
        return None
    if (
        _is_second_title(group, left)
        or is_one_man(clause, left, group)
        or shares_number(group, left)
        or _says_what_befell(clause, group)
    ):
        return None
    if _names_one_of_two(group, left) or _does_something_else(clause, number, parent):
        return None
    return parent


def _names_one_of_two(group: Group, left: Group) -> bool:
    """Tell whether a name is the second of the two whom a dual counts (الشهيدين سامر خليل وأحمد الحسن)."""
    return group.kind == "named" and left.kind == "dual" and group.first > left.end


def _does_something_else(clause: Clause, number: int, parent: int) -> bool:
    """Tell whether a verb of its own follows a group joined to one whose verb is past (شابا توفي و13 شخصا واجهوا …)."""
    group, draft = clause.groups[number], clause.drafts[parent]
    if group.kind == "single" and (_is_subject(clause, group) or _is_the_same_man(clause, group, draft)):
        return True
    if draft.rule != "subject-verb" or group.kind != "counted":
        return False
    near = clause.tagged.tags[group.end : group.end + _VERB_BEHIND]
    verbs = [tag for tag in near if tag.word.text.endswith("وا") and tag.word.kind == "word"]
    return bool(verbs) and not verbs[0].form.triggers


def _is_the_same_man(clause: Clause, group: Group, draft: Draft) -> bool:
    """Tell whether one man has two nouns before a verb in the singular: الطبيب والناشط سامر قتل."""
    number = clause.governor_at.get(draft.trigger[0])
    before_verb = draft.rule == "subject-verb" and group.end <= draft.trigger[0]
    return before_verb and number is not None and not clause.governors[number].trigger.plural


def _is_subject(clause: Clause, group: Group) -> bool:
    """Tell whether a verb of harm stands right behind a single person: قتل الابن أباه وابن الأخت قتل خاله."""
    for place in range(group.end, min(len(clause.tagged.tags), group.end + _VERB_BEHIND - 2)):
        number = clause.governor_at.get(place)
        if number is not None:
            return clause.governors[number].is_verb and not clause.governors[number].joined
        if clause.roles(place) or clause.tagged.tags[place].is_mark:
            return False
    return False


def shares_number(group: Group, left: Group) -> bool:
    """Tell whether a number counts this noun with the one before it: 17 مسعفا وصحافيا."""
    if group.kind != "single" or left.kind != "counted" or group.first != left.end or left.person is None:
        return False
    if group.person is None or group.definite or group.person.kind in ("other", "oneof"):
        return False
    hundreds = (left.low or 0) >= 100 and left.person.number == "one" and not left.person.accusative
    feminine = group.person.lemma.endswith("ة") and group.person.number == "one"
    return hundreds or (left.person.accusative and (group.person.accusative or feminine))


def _says_what_befell(clause: Clause, group: Group) -> bool:
    """Tell whether a singular says who or what those counted before are: بين قتيل ومفقود، ما بين رجل وامرأة."""
    if group.kind != "single" or group.definite:
        return False
    return any("between" in clause.roles(index) for index in range(max(0, group.first - 4), group.first))


def _begins_anew(clause: Clause, group: Group) -> bool:
    """Tell whether a comma or a bracket sets off one more victim (…، والفتى مهند), or his kin (ومرافقه)."""
    if not group.joined or group.kind != "single" or group.person is None or not group.first:
        return False
    set_off = group.definite and clause.text(group.first - 1) in "،)"
    return group.person.owned or (set_off and group.person.kind != "title")


def _is_second_title(group: Group, left: Group) -> bool:
    """Tell whether و joins another office of the same man (القيادي السابق في الحزب ورئيس الاتحاد)."""
    if group.kind == "single" and left.kind == "named" and group.person is not None and not group.person.owned:
        return group.person.kind == "title" or not group.definite
    titles = [g for g in (left, group) if g.kind == "single" and g.person is not None and g.person.kind == "title"]
    return len(titles) == 2 and group.first - left.end >= 3


def is_one_man(clause: Clause, left: Group, right: Group) -> bool:
    """Tell whether two callings are of one man, who is named behind them: مقتل الناشط والصحفي فلان."""
    if right.first != left.end or not right.joined or right.end >= len(clause.tagged.tags):
        return False
    for group in (left, right):
        if group.kind != "single" or not group.definite or group.person is None:
            return False
        if group.person.kind not in ("", "title") or group.person.victim_class != "civilian":
            return False
    nation = clause.tagged.tags[right.end].person
    name = right.end + (nation is not None and nation.kind == "nation")
    forms = [tag.form for tag in clause.tagged.tags[name : name + 2]]  # الكاتب والصحفي البارز فلان
    if len(forms) > 1 and not clause.text(name).startswith("ال"):
        forms = forms[:1]
    return any(form.begins_name or form.begins_weak_name for form in forms)


def _is_added(clause: Clause, group: Group) -> bool:
    """Tell whether و, «إضافة إلى», «مع» or a comma joins the group to those before it."""
    before = group.first - 1
    if group.joined or before < 0:
        return group.joined
    if any(_adds(clause, index, group) for index in range(max(0, before - 1), before + 1)):
        return True
    listed = clause.text(before) == "،" and (group.kind == "counted" or _is_next_name(clause, group))
    if "with" not in clause.roles(before) or listed:
        return group.is_people and listed
    near = any(before - 3 <= draft.group.end <= before for draft in clause.drafts.values())
    return group.is_people and (near or (group.kind == "counted" and not group.weak))


def _is_next_name(clause: Clause, group: Group) -> bool:
    """Tell whether a name stands behind another and a comma (مقتل كل من سامر خليل، أحمد الحسن، ورامي عودة)."""
    return group.kind == "named" and any(
        draft.group.kind == "named" and draft.group.end == group.first - 1 for draft in clause.drafts.values()
    )


def _adds(clause: Clause, index: int, group: Group) -> bool:
    """Tell whether a word adds the group to those before it; another verb may follow it (كما أخذ الرجل رهينة)."""
    tag = clause.tagged.tags[index]
    if "add" not in tag.roles:
        return False
    between = clause.tagged.tags[max(tag.marker_end, index + 1) : group.first]
    return all(other.roles or other.is_mark for other in between)


def _breaks_list(clause: Clause, index: int) -> bool:
    if index in clause.spent:
        return False
    tag = clause.tagged.tags[index]
    if index in clause.governed and not _is_of_cases(clause, index):
        return True
    if tag.word.text in CLOSERS:
        return True
    return "barrier" in tag.roles


def _is_of_cases(clause: Clause, index: int) -> bool:
    """Tell whether the word only says by which cases those before were hurt (إصابة 35 بحالات اختناق و7 بالرصاص)."""
    return any("case" in clause.roles(place) and clause.text(place)[0] == "ب" for place in (index - 1, index))


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
    for place in range(opener, min(opener + 3, len(clause.tagged.tags))):
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
        if any("escape" in clause.roles(place) for place in range(clause.drafts[number].group.end, index)):
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
    return any("release" in clause.roles(place) for place in range(max(0, before[-1].first - _FREED_REACH), index))


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
