"""Whether people before a verb can be its subject: in number, in gender, and by what parts them from it."""

from __future__ import annotations

from hasila.claims.antecedents import is_predicate
from hasila.claims.clause import Clause, opens_clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group

#: Words between the members of a list before a verb in the plural.
_LISTED_REACH = 8
#: Words of name, age, trade and town between the verb and one who opens the clause.
_OPENING_REACH = 16
#: Words between a name and the verb of its relative clause.
_RELATIVE_REACH = 4


def agrees(clause: Clause, governor: Governor, number: int, steps: int) -> bool:
    """Tell whether group ``number``, ``steps`` words before the verb, can be its subject."""
    group = clause.groups[number]
    if number and is_predicate(clause, group):
        return False
    some = group.weak and not (steps == 0 and governor.trigger.plural and group.is_people)  # بعض المارة أصيبوا
    told = steps == 0 and governor.trigger.plural and group.kind == "counted" and group.is_people and not group.definite
    if (
        (group.prepositional and not told)
        or some
        or _is_whole(clause, group)
        or not _agrees_in_gender(clause, governor, group)
    ):
        return False
    if group.kind == "maybe_dual":
        verb = clause.text(governor.first)
        return verb.endswith("ا") and not verb.endswith("وا") and steps <= 4
    if group.person is not None and group.person.kind == "other" and group.kind == "single":
        return False
    if _is_of_another(clause, governor, group):
        return False
    if group.kind == "named" and _is_in_a_place(clause, group) and not _is_told_right_behind(clause, governor, group):
        return False
    if group.kind in ("single", "named"):
        told = steps > 8 and clause.has("complement", range(group.end, governor.first))
        reach = _OPENING_REACH if steps > 8 and not told and opens_clause(clause, group) else 8
        near = steps <= reach and not group.joined
        listed = number > 0 and group.first - clause.groups[number - 1].end <= _LISTED_REACH and steps <= 8
        listed = listed or (group.person is not None and group.person.owned)
        return (near and not governor.trigger.plural and group.noun == "person") or (
            governor.trigger.plural and group.joined and listed
        )
    if group.low == group.high == 1 and steps <= 8 and not governor.trigger.plural:
        if group.noun == "none" and steps == 0:
            return _is_one_with_ending(clause, governor, group)  # وواحدة توفيت
        return group.noun in ("person", "of")  # واحدا من أفراد القوات أصيب
    woman = _is_counted_woman(clause, governor, group)
    families = group.person is not None and group.person.kind == "group" and clause.text(governor.first).endswith("ت")
    state = governor.trigger.follows_victims and governor.outcome == "displaced"  # ألفا شخص بلا مأوى
    return (governor.trigger.plural or families or woman or state) and (group.is_people or group.noun in ("of", "none"))


def _is_one_with_ending(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether «one» and the verb right behind it are both of a woman or both of a man (واحدة توفيت، واحد توفي)."""
    one = clause.text(group.first).endswith("ه")
    spelled = not clause.text(group.first)[-1].isdigit()
    return spelled and one == clause.text(governor.first).endswith("ت")


def _is_of_another(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether a relative pronoun, not theirs parts them: رئيسا خلفا لصالح الذي قتل، ديارهم التي هجروا."""
    if governor.first <= group.end or "relative" not in clause.roles(governor.first - 1):
        return False
    if governor.trigger.plural and "relative_one" in clause.roles(governor.first - 1):
        return True
    if group.kind == "named":
        return governor.first - past_age(clause, group.end) > _RELATIVE_REACH
    return group.kind == "single" and group.person is not None and group.person.accusative


def past_age(clause: Clause, index: int) -> int:
    """Return where the words go on behind an age between two marks (سامر خليل (27 عاما) الذي …، 27 عاما، الذي)."""
    tags = clause.tagged.tags
    if index + 3 >= len(tags) or clause.text(index) not in "(،" or tags[index + 2].form.unit != "time":
        return index
    return index + 4 if tags[index + 3].is_mark and clause.text(index + 1).isdigit() else index


def _is_whole(clause: Clause, group: Group) -> bool:
    """Tell whether the number is that of which a part was counted just before (ثمانية من العناصر الـ54 خطفوا)."""
    if group.kind == "counted" and _is_among_more(clause, group):
        return True
    if not group.anaphoric or group.first < 3 or clause.text(group.first - 2) != "من":
        return False
    follows = clause.roles(group.end) if group.end < len(clause.tagged.tags) else frozenset()
    return "relative" not in follows and any(other.stop == group.first - 2 for other in clause.groups)


def _is_among_more(clause: Clause, group: Group) -> bool:
    """Tell whether the number is the whole that some are taken from (110 فتيات من بين 906 مصيرهن مجهول)."""
    before = range(max(0, group.first - 2), group.first)
    taken = clause.has("out_of", before)
    return taken and any(other.kind == "counted" and 0 < before[0] - other.end + 1 <= 1 for other in clause.groups)


def _is_in_a_place(clause: Clause, group: Group) -> bool:
    """Tell whether a preposition stands before the name: it is of a town (قرب سان فرانسيسكو)."""
    if group.first and "complement" in clause.roles(group.first - 1):
        return False  # أشار إلى أن فلان أصيب
    return clause.has("preposition", range(max(0, group.first - 2), group.first))


def _is_told_right_behind(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether «who» and the verb stand right behind a name: a person, no town (إلى عائلة سامر خليل الذي قتل)."""
    return governor.first == group.end + 1 and "relative_one" in clause.roles(group.end)


def _is_counted_woman(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether a verb agrees with the singular that a large number takes: ألف امرأة قتلت."""
    if group.kind != "counted" or group.head is None or not clause.text(governor.first).endswith("ت"):
        return False
    one = group.person is not None and group.person.number == "one"
    return one and group.person is not None and group.person.lemma.endswith("ة") and (group.low or 0) > 10


def _agrees_in_gender(clause: Clause, governor: Governor, group: Group) -> bool:
    """Tell whether a verb can have a woman before it as its subject: والدة القتيل الذي لقي حتفه has another."""
    person = group.person
    if governor.end != governor.first + 1 or governor.trigger.plural or person is None or group.kind != "single":
        return True
    verb = clause.text(governor.first)[clause.tagged.tags[governor.first].form.trigger_cut :]
    feminine = verb.endswith("ت") or verb.startswith("ت")
    if feminine and _is_masculine(clause, group):
        return False  # سيارة الجنرال أصيبت
    if person.kind not in ("kin", "kinonly") or not clause.tagged.raw(group.first).endswith("ة"):
        return True
    return feminine


def _is_masculine(clause: Clause, group: Group) -> bool:
    """Tell whether one person is a man by the form of the noun, that of a thing before it (منزل الجنرال)."""
    person, word = group.person, clause.text(group.end - 1)
    if person is None or person.owned or person.kind not in ("", "title", "nation") or not group.definite:
        return False
    thing = group.first > 0 and (clause.tagged.tags[group.first - 1].form.unit or not clause.roles(group.first - 1))
    return bool(thing) and not word.endswith(("ه", "ت", "ي", "ا"))
