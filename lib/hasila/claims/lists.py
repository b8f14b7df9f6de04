"""Claims of groups that a list joins to others: مقتل ثلاثة جنود وخمسة مدنيين، إضافة إلى ضابط."""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft
from hasila.claims.group import Group
from hasila.claims.list_breaks import breaks_list

_LIST_REACH = 16
#: So many times the dead or wounded of a noun are of another count, not more of them.
_ANOTHER_COUNT = 10
#: Words behind «cases» in which their state is told.
_CASE_REACH = 4
#: Words in which the verb of a joined group may stand behind it.
_VERB_BEHIND = 4
#: Words of somebody's calling before the place where he suffered.
_CALLING_REACH = 3
#: Words of the calling and name of somebody with whom his own suffered.
_WITH_NAME = 7
#: Words of an office before the name of who holds it.
_NAME_BEHIND = 4
#: Words of «in addition to».
_ADDING_WORDS = 3
#: Letters of a broken plural in -ين, and the fewest of a participle.
_BROKEN = 6


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
            outcome = "injured" if outcome == "killed" and _are_hurt_cases(clause, group) else outcome
            clause.claim(number, outcome, "coordination", draft.trigger, draft.wording, parent)


def _are_hurt_cases(clause: Clause, group: Group) -> bool:
    """Tell whether cases joined to the dead are said to be hurt (4 وفيات وثلاث حالات إصابتهم خطيرة)."""
    if group.kind != "counted" or group.stop + 1 >= len(clause.tagged.tags) or "case" not in clause.roles(group.stop):
        return False
    near = clause.tagged.tags[group.stop + 1 : group.stop + _CASE_REACH]
    return any("critical" in tag.roles or any(t.outcome == "injured" for t in tag.form.resumed) for tag in near)


def _as_those_before(clause: Clause, number: int) -> None:
    """Take «victims» joined to the dead of a list for dead as well: مقتل 17 طفلا و9 سيدات، و3 ضحايا تحت التعذيب."""
    draft = clause.drafts[number]
    if draft.rule != "outcome-noun" or draft.outcome != "casualties" or not draft.group.joined:
        return
    before = max((n for n in clause.drafts if n < number), default=None)
    if before is None or clause.drafts[before].outcome != "killed" or draft.group.own_outcome != "casualties":
        return
    between = range(clause.groups[before].end, draft.group.first)
    if len(between) <= _LIST_REACH and not any(breaks_list(clause, index) for index in between):
        draft.outcome, draft.wording = "killed", clause.drafts[before].wording


def _joins_from(clause: Clause, number: int) -> int | None:
    group = clause.groups[number]
    if group.kind == "maybe_dual" or group.first in clause.spent or not _is_added(clause, group):
        return None
    parent = max((n for n in clause.drafts if n < number), default=None)
    if parent is None or (group.noun == "other" and not _may_be_of_people(clause, group)):
        return None
    left = clause.groups[parent]
    if group.weak and left.own_outcome is not None:
        return None  # عددا من القتلى في صفوف المصلين وبعض العاملين
    if (
        left.own_outcome is not None
        and group.own_outcome is None
        and (group.low or 0) >= _ANOTHER_COUNT * (left.low or 1)
    ):
        return None  # 350 ألف قتيل و7 ملايين لاجئ
    also = group.definite and "add" in clause.roles(group.first - 1)
    also = also or (group.kind == "single" and "added_to" in clause.roles(max(0, group.first - 2)))
    also = also or (group.kind in ("single", "dual") and _is_behind_adding(clause, group))
    theirs = group.person is not None and group.person.owned
    far = group.kind == "counted" or also or theirs or _begins_anew(clause, group)
    reach = _LIST_REACH if far else 7
    draft = clause.drafts[parent]
    behind = draft.rule == "subject-verb" and left.end <= draft.trigger[1] <= group.first
    between = range(draft.trigger[1] if behind else left.end, group.first)
    own = range(*clause.drafts[parent].trigger)
    if len(between) > reach or any(breaks_list(clause, index) for index in between if index not in own):
        return None
    if (
        (_is_second_title(group, left) and not _are_named_apart(clause, left, group))
        or is_one_man(clause, left, group)
        or shares_number(group, left)
        or _says_what_befell(clause, group)
    ):
        return None
    if group.kind != "counted" and (group.definite or group.kind == "named") and clause.has("being", between):
        return None  # الشهداء الثلاثة هم العريف سامي والعريف رائد: their names
    if (
        _names_one_of_two(group, left)
        or _names_one_of_several(clause, number, parent)
        or _does_something_else(clause, number, parent)
    ):
        return None
    return parent


def _is_behind_adding(clause: Clause, group: Group) -> bool:
    """Tell whether «in addition to» or the like stands right before a group, in two words (إضافة إلى عامل)."""
    first = _first_word(group)
    return any(
        "add" in clause.roles(index) and clause.tagged.tags[index].marker_end == first
        for index in range(max(0, first - _ADDING_WORDS), first - 1)
    )


def _may_be_of_people(clause: Clause, group: Group) -> bool:
    """Tell whether an unknown noun behind a number has the form of people who do something (ستة متدربين)."""
    if group.head is None or not group.joined or group.imputed or group.definite:
        return False
    word = clause.text(group.head)
    broken = len(word) == _BROKEN and word[2] == "ا"  # بساتين
    return word.startswith("م") and word.endswith(("ين", "ون")) and len(word) >= _BROKEN and not broken


