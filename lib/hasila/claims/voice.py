"""Whether a verb may have its victims before it: it is passive, or means so, and has no object behind it."""

from __future__ import annotations

from hasila.claims.clause import Clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.tagging import SOFT_MARKS

#: Words from «as for» to what befell him.
_AS_FOR_REACH = 9
#: Words behind a verb in which its object may stand.
_OBJECT_REACH = 7
#: Letters of a noun with a pronoun, at least.
_OWNED_LETTERS = 3
#: Words of a name and an aside behind somebody with a title.
_NAME_REACH = 9
#: Words from a verb to an object with the pronoun of who lost it (فقدت أيضا قائدها).
_OWNED_REACH = 2
_PRONOUNS = ("ه", "ها")
_PLACES = frozenset({"preposition", "light", "after"})


def may_follow_subject(clause: Clause, governor: Governor) -> bool:
    """Tell whether those before an outcome word can be whom it befell: شاب قتل في الغارة, not شرطي قتل المهاجم."""
    trigger = governor.trigger
    taken_up = trigger.follows_victims and trigger.needs  # اعتدى عليه وألحق به كدمات: hasila.claims.afterwards
    now = trigger.present and not trigger.plural and not trigger.needs
    if taken_up or (now and not _is_denied(clause, governor)):
        return False
    if governor.first and "then" in clause.roles(governor.first - 1) and not trigger.plural:
        return False  # أطلق رجل النار على جاره ثم انتحر: hasila.claims.afterwards
    last = clause.tagged.tags[governor.last - 1]
    if (
        governor.last > governor.end
        and last.form.triggers
        and any(" " in trigger.lemma and trigger.kind == "masdar" for trigger in last.form.triggers)
    ):
        return False  # العملية التي راح ضحيتها خمسة
    if (
        clause.text(governor.first).startswith("ف")
        and not trigger.plural
        and clause.tagged.tags[governor.first].form.trigger_cut
        and not clause.has("as_for", range(max(0, governor.first - _AS_FOR_REACH), governor.first))
    ):
        return False
    if not governor.is_verb or trigger.kind == "active" or governor.joined or _has_object(clause, governor):
        return False
    done_to = trigger.needs or _is_done_to(clause, governor) or _stands_right_before(clause, governor)
    if trigger.people_only and not trigger.plural and not done_to:
        return False
    if trigger.kind == "either" and not trigger.plural and not looks_passive(clause, governor.end):
        return False
    if trigger.kind == "either" and trigger.plural and _has_definite_object(clause, governor.end):
        return False
    if not trigger.near or (not trigger.plural and _befell_him(clause, governor)):
        return True
    after = clause.text(governor.end) if governor.end < len(clause.tagged.tags) else ""
    return trigger.plural and not after.endswith(("هم", "هن", "هما"))


def _is_denied(clause: Clause, governor: Governor) -> bool:
    """Tell whether «not» stands before the verb, which then speaks of the past (لم يصب سوى بجروح)."""
    return governor.first > 0 and "negation" in clause.roles(governor.first - 1)


def _stands_right_before(clause: Clause, governor: Governor) -> bool:
    """Tell whether one person stands right before a verb that takes no object: صحفية اختفت، طفل غرق."""
    if governor.trigger.kind != "passive" or governor.trigger.is_carrier:
        return False
    return any(group.end == governor.first and group.kind == "single" for group in clause.groups)


def _is_done_to(clause: Clause, governor: Governor) -> bool:
    """Tell whether a verb said of things too has a victim before it: طبيب كان قد خطف أمس، شاب دهس في الطريق."""
    index = governor.end
    if governor.trigger.kind == "active" or index >= len(clause.tagged.tags):
        return False
    if governor.trigger.counted_only:
        return governor.outcome == "captured" and _befell_him(clause, governor)
    tag = clause.tagged.tags[index]
    if governor.trigger.is_carrier and "about" in tag.roles:
        return False  # قذيفة سقطت على حي
    if governor.trigger.is_carrier and is_told_fallen(clause, governor):
        return True
    if tag.roles & {"preposition", "light", "shot", "by"} or tag.form.unit in ("time", "month"):
        return True
    return tag.form.unit == "weapon" and tag.form.unit_cut == 1 and tag.word.text[0] == "ب"  # ذبح بسكين


def is_told_fallen(clause: Clause, governor: Governor) -> bool:
    """Tell whether the noun right behind «fell» or «rose» says how one man did (إن الشاب فلان سقط قتيلا)."""
    number = clause.group_at.get(max(governor.end, governor.last - 1))
    fell = governor.trigger.is_figurative or governor.last > governor.end
    if number is None or not (fell and governor.trigger.kind == "passive"):
        return False
    group = clause.groups[number]
    alone = group.kind in ("single", "dual") and not (group.definite or group.joined)
    return alone and group.own_outcome is not None and group.person is not None and group.person.counts == "person"


