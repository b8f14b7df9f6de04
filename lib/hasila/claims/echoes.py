"""Repeats: «المدنيين الثلاثة» says again what «إصابة ثلاثة مدنيين» said, in an earlier sentence.

A definite number after its noun is a claim where an earlier claim of the article has the same number and the same kind
of victims; it takes that claim's outcome. Nothing else crosses the border of a sentence here.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.arabic import normalise, without_article
from hasila.claims.clause import Clause, Draft, is_released
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.parts import says_of_them
from hasila.claims.tagging import CLOSERS
from hasila.records import Claim

_SENTENCES_BACK = 8
#: Words between «rises» and the count, and between the count and its number; sentences that such a count goes back.
_RISES_REACH, _TOLL_REACH, _TOLL_BACK = 3, 8, 2
_REPORT_BACK = 2
#: Names stand so many sentences behind the number of those named, and «others» behind those they are others than.
_NAMES_BACK, _OTHERS_BACK = 3, 2
#: Letters behind a number in which «of them» stands.
_OF_THEM_LETTERS = 5
#: A name stands within so many letters behind the title of who bears it.
_NAME_LETTERS = 30
#: The largest number that may stand for people without a noun.
_FEW = 20
#: What a noun may say of those counted again: held and driven out are told before (المعتقلين الستة).
_HELD = (None, "captured", "displaced")


def possible_echoes(clause: Clause) -> list[Draft]:
    """Return drafts, without an outcome yet, of the definite numbers of a sentence that no rule has claimed."""
    left = [
        group
        for number, group in enumerate(clause.groups)
        if number not in clause.drafts and not is_released(clause, group.first)
    ]
    repeats = [
        Draft(group, group.own_outcome or "killed", "echo", (group.first, group.stop))
        for group in left
        if group.own_outcome in _HELD and (group.anaphoric or _stands_for_itself(clause, group))
    ]
    parts = [
        Draft(group, "killed", "subset", (group.first, group.stop))
        for group in left
        if says_of_them(clause, group) and not is_released(clause, group.first)
    ]
    return sorted(repeats + parts + _bare_tolls(clause), key=lambda draft: draft.group.first)


def _bare_tolls(clause: Clause) -> list[Draft]:
    """Return drafts of the numbers to which a count without a noun is said to rise (ارتفعت الحصيلة إلى 15)."""
    tolls: dict[int, Draft] = {}
    for index in clause.where("toll"):
        before = clause.tagged.tags[max(0, index - _RISES_REACH) : index]
        if not any({"rises", "reaches", "count"} & tag.roles for tag in before):
            continue
        number = _toll_behind(clause, index)
        if number is not None and number not in clause.drafts:
            group = clause.groups[number]
            tolls.setdefault(number, Draft(group, "killed", "stated-count", (index, index + 1)))
    return [tolls[number] for number in sorted(tolls)]


def _toll_behind(clause: Clause, index: int) -> int | None:
    """Return the number behind «to» that a count is said to reach, nothing but words of time before it."""
    to = False
    for place in range(index + 1, min(index + _TOLL_REACH, len(clause.tagged.tags))):
        number = clause.group_at.get(place)
        if number is not None:
            group = clause.groups[number]
            counts = group.kind == "counted" and group.noun in ("none", "person") and group.own_outcome is None
            return number if to and counts else None
        if clause.text(place) in CLOSERS or place in clause.governed or clause.tagged.tags[place].person is not None:
            return None
        to = clause.text(place) == "الي" or (to and clause.tagged.tags[place].is_mark)
    return None


def _stands_for_itself(clause: Clause, group: Group) -> bool:
    """Tell whether a definite number stands for people without a noun (وصفت جراح الأربعة بالمتوسطة)."""
    if not group.definite or group.noun != "none" or group.kind != "counted" or not group.first or group.cut:
        return False
    if not 2 <= (group.low or 0) <= _FEW or group.joined:
        return False
    before = clause.tagged.tags[group.first - 1]
    if before.word.text.startswith("ال") or before.is_mark or before.form.unit or before.word.kind == "number":
        return False
    return clause.text(group.first).endswith(("ه", "ان", "ين"))  # شاطئ الخمس is a place


def echoed(echo: Claim, earlier: list[Claim]) -> Claim | None:
    """Return the repeat with the outcome of the last claim it repeats, or None where it repeats none."""
    if echo.rule == "stated-count":
        return _as_toll(echo, earlier)
    for claim in reversed(earlier):
        if echo.rule == "subset":
            return _as_part(echo, claim)
        near = 0 <= echo.sentence_id - claim.sentence_id <= _SENTENCES_BACK
        held = echo.outcome == claim.outcome or echo.outcome == "killed"
        bare = echo.victim_start is None
        if near and held and _same_figure(echo, claim) and (bare or claim.victim_class == echo.victim_class):
            return replace(
                echo, outcome=claim.outcome, is_cumulative=claim.is_cumulative, death_wording=claim.death_wording,
                victim_class=claim.victim_class,
            )  # fmt: skip
    return None


def _as_toll(echo: Claim, earlier: list[Claim]) -> Claim | None:
    """Return a count that rises with the outcome of the figure it can have risen from: of the dead, of several."""
    before = [claim for claim in earlier if _may_have_risen(claim, echo)]
    if not before:
        return None
    last = [claim for claim in before if claim.sentence_id == echo.sentence_id]
    dead = [claim for claim in before if claim.outcome == "killed"]
    claim = (last or dead or before)[-1]
    of_class = claim.victim_class if echo.victim_class == "unknown" else echo.victim_class
    return replace(
        echo, outcome=claim.outcome, death_wording=claim.death_wording, victim_class=of_class,
        is_cumulative=claim.is_cumulative or echo.is_cumulative,
    )  # fmt: skip


def _may_have_risen(claim: Claim, echo: Claim) -> bool:
    """Tell whether an earlier figure is near, no larger, and of no other kind of people."""
    near = echo.sentence_id - claim.sentence_id <= _TOLL_BACK and claim.start < echo.start
    alike = "unknown" in (claim.victim_class, echo.victim_class) or claim.victim_class == echo.victim_class
    return near and alike and claim.qualifier != "zero" and (claim.low or 0) <= (echo.low or 0)


def _as_part(echo: Claim, claim: Claim) -> Claim | None:
    """Return «three of them» with the outcome of the claim just before, where that is of more people."""
    larger = claim.high is None or (echo.low is not None and claim.high > echo.low)
    if echo.sentence_id - claim.sentence_id > 1 or not larger or claim.low == 0:
        return None
    wording, of_class = claim.death_wording, claim.victim_class if echo.victim_class == "unknown" else echo.victim_class
    return replace(echo, outcome=claim.outcome, death_wording=wording, victim_class=of_class)


def with_class_before(claim: Claim, earlier: list[Claim], raw: str, lexicon: ClaimLexicon) -> Claim:
    """Return a repeat of a figure («القتلى السبعة», «الشهيد») with the class that the earlier claim gave its victims.

    Who is only named is of the kind he had when he was named before, or of those just before, where these suffered the
    same and are all of one kind. «Others» that open a sentence are of the kind of those before. ``raw`` is the article.
    """
    if claim.rule == "repeated-noun" and claim.outcome == "casualties":
        claim = _of_the_dead(claim, earlier)
    if _is_martyr_of_kin(claim, raw, lexicon):
        dead = [before for before in earlier if before.outcome == "killed"]
        soldiers = dead and all(before.low == 1 and before.victim_class == "combatant" for before in dead)
        return replace(claim, victim_class="combatant") if soldiers else claim
    if claim.victim_class == "civilian" and _is_kin_who_fought(claim, earlier, raw, lexicon):
        return replace(claim, victim_class="combatant")
    if claim.victim_class != "unknown":
        return claim
    if claim.is_named:
        return _named_as_before(claim, earlier, raw)
    others = _are_other_than_before(claim, earlier, raw, lexicon)
    if others or _are_of_those_before(claim, earlier, raw, lexicon):
        since = earlier[-1].sentence_id if others else claim.sentence_id - _OTHERS_BACK
        kinds = {before.victim_class for before in earlier if before.sentence_id >= since}
        return replace(claim, victim_class=kinds.pop()) if len(kinds) == 1 else claim
    again = claim.rule == "repeated-noun" or _counts_again(claim, raw)
    if not again and not _is_known_victim(claim, raw, lexicon):
        return claim
    for before in reversed(earlier):
        if before.outcome == claim.outcome and _same_figure(claim, before) and before.victim_class != "unknown":
            return replace(claim, victim_class=before.victim_class)
    return claim


def _named_as_before(claim: Claim, earlier: list[Claim], raw: str) -> Claim:
    """Return who is only named with the class he had before, or that of those just before who suffered the same."""
    named = next((b for b in reversed(earlier) if b.victim_class != "unknown" and _names(b, claim, raw)), None)
    if named is not None:
        return replace(claim, victim_class=named.victim_class)
    same = [before for before in earlier if before.outcome == claim.outcome and before.qualifier != "zero"]
    near = [before for before in same if claim.sentence_id - before.sentence_id <= _NAMES_BACK]
    kinds = {before.victim_class for before in same}
    return replace(claim, victim_class=kinds.pop()) if near and len(kinds) == 1 else claim


def _are_other_than_before(claim: Claim, earlier: list[Claim], raw: str, lexicon: ClaimLexicon) -> bool:
    """Tell whether the first victims of a sentence are others or fellows of those before («وأصيب زميله بجروح»)."""
    if not earlier or not 0 < claim.sentence_id - earlier[-1].sentence_id <= _OTHERS_BACK or claim.victim_start is None:
        return False
    words = normalise(raw[claim.victim_start : claim.victim_end]).split()
    words = words[1:] if words[:1] and (one := lexicon.persons.get(words[0])) and one.kind == "oneof" else words
    person = lexicon.persons.get(words[0].removeprefix("و")) if words else None
    return person is not None and (person.kind == "other" or normalise(person.lemma) in lexicon.context["fellow"])


def _are_of_those_before(claim: Claim, earlier: list[Claim], raw: str, lexicon: ClaimLexicon) -> bool:
    """Tell whether victims are «of them» («جثامين سبعة منهم») or «the wounded» of a sentence before («المصابان»)."""
    if not earlier or not 0 < claim.sentence_id - earlier[-1].sentence_id <= _OTHERS_BACK:
        return False
    if normalise(raw[claim.end : claim.end + _OF_THEM_LETTERS]).strip() == "منهم":
        return True
    word = normalise(raw[claim.start : claim.end])
    person = lexicon.persons.get(without_article(word))
    return word.startswith("ال") and person is not None and person.counts == "person" and person.number != "one"


def _is_martyr_of_kin(claim: Claim, raw: str, lexicon: ClaimLexicon) -> bool:
    """Tell whether a martyr is only called somebody's son or brother («وقال إن استشهاد ابنه فخر له»)."""
    if claim.low != 1 or claim.death_wording != "martyr" or claim.victim_start is None:
        return False
    person = lexicon.persons.get(normalise(raw[claim.victim_start : claim.victim_end].split()[0]))
    return person is not None and person.owned and person.kind == "kin"