def _names_one_of_two(group: Group, left: Group) -> bool:
    """Tell whether a name is the second of the two whom a dual counts (الشهيدين سامر خليل وأحمد الحسن)."""
    return group.kind == "named" and left.kind == "dual" and group.first > left.end


def _names_one_of_several(clause: Clause, number: int, parent: int) -> bool:
    """Tell whether a name goes on with the names right behind those counted (الأشقاء الثلاثة أحمد ومحمد وخالد)."""
    whole, names = clause.groups[parent], clause.groups[parent + 1 : number + 1]
    counted = whole.kind == "counted" and whole.is_people and whole.low != 1
    listed = all(name.kind == "named" for name in names)
    return counted and listed and len(names) > 1 and names[0].first == whole.end


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
    near = range(max(0, group.first - 4), group.first)
    return any("between" in clause.roles(index) and "subset" not in clause.roles(index) for index in near)


def _begins_anew(clause: Clause, group: Group) -> bool:
    """Tell whether a comma or a bracket sets off one more victim (…، والفتى مهند), or his kin (ومرافقه)."""
    if not group.joined or group.kind not in ("single", "dual") or group.person is None or not group.first:
        return False
    if _suffers_elsewhere(clause, group):
        return True
    if group.kind == "dual":
        return False
    set_off = group.definite and clause.text(group.first - 1) in "،)"
    return group.person.owned or (set_off and group.person.kind != "title")


def _suffers_elsewhere(clause: Clause, group: Group) -> bool:
    """Tell whether a place or cause of his own stands behind one whom a comma sets off (…، ومزارع بلغم في الريف)."""
    if group.definite or clause.text(group.first - 1) != "،":
        return False
    for place in range(group.end, min(group.end + _CALLING_REACH, len(clause.tagged.tags))):
        if {"preposition", "by", "cause"} & clause.roles(place):
            return True
        if clause.tagged.tags[place].is_mark or clause.parts(place) or place in clause.governed:
            return False
    return False


def _is_second_title(group: Group, left: Group) -> bool:
    """Tell whether و joins another office of the same man (القيادي السابق في الحزب ورئيس الاتحاد)."""
    if group.kind == "single" and left.kind == "named" and group.person is not None and not group.person.owned:
        return group.person.kind == "title" or not group.definite
    titles = [g for g in (left, group) if g.kind == "single" and g.person is not None and g.person.kind == "title"]
    return len(titles) == 2 and group.first - left.end >= 3


def _are_named_apart(clause: Clause, left: Group, group: Group) -> bool:
    """Tell whether each of two offices has a name of its own (وزير الدفاع سامر خليل ومدير المكتب أحمد الحسن)."""
    if left.kind != "single" or clause.has("preposition", range(left.end, group.first)) or clause.where("being"):
        return False  # خطف ستة وهم الدكتور سامر خليل والدكتور أحمد الحسن
    behind = clause.tagged.tags[group.end : group.end + _NAME_BEHIND]
    stop = next((n for n, tag in enumerate(behind) if tag.is_mark or "preposition" in tag.roles), len(behind))
    near = (clause.tagged.tags[left.end : group.first], behind[:stop])
    return all(any(tag.form.begins_name for tag in words) for words in near)


def is_one_man(clause: Clause, left: Group, right: Group) -> bool:
    """Tell whether two callings are of one man, who is named behind them: مقتل الناشط والصحفي فلان."""
    if right.first != left.end or not right.joined or right.end >= len(clause.tagged.tags):
        return False
    for group in (left, right):
        if group.kind != "single" or not group.definite or group.person is None:
            return False
        if group.person.kind not in ("", "title", "own") or group.person.victim_class != "civilian":
            return False
    nation = clause.tagged.tags[right.end].person
    if nation is not None and nation.kind == "nation" and nation.number == "one":
        return True  # اختفاء الصحفي والكاتب السعودي
    name = right.end + (nation is not None and nation.kind == "nation")
    forms = [tag.form for tag in clause.tagged.tags[name : name + 2]]  # الكاتب والصحفي البارز فلان
    if len(forms) > 1 and not clause.text(name).startswith("ال"):
        forms = forms[:1]
    return any(form.begins_name or form.begins_weak_name for form in forms)


def _is_added(clause: Clause, group: Group) -> bool:
    """Tell whether و, «إضافة إلى», «مع» or a comma joins the group to those before it."""
    before = _first_word(group) - 1
    if group.joined or before < 0:
        return group.joined
    if any(_adds(clause, index, group) for index in range(max(0, before - 1), before + 1)):
        return True
    listed = clause.text(before) == "،" and (group.kind == "counted" or _is_next_name(clause, group))
    if "with" not in clause.roles(before) or listed:
        return group.is_people and listed
    theirs = group.person is not None and group.person.owned
    reach = _WITH_NAME if theirs else 3  # القيادي في اللواء رائد السالم برفقة نجله
    ends = [d.group.end for d in clause.drafts.values() if before - reach <= d.group.end <= before]
    near = any(before - 3 <= end or clause.governed.isdisjoint(range(end, before)) for end in ends)
    return group.is_people and (near or (group.kind == "counted" and not group.weak))


def _first_word(group: Group) -> int:
    """Return where a group begins: at its noun, where the number follows it (المهاجمين الثلاثة)."""
    return group.head if group.anaphoric and group.head is not None else group.first


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
    between = clause.tagged.tags[max(tag.marker_end, index + 1) : _first_word(group)]
    return all(other.roles or other.is_mark for other in between)
