"""The class of each group of victims of a sentence, where its own words do not tell: from the others of the sentence.

«آخرين» and bare numbers are of the kind of the victims before them, a whole of the kinds of its parts, a brother of the
kind of those he is named with. Where two kinds could be meant the class stays unknown.
"""

from __future__ import annotations

from hasila.arabic import normalise
from hasila.claims.clause import Clause, Draft
from hasila.claims.lexicon import ClaimLexicon, Person
from hasila.claims.tagging import CLOSERS
from hasila.claims.victims import class_in, cue_of, victim_class

Span = tuple[int, int]
#: Words between «number of» and the figure.
_COUNT_REACH = 14
_LIST_REACH, _WORK_REACH = 16, 14
_KIN = ("kin", "kinonly")
#: Words between the dead and the wounded beside them, and between who inflicts or has losses and how many.
_BESIDE, _INFLICTED, _LOST = 3, 4, 6
#: A force stands at most so many words before its verb of loss.
_FORCE = 4
#: What stands between a small number and those it counts, one by one.
_OPENERS, _FEW = frozenset("،,:("), 4


def classes_of(clause: Clause, drafts: list[Draft], spans: list[Span | None], lexicon: ClaimLexicon) -> list[str]:
    """Return the class of each draft of a sentence, in order."""
    classes: list[str] = []
    for number, (draft, span) in enumerate(zip(drafts, spans, strict=True)):
        own = victim_class(clause.tagged, draft.group, span, lexicon)
        if own == "unknown":
            own = _of_them(clause, draft, lexicon) or _of_those_counted(clause, draft, lexicon)
        if own == "unknown" and _is_inflicted(clause, draft, lexicon):
            own = "combatant"
        if own == "unknown" and (_is_at_work(clause, draft, lexicon) or _is_family(clause, draft, lexicon)):
            own = "civilian"
        if own == "unknown" and classes:
            own = _wounded_beside(clause, drafts, classes, number) or _taken_over(
                clause, drafts, classes, number, lexicon
            )
        classes.append(own)
    classes = [_of_its_parts(clause, drafts, classes, number) for number in range(len(drafts))]
    classes = [_of_relatives(clause, drafts, classes, number) for number in range(len(drafts))]
    return [_of_next(clause, drafts, classes, number) for number in range(len(drafts))]