def _counts_again(claim: Claim, raw: str) -> bool:
    """Tell whether a number of several has the article, and so counts those told of before («الأتراك الستة»)."""
    return claim.low == claim.high and (claim.low or 0) > 1 and normalise(raw[claim.start : claim.end]).startswith("ال")


def _is_kin_who_fought(claim: Claim, earlier: list[Claim], raw: str, lexicon: ClaimLexicon) -> bool:
    """Tell whether somebody's relative was said before to have been a fighter («خطيبها», again)."""
    word = raw[claim.start : claim.end]
    person = lexicon.persons.get(normalise(word))
    if claim.low != 1 or person is None or not person.owned:
        return False
    before = {other.victim_class for other in earlier if other.low == 1 and raw[other.start : other.end] == word}
    return before == {"combatant"}


def _is_known_victim(claim: Claim, raw: str, lexicon: ClaimLexicon) -> bool:
    """Tell whether the victim is only called the dead or wounded man named before («شيع الأهالي الشهيد»)."""
    word = normalise(raw[claim.start : claim.end])
    person = lexicon.persons.get(without_article(word))
    dead = person is not None and person.counts == "person" and person.outcome == "killed"
    return claim.low in (1, 2) and word.startswith("ال") and dead


def _of_the_dead(claim: Claim, earlier: list[Claim]) -> Claim:
    """Return «the eight victims» as killed where as many were said to be, and none hurt or killed otherwise."""
    same = {before.outcome for before in earlier if _same_figure(claim, before)}
    return replace(claim, outcome="killed") if same == {"killed"} else claim


