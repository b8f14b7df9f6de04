"""A draft turned into a claim: spans, victims with their class, wording of death, and whether it is a total.

What one draft does not say itself it takes from the one it hangs on: «آخرين» are of the class of the victims before
them, a part is as cumulative as its whole.
"""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.tagging import CLOSERS
from hasila.claims.totals import is_cumulative
from hasila.claims.victims.classes import classes_of
from hasila.claims.victims.inherited import is_part, whole_of
from hasila.claims.victims.phrases import victim_phrase
from hasila.records import Claim

#: Words behind a figure in which the day of its event is told.
_DAY_REACH = 4
#: Roles of the words by which a report of many events is quoted: it documents, it counts.
_REPORTS = ("documents", "report", "statistics")


def describe(clause: Clause, drafts: list[Draft], lexicon: ClaimLexicon) -> list[Claim]:
    """Return the claims of the drafts of one sentence, in order."""
    phrases = [victim_phrase(clause.tagged, draft, lexicon) for draft in drafts]
    described = [(phrase.first, phrase.described) if phrase else None for phrase in phrases]
    spans = [(phrase.first, phrase.last) if phrase else None for phrase in phrases]
    classes = classes_of(clause, drafts, described, lexicon)
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
    joined = int(clause.tagged.tags[span[0]].joined)
    first, end = clause.tagged.sentence.text.raw_span(words[span[0]].norm_start + joined, words[span[1] - 1].norm_end)
    alone = draft.group.kind != "counted" and span[0] == draft.group.first
    return (start if alone else first), end


# ---------------------------------------------------------------- totals
def _goes_on(clause: Clause, before: Draft, draft: Draft) -> bool:
    """Tell whether a figure is joined by «and» to another of the same cost (أوقعت الحرب مئة ألف قتيل وآلاف الجرحى)."""
    first = draft.group.first
    joined = clause.text(first).startswith("و") or clause.text(first - 1) == "و"
    joined = joined or _by_joined_noun(clause, before, draft)
    between = range(before.group.end, first)
    if not joined or before.group.end > first or draft.group.kind in ("single", "dual", "named"):
        return False
    return not any(
        clause.text(place) in CLOSERS or {"turn", "this_day", "moment"} & clause.roles(place) for place in between
    )


def _is_beside(clause: Clause, before: Draft, draft: Draft) -> bool:
    """Tell whether a report sets a figure beside one of a period: اعتقل الجيش 40 خلال أيار، بينما اعتقلت الشرطة 12."""
    if draft.group.kind != "counted" or draft.outcome != before.outcome or not before.group.end <= draft.trigger[0]:
        return False
    between = range(before.group.end, draft.group.first)
    told = range(before.group.end, min(len(clause.tagged.tags), draft.group.stop + _DAY_REACH))
    dated = any({"this_day", "moment", "single_event"} & clause.roles(index) for index in told)
    apart = dated or any(clause.text(index) in CLOSERS for index in between)
    reports = any(i < before.group.first for role in _REPORTS for i in clause.where(role))
    return reports and not apart and clause.has("turn", between)


def _by_joined_noun(clause: Clause, before: Draft, draft: Draft) -> bool:
    """Tell whether «and» joins the noun of harm of a figure to the one before (توقيف 40 مهربا، وإلقاء القبض على 70)."""
    noun = draft.trigger[0]
    joined = draft.rule == "masdar-object" and clause.text(noun).startswith("و")
    return joined and before.group.end <= noun < draft.group.first


def _totals(clause: Clause, drafts: list[Draft]) -> list[bool]:
    totals: list[bool] = []
    for number, draft in enumerate(drafts):
        whole = whole_of(clause, drafts, number) if is_part(clause, drafts, number) else None
        total = totals[whole] if whole is not None else is_cumulative(clause, draft)
        person = draft.group.person
        total = total or (number > 0 and totals[-1] and _goes_on(clause, drafts[number - 1], draft))
        total = total or any(
            of_period and _is_beside(clause, other, draft) for other, of_period in zip(drafts, totals, strict=False)
        )
        if not total and person is not None and person.kind == "other" and totals and draft.group.kind == "counted":
            last = whole_of(clause, drafts, number)  # the others of a total are one («فيما أصيب 14 آخرون»)
            total = last is not None and totals[last]
        totals.append(total)
    return totals
