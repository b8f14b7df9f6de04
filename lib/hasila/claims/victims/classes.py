"""The class of each group of victims of a sentence: by its own words, by what is said around it, by the others.

What the words themselves give is read in :mod:`hasila.claims.victims.described`, what is taken from the others of the
sentence in :mod:`hasila.claims.victims.inherited`. Where two kinds could be meant the class stays unknown.
"""

from __future__ import annotations

from hasila.arabic import normalise
from hasila.claims.clause import Clause, Draft
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.tagging import CLOSERS
from hasila.claims.victims.cues import class_in, cue_at, cue_of
from hasila.claims.victims.described import victim_class
from hasila.claims.victims.inherited import (
    is_by_others,
    of_fighters,
    of_its_parts,
    of_next,
    of_relatives,
    taken_over,
    wounded_beside,
)
from hasila.claims.victims.serving import of_owner
from hasila.claims.victims.surroundings import (
    are_mostly_civilians,
    fell_fighting,
    fell_in_battle,
    is_a_child_by_age,
    is_aboard_of_force,
)

Span = tuple[int, int]
#: Words between «number of» and the figure.
_COUNT_REACH = 14
_WORK_REACH = 14
#: Words between who inflicts or has losses and how many, and between the word losses and how many.
_INFLICTED, _LOST, _LOSSES = 4, 6, 12
#: «Of» and «among», behind which it stands of whom the dead are.
_AMONG = ("من", "بين")
#: Words between «behind them» and the bodies left there.
_LEFT = 4
#: A force stands at most so many words before its verb of loss.
_FORCE = 4


def classes_of(clause: Clause, drafts: list[Draft], spans: list[Span | None], lexicon: ClaimLexicon) -> list[str]:
    """Return the class of each draft of a sentence, in order."""
    classes: list[str] = []
    for number, (draft, span) in enumerate(zip(drafts, spans, strict=True)):
        others = frozenset(other.group.first for other in drafts if other is not draft)
        own = victim_class(clause.tagged, draft.group, span, lexicon, others)
        if own == "unknown":
            own = _of_the_sentence(clause, draft, lexicon)
        if own in ("unknown", "civilian") and fell_fighting(clause, draft, lexicon):
            own = "combatant"
        if own == "unknown" and classes:
            own = wounded_beside(clause, drafts, classes, number, lexicon) or taken_over(
                clause, drafts, classes, number, lexicon
            )
        classes.append(own)
    classes = [of_fighters(clause, drafts, classes, number, lexicon) for number in range(len(drafts))]
    classes = [of_its_parts(clause, drafts, classes, number) for number in range(len(drafts))]
    classes = [of_relatives(clause, drafts, classes, number) for number in range(len(drafts))]
    return [of_next(clause, drafts, classes, number) for number in range(len(drafts))]