# ---------------------------------------------------------------- said of the victims themselves
def _of_them(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> str | None:
    """Return the class of those meant by «of them» («وقتل ثمانية منهم»): the last people or force named before."""
    group, tags = draft.group, clause.tagged.tags
    near = [tag.word.text for tag in tags[group.stop - 1 : group.stop + 1]]
    pronoun = group.person is not None and group.person.kind == "pronoun"
    if draft.rule == "subset" or not ({"منهم", "منهن"} & set(near) or pronoun):
        return None
    for index in range(draft.trigger[0] - 1, -1, -1):
        person = tags[index].person
        if _is_by_others(clause, index):
            continue
        several = ("many", "two_or_many", "two") if pronoun else ("many", "two_or_many")
        if person is not None and person.number in several and person.kind != "outcome":
            return person.victim_class
        if cue_of(tags[index].word.text, lexicon) == "combatant":
            return "combatant"
    return None


def _is_by_others(clause: Clause, index: int) -> bool:
    """Tell whether the word names who did the harm, not who suffered it («برصاص الجيش»)."""
    return any("by" in clause.roles(place) for place in range(max(0, index - 2), index))


def _of_those_counted(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> str:
    """Return the class of the noun that is counted: «عدد المدنيين الذين قتلوا 491», «عدد قتلى التنظيم»."""
    first, counts = draft.group.first, lexicon.context["count"]
    for index in range(first - 1, max(-1, first - 1 - _COUNT_REACH), -1):
        if clause.text(index) in CLOSERS:
            break
        if clause.text(index).lstrip("و") not in counts or index + 1 >= first:
            continue
        person = clause.tagged.tags[index + 1].person
        if person is not None and person.victim_class != "unknown":
            return person.victim_class
        break
    if draft.rule != "stated-count":
        return "unknown"
    noun = draft.trigger[1]
    stop = next((n for n in range(noun, len(clause.tagged.tags)) if _ends_noun(clause, n)), len(clause.tagged.tags))
    return class_in(clause.tagged, (noun, min(stop, noun + 3)), lexicon)


def _ends_noun(clause: Clause, index: int) -> bool:
    """Tell whether a word begins the circumstances of a count, after whose dead they are."""
    roles = clause.roles(index)
    return bool(roles & {"preposition", "by", "barrier"}) and clause.text(index) != "من"


def _is_at_work(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether a man, youth or person was hit at work in the fields or the like («أثناء عمله في رعي الأغنام»)."""
    person = draft.group.person
    if person is None or normalise(person.lemma) not in lexicon.context["at_work_who"]:
        return False
    for index in range(draft.group.end, min(len(clause.tagged.tags), draft.group.end + _WORK_REACH)):
        if clause.text(index) in CLOSERS or clause.tagged.tags[index].form.triggers:
            return False
        if clause.text(index) in lexicon.context["at_work"]:
            return True
    return False


def _is_inflicted(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether the losses are those of a side that fights («كبدتها نحو سبعين قتيلا»)."""
    first = draft.group.first
    words = [clause.text(index) for index in range(max(0, first - _LOST), first)]
    if any(word in lexicon.context["inflicts"] for word in words[-_INFLICTED:]):
        return True
    lost = next((n for n in range(max(0, first - _LOST), first) if clause.text(n) in lexicon.context["loses"]), None)
    return lost is not None and any(
        cue_of(clause.text(index), lexicon) == "combatant" for index in range(max(0, lost - _FORCE), first)
    )


def _is_family(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether members of a whole family are counted («عائلة مؤلفة من أربعة أفراد»)."""
    before = [clause.text(index) for index in range(max(0, draft.group.first - 6), draft.group.first)]
    made_of = any(word in lexicon.context["made_of"] for word in before)
    return made_of and any(word in lexicon.context["family"] for word in before)


# ---------------------------------------------------------------- taken over
def _wounded_beside(clause: Clause, drafts: list[Draft], classes: list[str], number: int) -> str | None:
    """Return the class of the dead right before the wounded («168 شهيدا من المدنيين و451 جريحا»)."""
    group, before = drafts[number].group, drafts[number - 1].group
    if group.own_outcome is None or before.own_outcome is None or classes[number - 1] == "unknown":
        return None
    between = clause.tagged.tags[before.end : group.first]
    near = len(between) <= _BESIDE and group.first >= before.end
    return classes[number - 1] if near and not any(tag.is_mark or tag.form.triggers for tag in between) else None


def _taken_over(clause: Clause, drafts: list[Draft], classes: list[str], number: int, lexicon: ClaimLexicon) -> str:
    """Return the class of the victims before, for who is only «others», a bare number or a part."""
    group, person = drafts[number].group, drafts[number].group.person
    part = is_part(clause, drafts, number)
    subset = drafts[number].rule == "subset"
    fellow = person is not None and normalise(person.lemma) in lexicon.context["fellow"]
    another = person is not None and person.kind in ("other", "nth")
    if not (subset or fellow or another or group.noun in ("none", "of")):
        return _of_its_total(drafts, classes, number)
    if draft_counts_dead(drafts[number]) or (not subset and _is_of_people(clause, drafts[number])):
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


def draft_counts_dead(draft: Draft) -> bool:
    """Tell whether the figure is of a stated count, whose noun is its own («ارتفع عدد الشهداء إلى 9»)."""
    return draft.rule == "stated-count" and draft.group.noun == "none"


def _is_of_people(clause: Clause, draft: Draft) -> bool:
    """Tell whether a bare number has its people a little further on («وواحد على الأقل من كبار المسؤولين»)."""
    tags, end = clause.tagged.tags, draft.group.end
    for index in range(end, min(len(tags) - 2, end + 4)):
        if tags[index].word.text == "من":
            return any(tag.person is not None for tag in tags[index + 1 : index + 3])
        if tags[index].is_mark or tags[index].form.triggers:
            return False
    return False


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
def _of_its_parts(clause: Clause, drafts: list[Draft], classes: list[str], number: int) -> str:
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
    return own


def _kinds_one_by_one(clause: Clause, start: int, low: int | None) -> set[str]:
    """Return the kinds of those named one by one behind their number («شخصان، شرطي ومتظاهر»), if all are."""
    tags = clause.tagged.tags
    if start >= len(tags) or tags[start].word.text not in _OPENERS or not low or low > _FEW:
        return set()
    people: list[str] = []
    for index in range(start + 1, min(len(tags), start + 1 + 2 * low)):
        person = tags[index].person
        if person is None or person.number != "one" or (people and not tags[index].joined):
            break
        people.append(person.victim_class)
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


def _of_relatives(clause: Clause, drafts: list[Draft], classes: list[str], number: int) -> str:
    """Return civilian for a brother beside a civilian, and for a man beside his wife, mother or child."""
    person = drafts[number].group.person
    if classes[number] != "unknown" or person is None:
        return classes[number]
    others = [n for n in range(len(drafts)) if abs(n - number) == 1 and classes[n] == "civilian"]
    if person.kind in _KIN:
        return "civilian" if others or (person.owned and _is_of_civilian(clause, drafts[number])) else "unknown"
    after = [n for n in others if n > number and drafts[n].rule == "coordination"]
    owned = any(p is not None and p.kind in _KIN and p.owned for n in after if (p := drafts[n].group.person))
    return "civilian" if owned and drafts[number].group.kind == "single" else "unknown"


def _is_of_civilian(clause: Clause, draft: Draft) -> bool:
    """Tell whether the person named last before a relative, whose he is, is a civilian («المواطن فلان … نجلاه»)."""
    first = draft.group.first
    for index in range(first - 1, max(-1, first - 1 - _COUNT_REACH), -1):
        person = clause.tagged.tags[index].person
        if person is not None and person.number == "one" and person.victim_class != "unknown":
            return person.victim_class == "civilian" and not _is_by_others(clause, index)
    return False


def _of_next(clause: Clause, drafts: list[Draft], classes: list[str], number: int) -> str:
    """Return the class that dead share with the wounded right behind them («قتيلان وأربعة جرحى من قوات كذا»)."""
    group = drafts[number].group
    if classes[number] != "unknown" or group.own_outcome is None or number + 1 >= len(drafts):
        return classes[number]
    after, tags = drafts[number + 1].group, clause.tagged.tags
    near = 0 <= after.first - group.end <= 2 and not any(tag.is_mark for tag in tags[group.end : after.first])
    behind = tags[after.stop : after.end + 2]
    told = any(tag.word.text == "من" or "ranks" in tag.roles for tag in behind)
    return classes[number + 1] if near and told else "unknown"
