"""Drafts that what the sentence or the article speaks of explains: the sick, players, plots, crimes of another kind."""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft
from hasila.claims.lexicon import Trigger
from hasila.claims.tagging import Tag

_ILLNESS_REACH = 14
_BROUGHT_REACH = 10
#: Words behind a figure in which a cause and the illness stand (قضى الملايين جراء الأمراض).
_CAUSE_REACH = 8
#: Words from one who is kept to the hospital.
_KEPT_REACH = 6
#: Words from a reward, or from information, to the deed that it is for.
_REWARD_REACH, _INFORMED_REACH = 14, 5
#: So many who flee a place are no gang and no prisoners.
_CROWD = 50
_ATHLETIC = frozenset({"injured", "missing", "captured"})


def is_illness(clause: Clause, draft: Draft) -> bool:
    """Tell whether the figure counts the sick: إصابة 20 شخصا بفيروس."""
    if draft.rule == "bodies":
        return clause.topics.illness and not clause.where("violence")
    if not _may_be_illness(clause, draft):
        return _is_brought_by_illness(clause, draft)
    if draft.outcome == "killed" and clause.where("sick_cases") and not clause.where("violence"):
        return True
    stop = min(len(clause.tagged.tags), max(draft.group.end, draft.trigger[1]) + _ILLNESS_REACH)
    near = range(max(0, draft.trigger[0] - _ILLNESS_REACH), stop)
    if any(index in near and not _is_of_wounds(clause, index) for index in clause.where("disease")):
        return True
    return clause.topics.illness and not clause.where("violence")


def _is_of_wounds(clause: Clause, index: int) -> bool:
    """Tell whether a word that may be surgery is «his wounds»: how grave they are stands behind it (جراحه خطيرة)."""
    return index + 1 < len(clause.tagged.tags) and "of_wounds" in clause.roles(index + 1)


def _is_brought_by_illness(clause: Clause, draft: Draft) -> bool:
    """Tell whether an illness kills, by whatever word: أمراض تتسبب في مقتل الآلاف، يقتل التدخين الملايين."""
    first, last = draft.trigger
    near = [*range(max(0, first - _BROUGHT_REACH), first), *range(last, min(last + 2, draft.group.first))]
    behind = range(draft.group.end, min(len(clause.tagged.tags), draft.group.end + _CAUSE_REACH))
    if clause.has("cause", behind):
        near += behind
    if draft.outcome != "killed" or not clause.has("disease", near):
        return False
    return not clause.where("violence")


def is_sport(clause: Clause, draft: Draft) -> bool:
    """Tell whether a player was hurt in a match: إصابة اللاعب في الركبة."""
    person = draft.group.person
    figurative = any(g.first == draft.trigger[0] and _may_be_of_a_match(g.trigger) for g in clause.governors)
    if draft.outcome not in _ATHLETIC and not figurative:
        return False
    if person is not None and person.kind == "athlete":
        return True
    small = draft.group.kind in ("single", "named", "dual", "maybe_dual") or draft.outcome == "casualties"
    several = person is not None and person.counts == "event"  # خلفت المقابلة ثلاث إصابات
    peaceful = (figurative or several) and not clause.where("violence")
    if draft.outcome == "injured" and small and clause.topics.mostly_sport:
        return True
    if draft.outcome == "injured" and clause.topics.sport and small and not clause.where("violence"):
        return True
    if draft.outcome == "captured" and clause.where("police"):
        return False  # أوقفت الشرطة رئيس النادي
    return (small or peaceful) and any("guild" not in clause.roles(index) for index in clause.where("sport"))


def _may_be_of_a_match(trigger: Trigger) -> bool:
    """Tell whether a word of harm is as common of teams and players (قضى الفريق على منافسه)."""
    return trigger.is_figurative or trigger.is_carrier or trigger.loses_fighters or trigger.wording == "hostile"


def is_trapped(clause: Clause, draft: Draft) -> bool:
    """Tell whether people are caught in a well or a lift, not taken by anybody."""
    governor = clause.governor_of(draft)
    if draft.outcome != "captured" or (governor is not None and not governor.trigger.may_be_trap):
        return False  # اعتقال ثلاثة شبان من وادي الجوز
    stop = min(len(clause.tagged.tags), draft.group.end + 6)
    return clause.has("trap", range(draft.group.end, stop))


