"""The class of victims by whom they serve: an armed wing, a body of rescuers, an office, the force named before.

Who holds an office is of the kind of what he holds it in; where politics and arms mix the class stays unknown.
"""

from __future__ import annotations

from hasila.arabic import normalise, readings
from hasila.claims.group import Group
from hasila.claims.lexicon import ClaimLexicon, Person
from hasila.claims.tagging import SOFT_MARKS, Tagged
from hasila.claims.victims.cues import cue_at, cue_of, pair_at

#: Words between an office and the group it is held in.
_OFFICE_REACH = 7
#: Words between a vehicle and its driver.
_VEHICLE_REACH = 12


def of_whom_he_serves(tagged: Tagged, group: Group, person: Person, lexicon: ClaimLexicon) -> str | None:
    """Return the class of the wing, body, office or force that the victims are said to serve; None where of none."""
    head, lemma = group.head if group.head is not None else group.first, normalise(person.lemma)
    if lemma in lexicon.context["holder"] and _in_armed_wing(tagged, group.end, lexicon):
        return "combatant"
    if lemma in lexicon.context["staff"] and _in_police(tagged, group.end, lexicon):
        return "combatant"
    if person.owned and lemma in lexicon.context["steers"] and _steers(tagged, head, lexicon):
        return "civilian"
    if lemma in lexicon.context["aide"] and _serves_a_civilian(tagged, head, lexicon):
        return "civilian"
    if person.owned and head and tagged.tags[head - 1].word.text == "من":
        if lemma in lexicon.context["fellow"]:
            return _of_last_person(tagged, head)
        if lemma in lexicon.context["men"]:
            return of_owner(tagged, head, lexicon)
    if person.owned and person.victim_class == "unknown" and lemma in lexicon.context["holder"]:
        return of_owner(tagged, head, lexicon) or "unknown"
    if person.owned and (lemma in lexicon.context["member"] or _is_dead(person)):
        return of_owner(tagged, head, lexicon) or "unknown"
    return None


def _steers(tagged: Tagged, head: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether a «commander» is that of a vehicle, no force named since («انقلبت الشاحنة ومات قائدها»)."""
    for place in range(head - 1, max(-1, head - 1 - _VEHICLE_REACH), -1):
        text = tagged.tags[place].word.text
        if any(rest in lexicon.context["steered"] for _, rest in readings(text)):
            return True
        if cue_of(text, lexicon) == "combatant":
            return False
    return False


def _of_last_person(tagged: Tagged, head: int) -> str | None:
    """Return the class of the one person named last before, whose fellows are meant («ونعى الرائد ثلاثة من رفاقه»)."""
    one = next((tag.person for tag in reversed(tagged.tags[:head]) if tag.person and tag.person.number == "one"), None)
    return one.victim_class if one is not None and one.victim_class != "unknown" else None


def _is_dead(person: Person) -> bool:
    """Tell whether the noun is of dead or wounded people («قتلاها»), not of bodies."""
    return person.kind == "outcome" and person.counts == "person"


def of_owner(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> str | None:
    """Return the class of the family, body or force that a pronoun takes up («من أفرادها», «قتلاهم»)."""
    for place in range(index - 1, -1, -1):
        text = tagged.tags[place].word.text
        if any(
            rest in lexicon.context["family"] or rest in lexicon.context["civil_body"] for _, rest in readings(text)
        ):
            return "civilian"
        if cue_of(text, lexicon) == "combatant":
            return "combatant"
    return None


def _serves_a_civilian(tagged: Tagged, head: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether an aide is that of a civilian office («مساعد الحاكم», not «المساعد أول» nor «مساعد قائد اللواء»)."""
    if head + 1 >= len(tagged.tags) or tagged.tags[head].form.definite:
        return False
    after = tagged.tags[head + 1]
    boss = after.person
    named = boss is not None and boss.kind == "title" and boss.victim_class != "combatant"
    return after.word.text in lexicon.context["civil_office"] or named


def holds_office(group: Group, lexicon: ClaimLexicon) -> bool:
    """Tell whether the victims are holders of an office, who may be of any kind."""
    return group.person is not None and normalise(group.person.lemma) in lexicon.context["holder"]


def _in_armed_wing(tagged: Tagged, end: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether «in» an armed wing follows («ناشطين في سرايا القدس»)."""
    words = [tag.word.text for tag in tagged.tags[end : end + 3]]
    return "في" in words[:2] and any(word in lexicon.context["armed_wing"] for word in words)


def _in_police(tagged: Tagged, end: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether staff is that of police or army («موظف في الشرطة», «موظف شرطة»)."""
    words = [tag.word.text for tag in tagged.tags[end : end + 2]]
    words = words[1:] if words[:1] == ["في"] else words[:1]
    return any(rest in lexicon.context["police"] for word in words[:1] for _, rest in readings(word, 3))


def of_office(tagged: Tagged, end: int, lexicon: ClaimLexicon) -> str:
    """Return combatant for an office in an armed group, unknown for one of politics («رئيس المجلس السياسي لحركة …»)."""
    for index in range(end, min(len(tagged.tags), end + _OFFICE_REACH)):
        tag = tagged.tags[index]
        pair = pair_at(tagged, index, lexicon)
        if pair is not None:
            return pair
        after = tagged.tags[index + 1].word.text if index + 1 < len(tagged.tags) else ""
        civil, political = lexicon.context["civil_office"], lexicon.context["institution"]
        if (
            tag.word.text in civil
            or (tag.word.text in political and after in civil)
            or _is_party(tagged, index, lexicon)
        ):
            return "civilian"
        if tag.word.text in political:
            return "combatant" if cue_of(after, lexicon) == "combatant" else "unknown"
        if (tag.is_mark and tag.word.text not in SOFT_MARKS) or tag.form.triggers or "by" in tag.roles:
            return "unknown"
        cue = cue_at(tagged, index, lexicon)
        ranked = tag.person is not None and tag.person.kind == "title" and tag.form.definite
        if cue is None and ranked and tag.person is not None and tag.person.victim_class == "combatant":
            return "combatant"
        if cue is not None and cue != "unknown":
            return cue
    return "unknown"


def _is_party(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether «the party» is one of politics: no party in arms is named in the article."""
    norm = tagged.sentence.text.norm
    text, parties = tagged.tags[index].word.text, lexicon.context["party"]
    return any(rest in parties for _, rest in readings(text)) and not any(
        name in norm for name in lexicon.context["armed_party"]
    )
