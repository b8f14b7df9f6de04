"""Whom a pronoun at a word of harm can stand for: the nearest people before it who agree and did not do the deed.

Whether the word tells of harm done is for :mod:`hasila.claims.pronouns` to say.
"""

from __future__ import annotations

from hasila.claims.agents import acts_on_him
from hasila.claims.clause import TAKEN, Clause
from hasila.claims.group import Group
from hasila.claims.lexicon import Trigger
from hasila.claims.person_forms import PRONOUNS
from hasila.claims.tagging import CLOSERS

_BACK = 20
#: Words from «set about» to the deed, those who did it between.
_DOES_REACH = 5
#: Letters of a noun of kin that ends in no sign of a woman and may be one (أم).
_SHORT_KIN = 2
#: Words of a name between somebody and what was done to him (الشاب سامر الحسن الذي قتلوه).
_RELATIVE_REACH = 7


def antecedents(clause: Clause, index: int, trigger: Trigger, subject: bool = False) -> list[int]:
    """Return the nearest group before the word that the pronoun can stand for; two joined ones for «هما».

    With ``subject`` only who did or suffered what the clause tells, not whom a preposition brings in.
    """
    pronoun = trigger.needs[0]
    start = _start(clause, index)
    before = [n for n, group in enumerate(clause.groups) if start <= group.first and group.end <= index]
    for number in reversed(before):
        group = clause.groups[number]
        if subject and group.first and {"preposition", "with"} & clause.roles(group.first - 1):
            continue  # أطلق رجل النار على جاره ثم انتحر، كانت برفقة أخيها عندما أصيبت
        if number and is_predicate(clause, group):
            continue
        if (
            _is_agent(clause, group, index)
            or not _can_be(clause, group, index)
            or ("culprit" in clause.roles(group.first) and trigger.outcome != "captured")
        ):
            continue
        if is_relative(clause, index) and index - group.end > _RELATIVE_REACH:
            return []  # who is named right before is unknown: خليفة السلطاني الذي قتلته مجموعة
        if pronoun == "هما" and group.joined and number > 0 and _are_a_pair(clause, number):
            return [number - 1, number] if number - 1 not in clause.drafts and number not in clause.drafts else []
        if _agrees(clause, group, pronoun):
            return [number] if _is_free(clause, number, trigger) else []
    return []


def is_predicate(clause: Clause, group: Group) -> bool:
    """Tell whether the words say what somebody known is or works as (كان فلان يعمل مصورا، فلان هو قائد الفصيل)."""
    if group.person is None or group.kind != "single" or not group.first:
        return False
    before = clause.roles(group.first - 1)
    return "is_he" in before or ("works_as" in before and group.person.accusative)


def _is_free(clause: Clause, number: int, trigger: Trigger) -> bool:
    """Tell whether the group has no outcome yet, or only wounds or an arrest before the death that is now told."""
    draft = clause.drafts.get(number)
    if draft is None or (draft.outcome == "casualties" and draft.rule == "subset"):
        return True
    dead = trigger.outcome == "killed" and trigger.kind != "active"
    return dead and draft.outcome in ("injured", *TAKEN)


def _start(clause: Clause, index: int) -> int:
    """Return where the words begin that the pronoun can look back on."""
    for place in range(index - 1, max(-1, index - _BACK), -1):
        if clause.text(place) in CLOSERS or "complement" in clause.roles(place):
            return place + 1
    return max(0, index - _BACK)


def _can_be(clause: Clause, group: Group, index: int) -> bool:
    """Tell whether a group may be meant: people, not the killers behind «by»."""
    if not group.is_people or group.kind == "maybe_dual":
        return False
    if group.own_outcome == "killed":
        return False
    if group.kind == "named" and _goes_with_noun(clause, group):
        return False  # مدير بلدية أبي صيدا
    by = group.first > 0 and (_is_by(clause, group, index) or _is_beaten_by(clause, group))
    return not by and not (group.person is not None and group.person.counts in ("body", "event"))


def _is_by(clause: Clause, group: Group, index: int) -> bool:
    """Tell whether «by» names who did the harm, no new deed told of him (على يد رجل قامت الشرطة بقتله)."""
    return "by" in clause.roles(group.first - 1) and not is_carried_out(clause, index)


