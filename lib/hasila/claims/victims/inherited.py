"""The class that victims take from the others of their sentence: those before them, their parts, their relatives.

«آخرين» and bare numbers are of the kind of the victims before them, a whole of the kinds of its parts, a brother of the
kind of those he is named with. Where two kinds could be meant nothing is taken over.
"""

from __future__ import annotations

from hasila.arabic import normalise
from hasila.claims.clause import Clause, Draft
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon, Person
from hasila.claims.tagging import CLOSERS
from hasila.claims.victims.cues import is_woman_hurt

#: Words between a relative and whose he is, and in a list of parts.
_KIN_REACH, _LIST_REACH = 14, 16
_KIN = ("kin", "kinonly")
#: Words between the dead and the wounded beside them.
_BESIDE = 3
#: What stands between a small number and those it counts, one by one.
_OPENERS, _FEW = frozenset("،,:("), 4


# ---------------------------------------------------------------- taken over
def wounded_beside(
    clause: Clause, drafts: list[Draft], classes: list[str], number: int, lexicon: ClaimLexicon
) -> str | None:
    """Return the class of the dead right before the wounded («168 شهيدا من المدنيين و451 جريحا»)."""
    group, before = drafts[number].group, drafts[number - 1].group
    if group.own_outcome is None or before.own_outcome is None or classes[number - 1] == "unknown":
        return None
    if is_woman_hurt(before.person, lexicon) and not is_woman_hurt(group.person, lexicon):
        return None  # a woman among men of unknown kind
    between = clause.tagged.tags[before.end : group.first]
    near = len(between) <= _BESIDE and group.first >= before.end
    return classes[number - 1] if near and not any(tag.is_mark or tag.form.triggers for tag in between) else None


def taken_over(clause: Clause, drafts: list[Draft], classes: list[str], number: int, lexicon: ClaimLexicon) -> str:
    """Return the class of the victims before, for who is only «others», a bare number or a part."""
    group, person = drafts[number].group, drafts[number].group.person
    part = is_part(clause, drafts, number) or _is_opened(clause, group)
    subset = drafts[number].rule == "subset"
    fellow = _is_fellow(clause, drafts[number], lexicon)
    if _is_taken_with(drafts, classes, number):
        return "combatant"
    another = person is not None and person.kind in ("other", "nth")
    if not (subset or fellow or another or group.noun in ("none", "of")):
        counted = part and group.own_outcome is not None
        return _of_its_whole(clause, drafts, classes, number) if counted else _of_its_total(drafts, classes, number)
    if draft_counts_dead(drafts[number]) and _is_next_count(clause, drafts, number):
        return classes[number - 1]
    if draft_counts_dead(drafts[number]) or (not subset and not fellow and _is_of_people(clause, drafts[number])):
        return "unknown"
    before = [n for n in range(number) if part or not is_part(clause, drafts, n)]
    if not before:
        return "unknown"
    last = before[-1]
    if not part and _are_others(group.person) and _is_woman(drafts[last].group.person, lexicon):
        return "unknown"
    if not part and _are_of_two_kinds(drafts, classes, before):
        return "unknown"
    return classes[last]