# ---------------------------------------------------------------- said of the victims themselves
def _of_the_sentence(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> str:
    """Return the class that is told around the victims where their own words tell none."""
    own = _of_them(clause, draft, lexicon) or _of_those_counted(clause, draft, lexicon)
    if own == "unknown" and _word_behind(clause, draft) in lexicon.context["count"]:
        own = class_in(clause.tagged, _noun_behind(clause, draft), lexicon)
    if own == "unknown" and draft.group.person is not None and draft.group.person.kind == "oneof":
        own = _of_one_of(clause, draft, lexicon)
    if own != "unknown":
        return own
    if _is_inflicted(clause, draft, lexicon) or _is_lost(clause, draft, lexicon):
        return "combatant"
    if is_aboard_of_force(clause, draft, lexicon) or fell_in_battle(clause, draft, lexicon):
        return "combatant"
    if are_mostly_civilians(clause, draft, lexicon):
        return "mixed"
    at_work = _is_at_work(clause, draft, lexicon) or _is_family(clause, draft, lexicon)
    return "civilian" if at_work or is_a_child_by_age(clause, draft, lexicon) else "unknown"


def _of_them(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> str | None:
    """Return the class of those meant by «of them» («وقتل ثمانية منهم»): the last people or force named before."""
    group, tags = draft.group, clause.tagged.tags
    near = [tag.word.text for tag in tags[group.stop - 1 : group.stop + 1]]
    pronoun = group.person is not None and group.person.kind == "pronoun"
    of_two = pronoun and clause.text(group.first).endswith("هما")
    if draft.rule == "subset" or not ({"منهم", "منهن"} & set(near) or pronoun):
        return None
    for index in range(draft.trigger[0] - 1, -1, -1):
        person = tags[index].person
        if is_by_others(clause, index):
            continue
        several = ("two_or_many", "two") if of_two else ("many", "two_or_many", *(("two",) if pronoun else ()))
        if person is not None and person.number in several and person.kind != "outcome":
            return person.victim_class
        if not of_two and cue_of(tags[index].word.text, lexicon) == "combatant":
            return "combatant"
    return None


def _of_those_counted(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> str:
    """Return the class of the noun that is counted: «عدد المدنيين الذين قتلوا 491», «عدد قتلى التنظيم»."""
    first, counts = draft.group.first, lexicon.context["count"]
    for index in range(first - 1, max(-1, first - 1 - _COUNT_REACH), -1):
        if clause.text(index) in CLOSERS:
            break
        if clause.text(index).removeprefix("و") not in counts or index + 1 >= first:
            continue
        person = clause.tagged.tags[index + 1].person
        if person is not None and person.victim_class != "unknown":
            return person.victim_class
        break
    if draft.rule != "stated-count":
        return "unknown"
    noun = draft.trigger[1]
    if draft.trigger[0] and "relative" in clause.roles(draft.trigger[0] - 1):
        return "unknown"  # «عدد الذين خطفهم التنظيم»: the noun behind the verb took them
    owner = next((of_owner(clause.tagged, n, lexicon) for n in range(*draft.trigger) if _are_its_dead(clause, n)), None)
    if owner:
        return owner
    stop = next((n for n in range(noun, len(clause.tagged.tags)) if _ends_noun(clause, n)), len(clause.tagged.tags))
    return class_in(clause.tagged, (noun, min(stop, noun + 3)), lexicon)


def _word_behind(clause: Clause, draft: Draft) -> str:
    tags = clause.tagged.tags
    return tags[draft.group.end].word.text if draft.group.end < len(tags) else ""


def _noun_behind(clause: Clause, draft: Draft) -> Span:
    """Return the words counted behind their number («ليرتفع إلى ستة عدد الصحافيين الذين قتلوا»), at most two."""
    at = min(draft.group.end + 1, len(clause.tagged.tags))
    return at, min(at + 2, len(clause.tagged.tags))


def _of_one_of(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> str:
    """Return the class of those whom «one of» leaves unnamed as people («أحد مرتبات الدورية»)."""
    told = draft.group.end < len(clause.tagged.tags)
    return (cue_at(clause.tagged, draft.group.end, lexicon) if told else None) or "unknown"


def _are_its_dead(clause: Clause, index: int) -> bool:
    """Tell whether the word is the dead or wounded of somebody («عدد قتلاه»); the victims of a deed are not its own."""
    person = clause.tagged.tags[index].person
    return person is not None and person.owned and person.outcome in ("killed", "injured")


def _ends_noun(clause: Clause, index: int) -> bool:
    """Tell whether a word begins the circumstances of a count, after whose dead they are."""
    roles = clause.roles(index)
    return bool(roles & {"preposition", "by", "barrier"}) and clause.text(index) not in _AMONG


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
    return any(clause.text(index) in lexicon.context["inflicts"] for index in range(max(0, first - _INFLICTED), first))


def _is_lost(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether a force is said to have lost them («خسرت القوات تسعة», «منيت الميليشيا بخسائر بشرية … تسعة»)."""
    first = draft.group.first
    if _is_left_behind(clause, draft, lexicon) or _we_lost(clause, draft, lexicon):
        return True
    losses = next(
        (n for n in range(max(0, first - _LOSSES), first) if clause.text(n) in lexicon.context["losses"]), None
    )
    near = max(0, first - _LOST) if losses is None else max(0, losses - _LOST)
    lost = next((n for n in range(near, first) if _plays(clause, n, "loses", lexicon)), None)
    if lost is not None and draft.outcome == "captured" and lost < draft.trigger[0] < first:
        return False  # «تلقى مدير الأمن إخطارا بضبط تسعين شخصا»
    return lost is not None and any(
        cue_at(clause.tagged, index, lexicon) == "combatant" for index in range(max(0, lost - _FORCE), first)
    )


def _is_left_behind(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether fighters named before left the bodies where they fled («تركوا وراءهم سبع جثث»)."""
    first = draft.group.first
    behind = next(
        (n for n in range(first - 1, max(0, first - _LEFT), -1) if clause.text(n) in lexicon.context["left_behind"]), 0
    )
    return (
        behind > 0
        and _plays(clause, behind - 1, "leaves", lexicon)
        and any(cue_at(clause.tagged, index, lexicon) == "combatant" for index in range(behind - 1))
    )


def _we_lost(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether a man in arms, named before, says that «we» gave them («قال قائد اللواء إننا قدمنا شهيدين»)."""
    first = draft.group.first
    lost = next((n for n in range(max(0, first - 2), first) if _plays(clause, n, "we_lose", lexicon)), 0)
    return any(cue_at(clause.tagged, index, lexicon) == "combatant" for index in range(lost))


def _plays(clause: Clause, index: int, role: str, lexicon: ClaimLexicon) -> bool:
    """Tell whether a word plays a role around the victims, «and» before it or not."""
    text = clause.text(index)
    return text in lexicon.context[role] or (text[0] == "و" and text[1:] in lexicon.context[role])


def _is_family(clause: Clause, draft: Draft, lexicon: ClaimLexicon) -> bool:
    """Tell whether members of a whole family are counted («عائلة مؤلفة من أربعة أفراد»)."""
    before = [clause.text(index) for index in range(max(0, draft.group.first - 6), draft.group.first)]
    made_of = before[-1:] == ["من"] or any(word in lexicon.context["made_of"] for word in before)
    return made_of and any(word in lexicon.context["family"] for word in before)
