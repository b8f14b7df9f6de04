"""Claims that nouns carry: 5 قتلى، جثامين تسعة مقاتلين، عشرات بين قتيل وجريح. No verb is needed for them."""

from __future__ import annotations

from hasila.claims.clause import Clause, between_killed_and_injured, is_released
from hasila.claims.group import Group
from hasila.claims.lexicon import Person
from hasila.claims.losses import is_left_by
from hasila.claims.tagging import CLOSERS, SOFT_MARKS, Tag

#: Words between who finds and the body (عثرت مفارز الشرطة على جثة).
_FOUND_REACH = 5

#: Words of the name and age of the dead between his body and that it was found (جثة فلان (30 عاما) عثر عليها).
_NAMED_REACH = 10
_ON_IT = frozenset({"عليه", "عليها"})

#: Words of «a whole family of».
_FAMILY_REACH = 4
#: Words from an arrival to those who arrive (وصلت إلى المخيم 90 عائلة).
_ARRIVAL_REACH = 4
#: Words from what left people held or driven out to their number, and from «in addition to».
_LEFT_REACH, _ADDED_REACH = 5, 3


def bodies(clause: Clause) -> None:
    """Claim the people whose bodies are spoken of: جثامين تسعة مقاتلين، جثتي عاملين."""
    for number, group in enumerate(clause.groups):
        first = group.head if group.anaphoric and group.head is not None else group.first
        place = _body_before(clause, first)
        before = clause.tagged.tags[place].person if place is not None else None
        people = group.is_people or (group.kind == "counted" and group.noun == "of")  # جثامين تسعة منهم
        if place is None or before is None or before.counts != "body" or group.joined or not people:
            continue
        if group.person is not None and group.person.kind == "other" and group.kind != "counted":
            continue  # جثتين أخريين
        if clause.tagged.tags[first - 1].form.definite and not group.definite:
            continue  # استقبل الجثمان عدد من الأقارب
        if group.kind != "maybe_dual" or before.number == "two":
            own = group.person.wording if group.person and group.person.outcome == "killed" else None
            clause.claim(number, "killed", "bodies", (place, place + 1), own or before.wording)


def _body_before(clause: Clause, first: int) -> int | None:
    """Return the place of the bodies right before people, or before the family that they are (جثامين عائلة من 6)."""
    for place in range(max(0, first - _FAMILY_REACH), first):
        tag = clause.tagged.tags[place]
        if tag.marker_end == first and "light" in tag.roles and tag.person is not None and tag.person.kind == "group":
            return place - 1 if place else None
    return first - 1 if first else None


def outcome_nouns(clause: Clause) -> None:
    """Claim numbers of nouns that carry the outcome themselves: 5 قتلى، عشرات الجرحى، 40 قتيلا وجريحا."""
    _spend_kinds(clause)
    for number, group in enumerate(clause.groups):
        _claim_by_adjective(clause, number)
        if group.own_outcome is None or group.kind == "maybe_dual" or group.first in clause.spent:
            continue
        if group.kind == "single" and not _stands_alone(clause, group):
            continue
        arrests = group.person is not None and group.person.counts == "event"
        if group.own_outcome in ("captured", "displaced") and not arrests and not _is_taken(clause, group):
            continue
        if is_released(clause, group.first):
            continue
        outcome, end = _with_joined_noun(clause, group)
        rule = "repeated-noun" if group.anaphoric else "outcome-noun"
        rule = "subset" if outcome == "casualties" and _are_of_the_victims(clause, group) else rule
        noun = group.head if group.head is not None else group.end - 1
        clause.claim(number, outcome, rule, (min(noun, end - 1), end), group.own_wording)


def _is_driven_out(clause: Clause, group: Group) -> bool:
    """Tell whether people called displaced are said to arrive, or to be so still (وصول 45 عائلة نازحة)."""
    before = range(max(0, group.first - _ARRIVAL_REACH), group.first)
    return bool(clause.where("still")) or clause.has("arrives", before)


def _are_of_the_victims(clause: Clause, group: Group) -> bool:
    """Tell whether a number is a part of the victims spoken of before (سبعة من الضحايا مهاجرون)."""
    head = group.head if group.own_outcome == "casualties" else None
    return head is not None and clause.tagged.tags[head].form.definite and clause.text(head - 1) == "من"