def _is_agent(clause: Clause, group: Group, index: int) -> bool:
    """Tell whether «one of them» did the deed, right before the verb or before another: استل أحدهما سكينا وطعنه."""
    if group.person is not None and group.person.kind == "oneof" and acts_on_him(clause, group):
        return True
    pronoun = group.person is not None and group.person.kind == "pronoun"
    if not pronoun:
        return False
    before = clause.text(group.first - 1) if group.first else ""
    joined = before.startswith(("و", "ف")) or clause.text(index)[0] in "وف"
    acts = bool(before) and joined and group.first - 1 not in clause.governed and not clause.roles(group.first - 1)
    return acts or (group.end == index and clause.text(index)[0] not in "وف")


def _is_beaten_by(clause: Clause, group: Group) -> bool:
    """Tell whether «from» brings in who did it, right behind what he did (للضرب من زوجها)."""
    return (
        clause.text(group.first - 1) == "من"
        and group.kind == "single"
        and group.first > 1
        and not clause.roles(group.first - 2)
    )


def _goes_with_noun(clause: Clause, group: Group) -> bool:
    """Tell whether an unknown noun stands right before a name, which is then its genitive."""
    before = clause.tagged.tags[group.first - 1] if group.first else None
    if before is not None and "town" in before.roles:
        return True  # في مدينة جاسم
    if before is None or before.is_mark or group.joined or before.form.unit == "building":
        return False  # اقتحموا منزل فلان واعتقلوه
    return not (before.roles or before.form.triggers or before.person)


def _are_a_pair(clause: Clause, number: int) -> bool:
    one, other = clause.groups[number - 1], clause.groups[number]
    return one.low == one.high == other.low == other.high == 1 and other.first - one.end <= 6


def _agrees(clause: Clause, group: Group, pronoun: str) -> bool:
    """Tell whether pronoun and group agree: one person, two, or many; a woman or a man."""
    if pronoun == "هما":
        return group.low == group.high == 2
    if pronoun in ("هم", "هن"):
        return group.kind == "counted" and group.low != 1
    if not group.low == group.high == 1:
        return False
    if group.person is not None and group.person.owned and group.person.lemma.endswith("ة"):
        return pronoun == "ها"  # برفقة شقيقته قبل ذبحه
    feminine = group.person is not None and group.person.lemma.endswith("ة")
    return group.kind == "named" or _may_be_she(clause, group) or feminine == (pronoun == "ها")


def _may_be_she(clause: Clause, group: Group) -> bool:
    """Tell whether the ending does not show a woman (أخت، أمه), or is read as a pronoun (طفلة as طفله)."""
    person = group.person
    if person is not None and person.owned and clause.text(group.end - 1).endswith("ه"):
        return True
    return person is not None and ((person.owned and len(person.lemma) <= _SHORT_KIN) or person.lemma.endswith("ت"))


def is_carried_out(clause: Clause, index: int) -> bool:
    """Tell whether somebody is said to have set about the deed: قامت الشرطة بقتله، أقدموا على خطفه."""
    joined = clause.text(index).startswith("ب") or "preposition" in clause.roles(index - 1)
    return joined and clause.has("does", range(max(0, index - _DOES_REACH), index))


def is_relative(clause: Clause, index: int) -> bool:
    """Tell whether a relative pronoun stands right before the word (الذي قتلوه)."""
    return index > 0 and "relative" in clause.roles(index - 1)


def may_be_sought(clause: Clause, number: int, index: int) -> bool:
    """Tell whether a group can be the one who was arrested: he himself is spoken of, not one brought in beside him."""
    group = clause.groups[number]
    if group.prepositional or group.joined or clause.has("out_of", range(group.end, index)):
        return False
    return group.person is None or not (group.person.kind in ("other", "pronoun") or group.person.owned)


def pronoun_at_end(word: str) -> str | None:
    """Return the pronoun that the last word of a phrase ends in (تم اعتقالهم، القبض عليه); None where it has none."""
    return max((pronoun for pronoun in PRONOUNS if word.endswith(pronoun)), key=len, default=None)
