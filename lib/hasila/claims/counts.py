"""Claims of a number said of a count: ارتفع عدد القتلى إلى 58، القتلى 6 والجرحى 18، الإصابات بلغت 16."""

from __future__ import annotations

from dataclasses import replace

from hasila.claims.clause import Clause, is_released
from hasila.claims.governor import Governor
from hasila.claims.tagging import CLOSERS, Tag

#: Words from the dead to «their number».
_NUMBERED_REACH = 4
#: Words from the dead to «amounting in number to».
_AMOUNTING_REACH = 8
#: Words from what befell all of them to «their number».
_ALL_REACH = 9
#: Words from the dead counted to the relative pronoun that says which.
_WHICH_REACH = 4
#: Words from the dead to the verb that says how they divide, and from it to the first part.
_DIVIDED_REACH = 4
#: Words of the parts of a count before another one that shares its verb.
_PARTS_REACH = 12


def stated_counts(clause: Clause) -> None:
    """Claim the number that a count is said to be: ارتفع عدد القتلى إلى 58، تجاوز عدد المصابين العشرين."""
    for index in clause.where("count"):
        if index in clause.group_at:
            continue  # عدد من المصابين
        noun = _counted_noun(clause, index)
        if noun is None:
            continue
        number = number_said(clause, index, noun)
        if number is None:
            continue
        person = clause.tagged.tags[noun].person
        if person is None or person.outcome is None:
            continue
        _exceed(clause, index, number)
        clause.drafts.pop(number, None)
        outcome = _victims_told(clause, number, _count_outcome(clause, noun, _clearer(clause, number, person.outcome)))
        outcome = _told_by_verb(clause, noun, number) or outcome if outcome == "casualties" else outcome
        clause.claim(number, outcome, "stated-count", (index, noun + 1), person.wording)
        _and_of_others(clause, number)


def divided(clause: Clause) -> None:
    """Claim the first part of the dead or wounded who are said to divide: القتلى يتوزعون على 29 مدنيا و14 عنصرا."""
    for index in clause.where("divides"):
        near = range(max(0, index - _DIVIDED_REACH), min(index + 2, len(clause.tagged.tags)))
        noun = next((n for n in reversed(near) if _is_many_of_outcome(clause.tagged.tags[n])), None)
        places = range(index + 1, min(index + 1 + _DIVIDED_REACH, len(clause.tagged.tags)))
        number = next((clause.group_at[place] for place in places if place in clause.group_at), None)
        person = clause.tagged.tags[noun].person if noun is not None else None
        if noun is None or number is None or person is None or person.outcome is None:
            continue
        group = clause.groups[number]
        if group.kind == "counted" and (group.is_people or group.noun == "of"):
            clause.claim(number, person.outcome, "subset", (noun, noun + 1), person.wording)


def _is_many_of_outcome(tag: Tag) -> bool:
    """Tell whether a word is a plural of the dead, wounded, held or missing (القتلى)."""
    return tag.person is not None and tag.person.outcome is not None and tag.person.number != "one"


def labelled(clause: Clause) -> None:
    """Claim the number behind its label in a tally: القتلى 6 والجرحى 18، المصابون: 40."""
    for number, group in enumerate(clause.groups):
        if group.kind != "counted" or group.noun != "none" or group.joined or group.prepositional or group.first == 0:
            continue
        label = group.first - (2 if clause.text(group.first - 1) in ":(" else 1)
        tag = clause.tagged.tags[label] if label >= 0 else None
        if tag is None or tag.person is None or not tag.form.definite or tag.person.number == "one":
            continue
        after = clause.tagged.tags[group.stop] if group.stop < len(clause.tagged.tags) else None
        placed = label < group.first - 1 and after is not None and "preposition" in after.roles
        ends = after is None or after.is_mark or after.form.conjunction or placed  # الوفيات: 3 في بغداد
        if ends and tag.person.outcome is not None and tag.person.counts != "state":
            clause.claim(number, tag.person.outcome, "stated-count", (label, label + 1), tag.person.wording)


def reached(clause: Clause) -> None:
    """Claim the number that the dead or wounded, the noun before the verb, are said to reach: الإصابات بلغت 16."""
    for index in clause.where("reaches"):
        noun = clause.tagged.tags[index - 1].person if index else None
        if (
            noun is None
            or noun.outcome is None
            or noun.number == "one"
            or not clause.tagged.tags[index - 1].form.definite
        ):
            continue
        if noun.counts == "state" or index - 1 in clause.heads:
            continue
        places = range(index + 1, min(index + 4, len(clause.tagged.tags)))
        number = next((clause.group_at[place] for place in (index, *places) if place in clause.group_at), None)
        if number is not None and clause.groups[number].kind == "counted" and clause.groups[number].noun != "other":
            clause.claim(number, noun.outcome, "stated-count", (index - 1, index), noun.wording)