def _claim_by_adjective(clause: Clause, number: int) -> None:
    """Claim people whom an adjective right behind them gives the outcome: 3 أشخاص مقتولين، 20 عاملا مفقودا."""
    group = clause.groups[number]
    tag = clause.tagged.tags[group.end] if group.end < len(clause.tagged.tags) else None
    found = clause.has("finds", range(max(0, group.first - _FOUND_REACH), group.first))
    if tag is not None and tag.person is not None and _is_harmed_pair(group, tag, tag.person):
        outcome = tag.person.outcome or "casualties"
        clause.claim(number, outcome, "outcome-noun", (group.end, group.end + 1), tag.person.wording)
    if tag is not None and tag.person is not None and _heads_a_tally(clause, group, tag):
        outcome = tag.person.outcome or "casualties"
        clause.claim(number, outcome, "outcome-noun", (group.end, group.end + 1), tag.person.wording)
    if _is_missing_one(group, tag) and not found:
        clause.claim(number, "missing", "outcome-noun", (group.end, group.end + 1), None)
    if group.kind != "counted" or group.person is None or group.own_outcome is not None or tag is None:
        return
    if tag.person is None or tag.form.person_cut or (tag.form.definite and not _are_some_of(clause, group)):
        return
    idiom = any(governor.last == group.end + 1 and governor.first < group.first for governor in clause.real)
    if idiom and tag.person.outcome == "casualties":
        return  # راح 12 عاملا ضحية الحريق
    of_families = group.person.kind == "group" and tag.person.number != "one"  # عدد من أسر شهداء الواجب
    if of_families or (tag.person.kind != "outcome" and tag.person.counts != "state"):
        return
    if tag.person.outcome == "displaced" and not _is_driven_out(clause, group):
        return  # سلال غذائية لمئتي أسرة نازحة
    if (
        tag.person.outcome is not None
        and tag.person.counts in ("person", "state")
        and not is_released(clause, group.first)
    ):
        clause.claim(number, tag.person.outcome, "outcome-noun", (group.end, group.end + 1), tag.person.wording)


def _heads_a_tally(clause: Clause, group: Group, tag: Tag) -> bool:
    """Tell whether one person and what befell him open a line, others or the cause behind (جندي قتيل وثلاثة جرحى)."""
    opens = group.first == 0 or clause.tagged.tags[group.first - 1].is_mark
    if not opens or group.kind != "single" or group.definite or group.joined or group.own_outcome is not None:
        return False
    person = tag.person
    if person is None or person.counts != "person" or person.number != "one" or person.accusative:
        return False
    if person.outcome not in ("killed", "injured") or tag.form.person_cut or tag.form.definite:
        return False
    after = clause.roles(group.end + 1) if group.end + 1 < len(clause.tagged.tags) else frozenset()
    joined = clause.group_at.get(group.end + 1)
    return bool({"by", "violence", "beside"} & after) or (joined is not None and clause.groups[joined].joined)


def _are_some_of(clause: Clause, group: Group) -> bool:
    """Tell whether the people counted are some of those known: سبعة من القادة المحتجزين."""
    head = group.head
    return head is not None and clause.tagged.tags[head].form.definite and clause.text(head - 1) == "من"


def _is_harmed_pair(group: Group, tag: Tag, person: Person) -> bool:
    """Tell whether an adjective in the dual behind two known people says what befell them (الجنديين الجريحين)."""
    if group.kind == "dual" and not group.definite and not tag.form.definite and not tag.form.person_cut:
        return person.outcome is not None and person.number == "two"  # جنديان جريحان
    if group.kind not in ("dual", "maybe_dual") or not group.definite or tag.form.person_cut:
        return False
    harmed = person.outcome is not None and person.counts == "person" and tag.form.definite
    return harmed and (person.number == "two" or (group.kind == "dual" and person.number == "two_or_many"))


def _is_missing_one(group: Group, tag: Tag | None) -> bool:
    """Tell whether the adjective behind one person says missing: الشخص المفقود، موظفة مفقودة."""
    if group.kind != "single" or group.person is None or group.own_outcome is not None or tag is None:
        return False
    adjective = tag.person is not None and tag.person.outcome == "missing" and tag.person.number == "one"
    return adjective and not tag.form.person_cut and tag.form.definite == group.definite


def _spend_kinds(clause: Clause) -> None:
    """Set aside the words of «بين قتيل وجريح»: they say what befell a number, and count nobody."""
    for index in clause.where("preposition"):
        counted = clause.group_at.get(index + 1)
        if counted is not None and clause.groups[counted].kind == "counted":
            continue  # أوقعوا القوة بين 15 قتيلا وجريحا
        if between_killed_and_injured(clause, index):
            clause.spent |= set(range(index, index + 5))


def _is_taken(clause: Clause, group: Group) -> bool:
    """Tell whether a count of prisoners or displaced says that they were taken or driven out, not held or helped."""
    if group.anaphoric:
        return False  # a repeat, or nothing: hasila.claims.echoes
    if group.own_outcome == "displaced" and clause.where("displacing"):
        return True
    before = range(max(0, group.first - 2), group.first)
    if group.own_outcome == "displaced" and (clause.has("arrives", before) or _came_from(clause, group)):
        return True
    carried = any("carrier" in clause.roles(i) and "preposition" not in clause.roles(i) for i in before)
    if carried or clause.has("holds", before) or _are_left(clause, group):
        return True
    joined = group.joined or clause.has("add", range(max(0, group.first - _ADDED_REACH), group.first))
    return joined and any(draft.group.end <= group.first <= draft.group.end + 8 for draft in clause.drafts.values())