def is_shot_down(clause: Clause, governor: Governor) -> bool:
    """Tell whether «fell» has a bullet or who fired it right behind it (سقط برصاص قناص)."""
    return governor.trigger.is_carrier and is_shooting(clause, governor.end)


def is_shooting(clause: Clause, index: int) -> bool:
    """Tell whether a word says by what fire somebody fell (برصاص، بنيران، بقذيفة)."""
    if index >= len(clause.tagged.tags):
        return False
    roles = clause.roles(index)
    return clause.text(index).startswith("ب") and ("shot" in roles or {"by", "violence"} <= roles)


def _befell_him(clause: Clause, governor: Governor) -> bool:
    """Tell whether a verb of other senses is passive of the one before it (شاب فقد في البحر، الجندي الذي أسر أمس).

    The subject, «who» or «had» stands right before it, its time or place right behind it, and no object.
    """
    end, tags = governor.end, clause.tagged.tags
    if governor.outcome not in ("captured", "missing") or governor.trigger.kind == "masdar" or end >= len(tags):
        return False  # طعن في الحكم
    if tags[governor.first].form.trigger_cut or clause.text(end) == "بين" or clause.text(end).endswith(_PRONOUNS):
        return False  # فقد بين أن …، الفترة التي أوقف فيها
    before = clause.roles(governor.first - 1) if governor.first else frozenset()
    told = bool({"relative_one", "may_have", "had"} & before)  # الذي كان أوقف من قبل …
    told = told or any(_reaches(clause, g, governor.first) for g in clause.groups if _is_one(g))
    placed = bool({"preposition", "light"} & clause.roles(end)) or tags[end].form.unit in ("time", "month")
    behind = range(end, min(len(tags), end + _OBJECT_REACH))
    return told and placed and not any(_may_be_object(clause, index, end) for index in behind)


def _is_one(group: Group) -> bool:
    """Tell whether a group is one person, alive or not named as a body."""
    return group.kind == "named" or (group.kind == "single" and not group.counts_bodies)


def _reaches(clause: Clause, group: Group, index: int) -> bool:
    """Tell whether nothing but the rest of his name, or an aside that a mark closes, parts somebody from a word."""
    if not 0 <= index - group.end <= _NAME_REACH:
        return False
    if index > group.end and clause.text(index - 1) in "،)":
        return True
    return all(clause.tagged.tags[i].word.kind == "word" and not clause.roles(i) for i in range(group.end, index))


def _may_be_object(clause: Clause, index: int, end: int) -> bool:
    """Tell whether a word behind the time or place of a verb may be what it was done to (أوقف أمس المباراة)."""
    tag, before = clause.tagged.tags[index], clause.tagged.tags[index - 1]
    if tag.word.kind != "word" or tag.roles or {"preposition", "after"} & before.roles:
        return False
    if index in clause.group_at:
        return True
    raw = clause.tagged.raw(index)
    owned = raw.endswith(_PRONOUNS) and len(raw) > _OWNED_LETTERS and not raw.startswith(("ب", "ل", "و", "ف"))
    if owned and index - end <= _OWNED_REACH and "after" not in clause.roles(end):
        return True  # فقد في الحريق متجره
    if tag.form.unit in ("time", "month", "building"):
        return False
    if before.word.text.startswith(("ال", "بال", "لل")) or _PLACES & clause.roles(index - 2):
        return False  # في المطار الدولي، على قيد الحياة
    return raw.startswith("ال") and not before.roles and before.form.unit != "building"


def looks_passive(clause: Clause, index: int) -> bool:
    """Tell whether what follows a verb that may be active shows that it has no object (قتل في الغارة، قتل برصاص)."""
    if index >= len(clause.tagged.tags) or clause.tagged.tags[index].is_mark:
        return clause.text(index) not in SOFT_MARKS if index < len(clause.tagged.tags) else True
    timed = clause.tagged.tags[index].form.unit in ("time", "month")
    return timed or bool(clause.roles(index)) or clause.text(index).startswith(("ب", "ل", "و"))


def _has_definite_object(clause: Clause, index: int) -> bool:
    """Tell whether a definite noun that is no time stands right behind a verb (شرطيون أوقفوا المحكوم)."""
    if index >= len(clause.tagged.tags):
        return False
    tag = clause.tagged.tags[index]
    plain = tag.word.kind == "word" and tag.word.text.startswith("ال") and not tag.roles and tag.form.unit is None
    return (plain and tag.person is None) or (tag.person is not None and tag.form.definite and not tag.form.person_cut)


def _has_object(clause: Clause, governor: Governor) -> bool:
    rules = ("verb-object", "named-victim")
    near = [draft for draft in clause.drafts.values() if draft.trigger[0] == governor.first and draft.rule in rules]
    return any("with" not in clause.roles(draft.group.first - 1) for draft in near)  # قتل مع عدد من مرافقيه