def numbered(clause: Clause) -> None:
    """Claim the number behind «their number is», of the dead or wounded just named: الجرحى البالغ عددهم 30."""
    for index in clause.where("their_number"):
        far = clause.text(index - 1) == "البالغ" or "tells_who" in clause.roles(index - 1) if index else False
        reach = _AMOUNTING_REACH if far else _NUMBERED_REACH  # الموقوفين على ذمة القضية، والبالغ عددهم 20
        nouns = [clause.tagged.tags[place].person for place in range(max(0, index - reach), index)]
        named = [noun for noun in nouns if noun is not None and noun.outcome is not None and noun.number != "one"]
        places = range(index + 1, min(index + 4, len(clause.tagged.tags)))
        number = next((clause.group_at[place] for place in places if place in clause.group_at), None)
        if number is None or clause.groups[number].kind != "counted":
            continue
        told = _befell_all(clause, index)
        if named and named[-1].outcome is not None:
            clause.claim(number, named[-1].outcome, "stated-count", (index, index + 1), named[-1].wording)
        elif told is not None:
            span = (told.first, told.end)
            clause.claim(number, told.outcome, "stated-count", span, told.trigger.wording)
        elif clause.groups[number].own_outcome == "captured" and not is_released(clause, index):
            clause.claim(number, "captured", "stated-count", (index, index + 1), None)  # وعددهم (120) موقوفا


def _befell_all(clause: Clause, index: int) -> Governor | None:
    """Return the word of harm before «their number is» that befell all of a crew: مقتل جميع الركاب وعددهم ستة."""
    before = [governor for governor in clause.real if 0 < index - governor.end <= _ALL_REACH]
    if not before or before[-1].trigger.is_carrier or before[-1].trigger.follows_victims:
        return None
    near = range(before[-1].end, index)
    told = any(draft.trigger[0] == before[-1].first for draft in clause.drafts.values())
    broken = any(clause.text(place) in CLOSERS for place in near)
    every = any({"all_of", "each", "every"} & clause.roles(place) for place in near)
    return before[-1] if every and not told and not broken else None


def in_masses(clause: Clause) -> None:
    """Claim the amount «by the dozens» of the dead, or of a verb in the plural: القتلى بالعشرات، نزحوا بالآلاف."""
    for number, group in enumerate(clause.groups):
        if not (group.kind == "counted" and group.imputed and group.prepositional and group.first):
            continue
        of_whom = group.noun == "person" and clause.text(group.stop) == "من"
        if not clause.text(group.first).startswith("بال") or not (of_whom or group.noun in ("none", "of")):
            continue
        place = group.first - 1
        tag, at = clause.tagged.tags[place], clause.governor_at.get(place)
        governor = clause.governors[at] if at is not None else None
        if is_released(clause, place):
            continue
        if tag.person is not None and _is_many_of_outcome(tag) and tag.person.outcome is not None:
            clause.claim(number, tag.person.outcome, "outcome-noun", (place, place + 1), tag.person.wording)
        elif governor is not None and _is_of_many(governor):
            span = (governor.first, governor.end)
            clause.claim(number, governor.outcome, "subject-verb", span, governor.trigger.wording)


def _is_of_many(governor: Governor) -> bool:
    """Tell whether a verb in the plural tells what several suffered (نزحوا)."""
    return governor.real and governor.is_verb and governor.trigger.plural and not governor.trigger.is_carrier


def _and_of_others(clause: Clause, number: int) -> None:
    """Go on with a second count that shares the word: عدد القتلى بمئة والجرحى بمئتين."""
    end = clause.groups[number].end
    parts = clause.has("subset", range(end, min(end + 2, len(clause.tagged.tags))))
    reach = _PARTS_REACH if parts else 3  # إلى 7 بينهم طفلان، والجرحى إلى 20
    for place in range(end, min(end + reach, len(clause.tagged.tags) - 1)):
        tag = clause.tagged.tags[place]
        if clause.text(place) in CLOSERS or place in clause.governed:
            return
        says = "says_count" in clause.roles(place + 1)
        after = clause.group_at.get(place + 1 + (says and place + 2 < len(clause.tagged.tags)))
        if tag.person is not None and tag.person.outcome and tag.joined and tag.form.definite and after is not None:
            clause.drafts.pop(after, None)
            clause.claim(after, tag.person.outcome, "stated-count", (place, place + 1), tag.person.wording)


def _counted_noun(clause: Clause, index: int) -> int | None:
    for place in range(index + 1, min(index + 4, len(clause.tagged.tags))):
        person = clause.tagged.tags[place].person
        if (
            person is not None
            and person.outcome is not None
            and (person.number != "one" or _is_of_families(clause, place))
            and not _is_counted(clause, place)
            and not _is_head(clause, place)
        ):
            return place
    return None


def _is_of_families(clause: Clause, place: int) -> bool:
    """Tell whether an adjective in the singular is of families or other people in the plural (العائلات النازحة)."""
    people = clause.tagged.tags[place - 1]
    several = people.person is not None and people.person.outcome is None and people.person.number != "one"
    return several and people.form.definite and clause.tagged.tags[place].form.definite