def _is_fellow(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether victims are fellows of those before, or one of them is («زميله», «أحد رفاقهم»)."""
    person, head = draft.group.person, draft.group.head if draft.group.head is not None else draft.group.first
    if person is not None and person.kind == "oneof" and head + 1 < len(clause.tagged.tags):
        person = clause.tagged.tags[head + 1].person
    return person is not None and normalise(person.lemma) in lexicon.context["fellow"]


def draft_counts_dead(draft: Draft) -> bool:
    """Tell whether the figure is of a stated count, whose noun is its own («ارتفع عدد الشهداء إلى 9»)."""
    return draft.rule == "stated-count" and draft.group.noun == "none"


def _is_taken_with(drafts: list[Draft], classes: list[str], number: int) -> bool:
    """Tell whether dead or wounded are captured where fighters were killed just before («وأسروا ثلاثة جرحى»)."""
    before, draft = drafts[number - 1], drafts[number]
    fought = before.outcome == "killed" and classes[number - 1] == "combatant"
    return fought and draft.outcome == "captured" and draft.group.own_outcome in ("killed", "injured")


def _is_next_count(clause: Clause, drafts: list[Draft], number: int) -> bool:
    """Tell whether the wounded are counted right after the dead («عدد القتلى 84 وعدد الجرحى 310»), or these after."""
    before, draft = drafts[number - 1], drafts[number]
    between = clause.tagged.tags[before.group.end : draft.trigger[0]]
    counted = before.rule == "stated-count" and {before.outcome, draft.outcome} == {"killed", "injured"}
    return counted and len(between) <= _BESIDE and not any(tag.form.triggers for tag in between[:-1])


def _is_of_people(clause: Clause, draft: Draft) -> bool:
    """Tell whether a bare number has its people a little further on («وواحد على الأقل من كبار المسؤولين»)."""
    tags, first = clause.tagged.tags, draft.group.stop
    for index in range(first, min(len(tags) - 2, first + 5)):
        if "subset" in tags[index].roles:
            return False
        if tags[index].word.text == "من":
            return any(tag.person is not None for tag in tags[index + 1 : index + 3])
        if tags[index].is_mark or tags[index].form.triggers or (index > first and tags[index].word.text[0] == "و"):
            return False
    return False


def _is_opened(clause: Clause, group: Group) -> bool:
    """Tell whether «of them» stands right before the dead or wounded («940 مدنيا، منهم 210 قتلى»)."""
    return group.own_outcome is not None and group.first > 0 and "subset" in clause.roles(group.first - 1)


def _of_its_whole(clause: Clause, drafts: list[Draft], classes: list[str], number: int) -> str:
    """Return the class of the whole that a part belongs to («80 مدنيا، منهم 12 قتيلا»), where it is of one kind."""
    whole = whole_of(clause, drafts, number)
    return "unknown" if whole is None or classes[whole] == "mixed" else classes[whole]


def _of_its_total(drafts: list[Draft], classes: list[str], number: int) -> str:
    """Return the class of the total that dead and wounded make up («1091 مدنيا: 335 قتيلا و756 جريحا»)."""
    for total in range(max(0, number - 2), number):
        lows = [draft.group.low or 0 for draft in drafts[total + 1 : total + 3]]
        if drafts[total].outcome == "casualties" and len(lows) == 2 and sum(lows) == drafts[total].group.low:
            return classes[total]
    return "unknown"


def _are_others(person: Person | None) -> bool:
    return person is not None and person.kind == "other" and person.number in ("many", "two_or_many")


def _is_woman(person: Person | None, lexicon: ClaimLexicon) -> bool:
    return person is not None and normalise(person.lemma) in lexicon.context["woman"]


def _are_of_two_kinds(drafts: list[Draft], classes: list[str], before: list[int]) -> bool:
    """Tell whether those just before are civilians and fighters in one list (سبعة جنود وثلاثة مدنيين)."""
    if len(before) < 2 or drafts[before[-1]].rule != "coordination":
        return False
    return {classes[before[-1]], classes[before[-2]]} == {"civilian", "combatant"}


def is_part(clause: Clause, drafts: list[Draft], number: int) -> bool:
    """Tell whether a draft is a part of another, or joined to one («بينهم امرأة وطفل»)."""
    draft = drafts[number]
    if draft.rule == "subset":
        return True
    if draft.rule not in ("coordination", "named-victim") or draft.parent is None:
        return False
    parent = clause.groups[draft.parent]
    openers = [n for n in range(parent.end, draft.group.first) if "subset" in clause.roles(n)]
    if openers and not any(n in clause.governed for n in range(openers[-1], draft.group.first)):
        return True
    return any(is_part(clause, drafts, n) for n in range(number) if drafts[n].group is parent)


def whole_of(clause: Clause, drafts: list[Draft], number: int) -> int | None:
    """Return the draft that a part belongs to: the nearest before it that is no part itself."""
    return next((n for n in range(number - 1, -1, -1) if not is_part(clause, drafts, n)), None)


# ---------------------------------------------------------------- wholes and relatives
def of_fighters(clause: Clause, drafts: list[Draft], classes: list[str], number: int, lexicon: ClaimLexicon) -> str:
    """Return combatant for women and children among those whom a noun calls fighters («عناصر بينهم ثلاثة أطفال»)."""
    person = drafts[number].group.person
    if classes[number] != "civilian" or person is None or not is_part(clause, drafts, number):
        return classes[number]
    whole = whole_of(clause, drafts, number)
    noun = drafts[whole].group.person if whole is not None else None
    fights = whole is not None and classes[whole] == "combatant" and noun is not None
    by_age = normalise(person.lemma) in lexicon.context["by_age"]
    return "combatant" if fights and by_age and noun is not None and noun.victim_class == "combatant" else "civilian"


def of_its_parts(clause: Clause, drafts: list[Draft], classes: list[str], number: int) -> str:
    """Return the class of a whole that its parts tell: all civilians, or civilians and fighters."""
    own, group = classes[number], drafts[number].group
    parts = [
        n
        for n in range(number + 1, len(drafts))
        if is_part(clause, drafts, n) and whole_of(clause, drafts, n) == number
    ]
    if is_part(clause, drafts, number):
        return own
    civilians = sum(drafts[n].group.low or 0 for n in parts if classes[n] == "civilian")
    if own == "unknown" and group.low and civilians >= group.low:
        return "civilian"
    listed = _kinds_one_by_one(clause, group.end, group.low)
    if own == "unknown" and listed and "unknown" not in listed:
        return listed.pop() if len(listed) == 1 else "mixed"
    kinds = {classes[n] for n in parts} | _kinds_among(clause, group.end)
    if own == "unknown" and {"civilian", "combatant"} <= kinds:
        return "mixed"
    general = group.person is not None and (group.person.kind == "other" or group.person.victim_class == "unknown")
    if own == "combatant" and civilians and general:
        return "mixed"
    named = [n for n in parts if drafts[n].rule == "subset" and classes[n] == "combatant"]
    if own == "civilian" and named and _have_a_role(group.person):
        return "mixed"
    return own


def _have_a_role(person: Person | None) -> bool:
    """Tell whether the noun of a whole is a role that people in arms may have too («مصلين»), not «civilians»."""
    return person is not None and person.victim_class == "civilian" and person.kind != "plain"


def _kinds_one_by_one(clause: Clause, start: int, low: int | None) -> set[str]:
    """Return the kinds of those named one by one behind their number («شخصان، شرطي ومتظاهر»), if all are."""
    tags = clause.tagged.tags
    if start >= len(tags) or tags[start].word.text not in _OPENERS or not low or low > _FEW:
        return set()
    people: list[str] = []
    for index in range(start + 1, min(len(tags), start + 1 + 2 * low)):
        person = tags[index].person
        if person is None or person.number == "many" or (people and not tags[index].joined):
            break
        people += [person.victim_class] * (1 if person.number == "one" else 2)
    return set(people) if len(people) == low else set()


def _ends_list(roles: frozenset[str], text: str) -> bool:
    return bool(roles & {"by", "barrier", "preposition"}) and text != "من" and "subset" not in roles


def _kinds_among(clause: Clause, start: int) -> set[str]:
    """Return the kinds of the people in a list of parts, with a number or not («بينهم نساء وأطفال وجندي»)."""
    tags, kinds, opened = clause.tagged.tags, set(), False
    for index in range(start, min(len(tags), start + _LIST_REACH)):
        tag = tags[index]
        again = opened and tag.word.text in ("ان", "وان")
        if tag.word.text in CLOSERS or tag.form.triggers or again or (opened and _ends_list(tag.roles, tag.word.text)):
            break
        opened = opened or "subset" in tag.roles
        if opened and tag.person is not None:
            kinds.add(tag.person.victim_class)
    return kinds


def of_relatives(clause: Clause, drafts: list[Draft], classes: list[str], number: int) -> str:
    """Return civilian for a brother beside a civilian, and for a man beside his wife, mother or child."""
    person = drafts[number].group.person
    if person is not None and _serves_one_before(drafts, classes, number):
        return "civilian"
    if classes[number] != "unknown" or person is None:
        return classes[number]
    others = [n for n in range(len(drafts)) if abs(n - number) == 1 and classes[n] == "civilian"]
    if person.kind in _KIN:
        return "civilian" if others or (person.owned and _is_of_civilian(clause, drafts[number])) else "unknown"
    after = [n for n in others if n > number and drafts[n].rule == "coordination"]
    owned = any(p is not None and p.kind in _KIN and p.owned for n in after if (p := drafts[n].group.person))
    return "civilian" if owned and drafts[number].group.kind == "single" else "unknown"


def _serves_one_before(drafts: list[Draft], classes: list[str], number: int) -> bool:
    """Tell whether an aide or companion is that of the civilian named just before («السائق ومرافقه»)."""
    person = drafts[number].group.person
    if person is None or not person.owned or person.number == "many" or person.kind not in _KIN:
        return False
    return person.victim_class == "combatant" and number > 0 and classes[number - 1] == "civilian"


def _is_of_civilian(clause: Clause, draft: Draft) -> bool:
    """Tell whether the person named last before a relative, whose he is, is a civilian («المواطن فلان … نجلاه»)."""
    first = draft.group.first
    for index in range(first - 1, max(-1, first - 1 - _KIN_REACH), -1):
        person = clause.tagged.tags[index].person
        if person is not None and person.number == "one" and person.victim_class != "unknown":
            return person.victim_class == "civilian" and not is_by_others(clause, index)
    return False


def of_next(clause: Clause, drafts: list[Draft], classes: list[str], number: int) -> str:
    """Return the class that dead share with the wounded right behind them («قتيلان وأربعة جرحى من قوات كذا»).

    So do bare numbers of one side («مقتل تسعة وجرح خمسة من المتطرفين»).
    """
    group = drafts[number].group
    bare = group.noun == "none" and drafts[number].rule == "masdar-object"
    if classes[number] != "unknown" or not (group.own_outcome or bare) or number + 1 >= len(drafts):
        return classes[number]
    after, tags = drafts[number + 1].group, clause.tagged.tags
    near = 0 <= after.first - group.end <= 2 and not any(tag.is_mark for tag in tags[group.end : after.first])
    behind = tags[after.stop : after.end + 2]
    told = any(tag.word.text == "من" or "ranks" in tag.roles for tag in behind)
    return classes[number + 1] if near and told else "unknown"


def is_by_others(clause: Clause, index: int) -> bool:
    """Tell whether the word names who did the harm, not who suffered it («برصاص الجيش»)."""
    return clause.has("by", range(max(0, index - 2), index))
