"""A draft turned into a claim: spans, victims with their class, wording of death, and whether it is a total.

What one draft does not say itself it takes from the one it hangs on: «آخرين» are of the class of the victims before
them, a part is as cumulative as its whole.
"""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.totals import is_cumulative
from hasila.claims.victims import class_in, victim_class, victim_span
from hasila.records import Claim


def describe(clause: Clause, drafts: list[Draft], lexicon: ClaimLexicon) -> list[Claim]:
    """Return the claims of the drafts of one sentence, in order."""
    spans = [victim_span(clause.tagged, draft.group, lexicon) for draft in drafts]
    classes = _classes(clause, drafts, spans, lexicon)
    totals = _totals(clause, drafts)
    return [_claim(clause, *parts) for parts in zip(drafts, spans, classes, totals, strict=True)]


def _claim(clause: Clause, draft: Draft, span: tuple[int, int] | None, of_class: str, total: bool) -> Claim:
    sentence, group = clause.tagged.sentence, draft.group
    words, raw_span = sentence.words, sentence.text.raw_span
    start, end = raw_span(words[group.first].norm_start + group.cut, words[group.stop - 1].norm_end)
    trigger = raw_span(words[draft.trigger[0]].norm_start, words[draft.trigger[1] - 1].norm_end)
    victim_start, victim_end = _victim(clause, draft, span, start)
    return Claim(
        sentence.sentence_id, start, end, draft.outcome, group.low, group.high, group.qualifier, group.imputed,
        draft.rule, *trigger, victim_start, victim_end, of_class, total,
        draft.wording if draft.outcome == "killed" else None, group.kind == "named",
    )  # fmt: skip


def _victim(clause: Clause, draft: Draft, span: tuple[int, int] | None, start: int) -> tuple[int | None, int | None]:
    if span is None:
        return None, None
    words = clause.tagged.sentence.words
    first, end = clause.tagged.sentence.text.raw_span(words[span[0]].norm_start, words[span[1] - 1].norm_end)
    alone = draft.group.kind != "counted" and span[0] == draft.group.first
    return (start if alone else first), end


# ---------------------------------------------------------------- class
def _classes(
    clause: Clause, drafts: list[Draft], spans: list[tuple[int, int] | None], lexicon: ClaimLexicon
) -> list[str]:
    """Return the class of each draft; who is only «others» or a bare number is of the class before."""
    classes: list[str] = []
    for draft, span in zip(drafts, spans, strict=True):
        own = victim_class(clause.tagged, draft.group, span, lexicon)
        if own == "unknown" and draft.rule == "stated-count":
            own = class_in(clause.tagged, _between(clause, draft), lexicon)
        if own == "unknown" and classes and _takes_class_before(draft):
            own = _class_before(drafts, classes, draft)
        classes.append(own)
    return [_with_parts(drafts, classes, number) for number in range(len(drafts))]


def _between(clause: Clause, draft: Draft) -> tuple[int, int]:
    """Return the words that say whose dead a count is of: عدد قتلى التنظيم."""
    noun = draft.trigger[1]
    return noun, min(len(clause.tagged.tags), noun + 3)


def _takes_class_before(draft: Draft) -> bool:
    group = draft.group
    if draft.rule == "subset":
        return True
    return group.noun in ("none", "of") or (group.person is not None and group.person.kind == "other")


def _class_before(drafts: list[Draft], classes: list[str], draft: Draft) -> str:
    """Return the class of the last victims before that are not a part of others."""
    for number in range(len(classes) - 1, -1, -1):
        if drafts[number].rule != "subset" or draft.rule == "subset":
            return classes[number]
    return "unknown"


def _with_parts(drafts: list[Draft], classes: list[str], number: int) -> str:
    """Return the class of a whole that its parts tell: all of them civilians, or fighters with civilians among them."""
    own, group = classes[number], drafts[number].group
    parts = [n for n in range(number + 1, len(drafts)) if drafts[n].rule == "subset" and _whole_of(drafts, n) == number]
    civilians = sum(drafts[n].group.low or 0 for n in parts if classes[n] == "civilian")
    if own == "unknown" and group.low and civilians >= group.low:
        return "civilian"
    if own == "combatant" and civilians and group.person is not None and group.person.kind == "other":
        return "mixed"
    return own


def _whole_of(drafts: list[Draft], number: int) -> int | None:
    """Return the draft that a part belongs to: the nearest before it that is no part itself."""
    return next((n for n in range(number - 1, -1, -1) if drafts[n].rule != "subset"), None)


# ---------------------------------------------------------------- totals
def _totals(clause: Clause, drafts: list[Draft]) -> list[bool]:
    totals: list[bool] = []
    for number, draft in enumerate(drafts):
        whole = _whole_of(drafts, number) if draft.rule == "subset" else None
        total = totals[whole] if whole is not None else is_cumulative(clause, draft)
        totals.append(total)
    return totals