def _told_by_verb(clause: Clause, noun: int, number: int) -> str | None:
    """Return what the relative clause behind victims says befell them (الضحايا الذين قضوا تحت التعذيب إلى 90)."""
    told = [
        governor
        for governor in clause.real
        if noun < governor.first < clause.groups[number].first and "relative" in clause.roles(governor.first - 1)
    ]
    return told[0].outcome if told and told[0].is_verb and told[0].outcome in ("killed", "injured") else None


def _is_counted(clause: Clause, index: int) -> bool:
    number = clause.group_at.get(index)
    return number is not None and clause.groups[number].kind != "maybe_dual"


def _is_head(clause: Clause, index: int) -> bool:
    """Tell whether a number before the noun counts it (بلغت حصيلة المواجهات ستة قتلى)."""
    return any(group.head == index and group.first < index for group in clause.groups if group.kind == "counted")


def _victims_told(clause: Clause, number: int, outcome: str) -> str:
    """Say killed of «victims» whom their own noun (52 قتيلا، 4 متوفين) or survivors counted beside them tell apart."""
    own = clause.groups[number].own_outcome
    if outcome != "casualties" or own not in ("killed", "injured"):
        return "killed" if outcome == "casualties" and clause.where("survivors") else outcome
    return outcome if clause.groups[number].end in clause.spent else own or outcome


def _clearer(clause: Clause, number: int, outcome: str) -> str:
    """Return the outcome of the counted noun where the count itself only speaks of victims (عدد الضحايا إلى 6 قتلى)."""
    own, end = clause.groups[number].own_outcome, clause.groups[number].end
    behind = (
        clause.tagged.tags[end].person if end < len(clause.tagged.tags) and clause.tagged.tags[end].joined else None
    )
    both = behind is not None and {own, behind.outcome} == {"killed", "injured"}  # إلى 60 قتيلا وجريحا
    return own if outcome == "casualties" and own in ("killed", "injured") and not both else outcome


def _count_outcome(clause: Clause, noun: int, outcome: str) -> str:
    if noun + 1 < len(clause.tagged.tags):
        tag = clause.tagged.tags[noun + 1]
        if tag.person is not None and tag.joined and {tag.person.outcome, outcome} == {"killed", "injured"}:
            return "casualties"
    return outcome


def number_said(clause: Clause, index: int, noun: int, through: bool = False) -> int | None:
    """Return the group after «إلى», «بلغ», «هو» that tells how many, or the one before (ليرتفع إلى 5 عدد القتلى)."""
    before = [n for n, g in enumerate(clause.groups) if g.end == index and g.kind == "counted" and g.noun == "none"]
    said_before = clause.groups[before[0]].first - 1 if before and index >= 2 else None
    if said_before is not None and "says_count" in clause.roles(said_before) and clause.text(said_before) != ":":
        return before[0]
    said = _says_before(clause, index)
    told = through or _tells_which(clause, index, noun)
    for place in range(noun + 1, min(noun + 24, len(clause.tagged.tags))):
        number = clause.group_at.get(place)
        if number is not None and told and number in clause.drafts and not _after_to(clause, number):
            continue
        if number is not None and clause.groups[number].kind == "counted":
            said = said or (clause.groups[number].prepositional and clause.text(place).startswith("ب"))
            said = said or "count_exceeds" in clause.roles(place)  # عدد النازحين في البلاد تجاوز مليونا
            return number if said or place - noun <= 2 else None
        says = "says_count" in clause.roles(place) and "leads" not in clause.roles(place - 1)
        if says or clause.text(place) in ("ب", "بـ"):
            said = True
        elif clause.text(place) in CLOSERS - {":"} or (place in clause.governed and not told):
            return None
    return None


def _tells_which(clause: Clause, index: int, noun: int) -> bool:
    """Tell whether a relative clause says which dead are counted before their number (يرتفع عدد القتلى الذين … إلى)."""
    rises = any({"count", "rises"} & clause.roles(place) for place in range(max(0, index - 1), index))
    near = range(noun + 1, min(noun + _WHICH_REACH, len(clause.tagged.tags)))
    return rises and clause.has("relative", near)


def _after_to(clause: Clause, number: int) -> bool:
    """Tell whether «to» brings in a number, right before it, and nothing led to it."""
    first = clause.groups[number].first
    return first > 0 and clause.text(first - 1) == "الي" and not ("led" in clause.roles(first - 2) and first > 1)


def _says_before(clause: Clause, index: int) -> bool:
    """Tell whether the verb stands before the count: بلغ عدد القتلى 30."""
    reach = range(max(0, index - 2), index)
    return any({"says_count", "count_exceeds"} & clause.roles(place) and clause.text(place) != "الي" for place in reach)


def _exceed(clause: Clause, index: int, number: int) -> None:
    """Open the number upwards where the count is said to exceed it (تجاوز عدد المصابين 21)."""
    group = clause.groups[number]
    exceeded = clause.has("count_exceeds", range(max(0, index - 2), index))
    if exceeded and group.qualifier == "exact" and group.high is not None:
        clause.groups[number] = replace(group, high=None, qualifier="more_than")
    elif group.rises:
        clause.groups[number] = replace(group, low=group.high, qualifier="exact")