def told_by_dead(claim: Claim, earlier: list[Claim]) -> Claim:
    """Return a part of «the victims» as killed where only the dead were told of before, nobody's fate left open."""
    before = {other.outcome for other in earlier if other.qualifier != "zero"}
    mixed = "casualties" in before or "killed" not in before
    if claim.outcome != "casualties" or claim.rule not in ("subset", "coordination") or mixed:
        return claim
    return replace(claim, outcome="killed", death_wording="neutral")


def may_be_of_period(claim: Claim) -> bool:
    """Tell whether a figure may be of a report's period: of several, not missing, who are so since some day of it."""
    return claim.low not in (0, 1, 2) and claim.outcome != "missing"


def with_total_before(claim: Claim, earlier: list[Claim]) -> Claim:
    """Return a figure of a report that goes on («وأشار البيان إلى …») as a total where those just before it were."""
    if not earlier or not may_be_of_period(claim):
        return claim
    last = earlier[-1].sentence_id
    before = [other for other in earlier if other.sentence_id == last]
    if claim.sentence_id - last > _REPORT_BACK or not all(other.is_cumulative for other in before):
        return claim
    return replace(claim, is_cumulative=True)


def _same_figure(one: Claim, other: Claim) -> bool:
    return one.low == other.low and one.high == other.high and one.low is not None


def _names(before: Claim, claim: Claim, raw: str) -> bool:
    """Tell whether the last word of a name stands in the words for one victim of an earlier claim, or right behind."""
    if before.low != 1 or before.victim_start is None or before.victim_end is None:
        return False
    name = raw[claim.start : claim.end].split()[-1]
    return name in raw[before.victim_start : before.victim_end + _NAME_LETTERS].split()
