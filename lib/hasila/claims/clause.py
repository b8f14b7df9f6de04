"""What the rules of claims look at and make: a sentence with its groups and governors, and drafts of claims."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field, replace

from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.tagging import Tagged, before_marks
from hasila.claims.topics import Topics

#: What may befall people before they are killed, and is a claim of its own.
TAKEN = ("captured", "missing")
_OPENS_CLAUSE = frozenset({"complement", "as_for", "had_been"})


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
    #: What befell people who have a draft already, beside that: taken, then killed.
    later: list[Draft] = field(default_factory=list)
    spent: set[int] = field(default_factory=set)
    #: Rules that make no claims: to see what each contributes.
    without: frozenset[str] = frozenset()
    #: What the article speaks of again and again.
    topics: Topics = field(default_factory=Topics)

    def __post_init__(self) -> None:
        self.group_at = {group.first: number for number, group in enumerate(self.groups)}
        self.heads = {group.head for group in self.groups if group.kind == "counted"}
        self.governed = {index for g in self.governors for index in range(g.first, g.end)}
        self._by_role: dict[str, list[int]] = {}
        for index, tag in enumerate(self.tagged.tags):
            for role in tag.roles:
                self._by_role.setdefault(role, []).append(index)
        self.real = [governor for governor in self.governors if governor.real]
        self.governor_at = {governor.first: number for number, governor in enumerate(self.governors)}

    def governor_of(self, draft: Draft) -> Governor | None:
        """Return the word of harm that carries a draft; None where the draft's own noun does."""
        number = self.governor_at.get(draft.trigger[0])
        return None if number is None else self.governors[number]

    def where(self, role: str) -> list[int]:
        """Return the indices of the words with a role, in order."""
        return self._by_role.get(role, [])

    def has(self, role: str, near: Container[int]) -> bool:
        """Tell whether one of the words ``near``, by index, has a role (most roles no word of a sentence has)."""
        return any(index in near for index in self._by_role.get(role, ()))

    def dies_later(self, governor: Governor) -> bool:
        """Tell whether somebody taken to hospital is said to have died, further on in the sentence."""
        if not governor.trigger.needs_violence:
            return False
        after = (g for g in self.real if g.first >= governor.end and g.outcome == "killed")
        return any(g.trigger.kind == "passive" and not g.trigger.plural and g.end not in self.group_at for g in after)

    def deny(self, words: set[int]) -> None:
        """Take what stands inside a zero claim out of the other rules' sight."""
        if not words:
            return
        self.groups = [group for group in self.groups if group.first not in words]
        self.governors = [governor for governor in self.governors if governor.first not in words]
        self.__post_init__()

    def roles(self, index: int) -> frozenset[str]:
        """Roles of word ``index``."""
        return self.tagged.tags[index].roles

    def parts(self, index: int) -> bool:
        """Tell whether word ``index`` begins another clause; a verb of the list is a noun behind «in» (في قصف)."""
        roles = self.roles(index)
        if "barrier" not in roles:
            return False
        before = self.tagged.tags[index - 1] if index else None
        if before is None:
            return True
        inside = "light" in before.roles and before.marker_end > index  # مجموعة تضم تسعة
        return not inside and not ("violence" in roles and "preposition" in before.roles)

    def text(self, index: int) -> str:
        """Normalised word ``index``; nothing past the last one."""
        try:  # a question of its own for the end would cost more than all such answers
            return self.tagged.tags[index].word.text
        except IndexError:
            return ""

    def claim(self, number: int, outcome: str, rule: str, trigger: tuple[int, int], wording: str | None,
              parent: int | None = None) -> None:  # fmt: skip
        """Draft a claim of group ``number`` unless it has one; a name has a rule of its own, for the exports."""
        rule = "named-victim" if self.groups[number].kind == "named" else rule
        if number not in self.drafts and rule not in self.without:
            self.drafts[number] = Draft(self.groups[number], outcome, rule, trigger, wording, parent)

    def claim_in_the_end(self, number: int, outcome: str, trigger: tuple[int, int], wording: str | None) -> None:
        """Draft what befell a group in the end: in place of its wounds, beside that it was taken or missing."""
        before = self.drafts.pop(number, None)
        self.claim(number, outcome, "subject-verb", trigger, wording)
        if before is not None and before.outcome in TAKEN and outcome == "killed":
            last = self.drafts.pop(number, None)
            self.later += [replace(last, group=replace(last.group))] if last is not None else []
            self.drafts[number] = before


def opens_clause(clause: Clause, group: Group) -> bool:
    """Tell whether somebody is what a clause begins with: behind «that», «as for», «was», or the head of the sentence.

    «The so-called» before a name is no part of the question (إن المدعو فلان قتل).
    """
    place = before_marks(clause.tagged.tags, group.first)
    if place >= 0 and "called" in clause.roles(place):
        place = before_marks(clause.tagged.tags, place)
    return place < 0 or clause.text(place) == ":" or bool(_OPENS_CLAUSE & clause.roles(place))


def is_released(clause: Clause, index: int) -> bool:
    """Tell whether people counted at ``index`` are set free, handed over or brought back, not taken."""
    number = clause.group_at.get(index)
    if number is not None and (clause.groups[number].counts_bodies or clause.groups[number].own_outcome == "killed"):
        return False
    return any(frees(clause, place) for place in range(max(0, index - 4), index))


def frees(clause: Clause, index: int) -> bool:
    """Tell whether people are set free, not a town or airport (تحرير المطار), nor is it a name (هيئة تحرير الشام)."""
    if "release" not in clause.roles(index):
        return False
    after = clause.tagged.tags[index + 1] if index + 1 < len(clause.tagged.tags) else None
    place = after is not None and after.person is None and after.word.text.startswith("ال") and not after.roles
    place = place or _begins_place(clause, index + 1)
    return not (after is not None and (after.form.unit == "building" or place))


def _begins_place(clause: Clause, index: int) -> bool:
    """Tell whether a thing in construct stands at ``index``, no people: معركة تحرير مطار الحديدة."""
    near = clause.tagged.tags[index : index + 2]
    if len(near) < 2 or any(tag.person is not None or tag.form.trigger_cut or tag.is_mark for tag in near):
        return False
    bare = near[0].word.kind == "word" and not near[0].roles and index not in clause.group_at
    return bare and near[1].word.text.startswith("ال")


def between_killed_and_injured(clause: Clause, index: int) -> bool:
    """Tell whether «بين قتيل وجريح» begins at word ``index``."""
    if index + 2 >= len(clause.tagged.tags) or clause.text(index) not in ("بين", "ما"):
        return False
    outcomes = {tag.person.outcome for tag in clause.tagged.tags[index + 1 : index + 5] if tag.person}
    return {"killed", "injured"} <= outcomes