def is_kept_in_hospital(clause: Clause, draft: Draft) -> bool:
    """Tell whether one who is kept is a patient, and under no arrest: تم الاحتفاظ بالعون بالمستشفى."""
    if draft.outcome != "captured" or "keeps" not in clause.roles(draft.trigger[0]):
        return False
    hurt = any(t.outcome == "injured" for tag in clause.tagged.tags for t in (*tag.form.resumed, *tag.form.triggers))
    if not hurt:
        return False  # الاحتفاظ بموظف في المستشفى: who works there
    stop = min(len(clause.tagged.tags), draft.group.end + _KEPT_REACH)
    return any({"in_hospital", "in_care"} & clause.roles(index) for index in range(draft.group.end, stop))


def is_dead_patient(clause: Clause, draft: Draft) -> bool:
    """Tell whether the dead man told of before is taken to hospital with others: نقل القتيل والمصابان إلى المستشفى."""
    hospital = any(g.first == draft.trigger[0] and g.trigger.needs_violence for g in clause.governors)
    return hospital and draft.group.kind == "single" and draft.group.own_outcome == "killed"


def is_patient(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody went to hospital, nobody says of what harm; many at once are hurt where none are sick."""
    many = draft.group.kind == "counted" or draft.rule == "subset"  # نقل 12 إلى المستشفى، أحدهم في حالة حرجة
    if many and not clause.topics.illness and not clause.where("disease"):
        return False
    if not any(g.first == draft.trigger[0] and g.trigger.needs_violence for g in clause.governors):
        return False
    tags = clause.tagged.tags
    return not any("violence" in tag.roles or _outcome_of(tag) == "injured" for tag in tags)


def _outcome_of(tag: Tag) -> str | None:
    """Return the outcome that a word names by itself or by its root (لإصابتهم); going to hospital names none."""
    if tag.form.triggers:
        return None if tag.form.triggers[0].needs_violence else tag.form.triggers[0].outcome
    return tag.person.outcome if tag.person else None


def is_fiction(clause: Clause, draft: Draft) -> bool:
    """Tell whether one person dies in a story (مسلسل، فيلم)."""
    group, tags = draft.group, clause.tagged.tags
    if group.kind not in ("single", "named"):
        return False
    if any("fiction" in tag.roles for tag in (*tags[: group.first], *tags[group.end :])):
        return True
    return clause.topics.fiction and not clause.where("violence")


def is_other_crime(clause: Clause, draft: Draft) -> bool:
    """Tell whether «victims» are of fraud, trade in persons or the like, or parties to a trial."""
    fraud = bool(clause.where("crime")) and not clause.where("sets_up")  # نصب كمائن
    return draft.outcome == "casualties" and fraud


def _may_be_illness(clause: Clause, draft: Draft) -> bool:
    """Tell whether the outcome word is said of the sick as well (إصابة، وفاة، مصاب)."""
    for governor in clause.governors:
        if governor.first == draft.trigger[0]:
            return governor.trigger.is_ill
    counted_as_case = draft.rule == "outcome-noun" and bool({"case", "two_cases"} & clause.roles(draft.trigger[0]))
    if draft.rule == "stated-count" or counted_as_case or (draft.rule == "subset" and draft.parent is None):
        return True
    adjective = clause.tagged.tags[draft.trigger[0]].person
    if adjective is not None and adjective.outcome == "injured":
        return True  # امرأة مصابة بالسرطان
    person = draft.group.person
    return person is not None and (person.outcome == "injured" or person.counts in ("event", "body"))


def is_escape(clause: Clause, draft: Draft) -> bool:
    """Tell whether those who flee a place are not said to be its people: prisoners, fighters, anybody."""
    if not any(g.first == draft.trigger[0] and g.trigger.is_flight for g in clause.governors):
        return False
    person = draft.group.person
    crowd = (draft.group.low or 0) >= _CROWD
    if crowd and (person is None or person.victim_class == "unknown"):
        return False  # فر نحو ألفي شخص من القرية، فر الآلاف من المدينة
    return person is None or (person.victim_class != "civilian" and person.kind != "group")


def is_sought(clause: Clause, draft: Draft) -> bool:
    """Tell whether the deed is what a reward or information is for: مكافأة لمن يساعد في القبض عليه."""
    first = draft.trigger[0]
    if draft.outcome not in ("captured", "killed") or any(g.first == first and g.is_verb for g in clause.governors):
        return False
    near = range(max(0, first - _REWARD_REACH), first)
    for place in (index for index in clause.where("reward") if index in near):
        if clause.has("in_return", range(place + 1, first)):
            return True
    told = range(max(0, first - _INFORMED_REACH), first)
    return any("helps" in clause.roles(index + 1) for index in clause.where("information") if index in told)


TOPICAL = (
    is_escape, is_sought, is_illness, is_sport, is_fiction, is_other_crime, is_trapped, is_patient, is_dead_patient,
    is_kept_in_hospital,
)  # fmt: skip