def _came_from(clause: Clause, group: Group) -> bool:
    """Tell whether the displaced are said to be from a place (50 ألف نازح من تعز), or to have arrived (نازح وصلوا)."""
    if group.end + 1 >= len(clause.tagged.tags):
        return False
    opens = group.first == 0 or clause.tagged.tags[group.first - 1].is_mark
    from_there = clause.text(group.end) == "من" and clause.tagged.tags[group.end + 1].person is None
    return (opens and from_there) or "arrives" in clause.roles(group.end)


def _are_left(clause: Clause, group: Group) -> bool:
    """Tell whether what happened left people held or driven out: خلفت المظاهرات مئات المعتقلين، أسفرت عن 300 معتقل."""
    before = range(max(0, group.first - _LEFT_REACH), group.first)
    led = "preposition" in clause.roles(group.first - 1) and clause.has("leads", before)
    return group.kind == "counted" and (led or clause.has("leaves", before))


def _with_joined_noun(clause: Clause, group: Group) -> tuple[str, int]:
    """Return the outcome of «قتيلا وجريحا» or «القتلى والجرحى»: killed and injured together are casualties."""
    outcome, end = group.own_outcome or "", group.end
    apart = int(end < len(clause.tagged.tags) and clause.text(end) == "و")  # القتلى و الجرحى
    tag = clause.tagged.tags[end + apart] if end + apart < len(clause.tagged.tags) else None
    if (
        tag is None
        or tag.person is None
        or (tag.person.counts == "event" and not (tag.form.definite and _counts_events(group)))
        or not (tag.joined or apart)
        or group.kind != "counted"
        or tag.person.number == "two"
    ):
        return outcome, end
    if {outcome, tag.person.outcome} != {"killed", "injured"}:
        return outcome, end
    clause.spent.add(end + apart)
    return "casualties", end + apart + 1


def _counts_events(group: Group) -> bool:
    """Tell whether a vague number is of deaths or injuries as events (عدد من الوفيات والإصابات)."""
    return group.imputed and group.person is not None and group.person.counts == "event"


def _stands_alone(clause: Clause, group: Group) -> bool:
    """Tell whether a singular «قتيل» is a victim counted, not a title or an adjective."""
    if group.person is None or group.stop - group.first == 2:
        return True
    if group.definite or group.person.number != "one" or group.person.counts != "person":
        alone = not group.definite and group.end not in clause.group_at
        alone = alone and not any(g.last == group.end + 1 and g.last > g.end for g in clause.real)  # انتشلت جثة هامدة
        return group.person.counts == "body" and alone and _is_found(clause, group.first)
    before = group.first - 1
    if group.person.accusative and group.own_outcome == "missing":
        return False  # لا يزال مفقودا
    if before < 0 or clause.text(before) in CLOSERS or clause.text(before) in SOFT_MARKS:
        return group.own_outcome != "casualties"  # "ضحية" الإهمال
    if "carrier" in clause.roles(before) and before and "relative" in clause.roles(before - 1):
        return False  # الذي ارتقى شهيدا
    if group.person.accusative and _is_said_of_next(clause, group):
        return False  # ارتقى شهيدا الشاب فلان
    if "carrier" in clause.roles(before):
        return not _falls_victim(clause, group)
    if group.person.outcome == "killed" and is_left_by(clause, group):
        return True
    if group.joined and not any(clause.text(i) == "بين" for i in range(max(0, group.first - 4), group.first)):
        return any(group.first - 6 <= draft.group.end <= group.first for draft in clause.drafts.values())
    return False


def _is_said_of_next(clause: Clause, group: Group) -> bool:
    """Tell whether an accusative behind a verb is said of somebody known right behind it (ارتقى شهيدا الشاب فلان)."""
    number = clause.group_at.get(group.end)
    if number is None or group.first - 1 not in clause.governor_at:
        return False
    after = clause.groups[number]
    return after.kind in ("single", "named") and after.definite and not after.joined


def _is_found(clause: Clause, first: int) -> bool:
    """Tell whether a body is found or brought in: العثور على جثة متفحمة، جثة فلان عثر عليها."""
    if "carrier" in clause.roles(max(0, first - 1)):
        return True
    near = range(max(0, first - _FOUND_REACH), first)
    if clause.has("finds", near) and clause.text(first - 1) not in CLOSERS:
        return True
    behind = range(first + 2, min(first + _NAMED_REACH, len(clause.tagged.tags) - 1))
    return any(i in behind and clause.text(i + 1) in _ON_IT for i in clause.where("finds"))


def _falls_victim(clause: Clause, group: Group) -> bool:
    """Tell whether somebody fell victim to something (سقط ضحية الإهمال): no victim is counted."""
    number = clause.governor_at.get(group.first - 1)
    return group.own_outcome == "casualties" and number is not None and clause.governors[number].is_verb
