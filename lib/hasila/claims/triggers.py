"""Which outcome words of a sentence govern: verbs with the rest of their idiom, joined words, none of a mere threat.

«مقتل وإصابة» become one governor of killed-or-injured; «لقي» governs only where «مصرعه» follows; what is attempted,
feared, planned or judged does not govern at all.
"""

from __future__ import annotations

from dataclasses import replace

from hasila.claims.governor import Governor
from hasila.claims.idioms import tail_of
from hasila.claims.lexicon import Trigger
from hasila.claims.tagging import Tag, Tagged
from hasila.claims.unreal import is_unreal

#: Words between «that» and a verb whose subject stands between them.
_SUBJECT_REACH = 6
_ARRESTS_BEFORE, _ARRESTS_AFTER = 14, 3
#: Words from the blow to «death» in «stabbed to death».
_DEATH_REACH = 2
_WITH_IT = frozenset({"به", "بها"})
_IN = frozenset({"في", "داخل", "من"})
#: Words from a verb to its object, who did it between.
_OBJECT_REACH = 6
#: Words from the deed to the verb that says whom it reached.
_DEED_REACH = 5
#: Words from «families of» to the verb that says how those counted died.
_BEREAVED_REACH = 7


def find_governors(tagged: Tagged) -> list[Governor]:
    """Return the outcome words, in order, those of a mere threat marked; neighbours joined by و or أو become one."""
    found: list[Governor] = []
    index = 0
    while index < len(tagged.tags):
        tag = tagged.tags[index]
        governor = _governor_at(tagged, index) if tag.form.triggers or tag.phrase else None
        if governor is None or any(is_none(tagged, governor) for is_none in (_emphasises, _is_prison, _are_families)):
            index += 1
            continue
        if found and _is_manner(tagged, found[-1], governor):
            index += 1
            continue
        index = governor.end
        if found and _is_joined(tagged, found[-1], governor):
            governor = _merged(found.pop(), governor)
        found.append(governor)
    return [replace(governor, real=False) if is_unreal(tagged, governor) else governor for governor in found]


def _is_manner(tagged: Tagged, before: Governor, governor: Governor) -> bool:
    """Tell whether the form of a verb of two is how somebody died, right behind his death (لقي مصرعه دهسا)."""
    tag = tagged.tags[governor.first]
    how = governor.trigger.plural and tag.word.text.endswith("ا") and not tag.word.text.endswith("وا")
    died = before.outcome == "killed" and governor.first == max(before.end, before.last)
    return how and died and not tag.form.trigger_cut


def _governor_at(tagged: Tagged, index: int) -> Governor | None:
    tag = tagged.tags[index]
    if tag.phrase is not None and tag.phrase.needs:
        tail = tail_of(tagged, tag.phrase_end - 1, tag.phrase.needs)
        if tail is not None and tagged.tags[tail].word.text.startswith(tag.phrase.needs):
            return Governor(index, tag.phrase_end, tag.phrase.outcome, tag.phrase, False, tail + 1)
    elif tag.phrase is not None:
        joined = tag.form.conjunction and not tag.phrase.lemma.startswith("و")
        return Governor(index, tag.phrase_end, tag.phrase.outcome, tag.phrase, joined, tag.phrase_end)
    if not tag.form.triggers or not _spelled_as_trigger(tagged, index):
        return None
    readings = _in_context(tagged, index)
    tails = [(tail, trigger) for trigger in readings if (tail := tail_of(tagged, index, trigger.needs)) is not None]
    if tails:
        tail, trigger = _first_or_death(tails)
        return _governor(tagged, index, trigger, tail + 1)
    bare = [t for t in readings if not t.needs and (not t.of_arrests or _speaks_of_arrests(tagged, index))]
    bare = [t for t in bare if not t.of_fate or _is_unknown(tagged, index)]
    if any(trigger.needs_object for trigger in bare):
        found = _has_object_behind(tagged, index)
        bare = [trigger for trigger in bare if trigger.needs_object == found]
    if not bare and _speaks_of_killings(tagged, index):
        bare = [replace(trigger, outcome="killed", wording="neutral") for trigger in readings if trigger.of_arrests]
    return next((_governor(tagged, index, trigger, index + 1) for trigger in bare), None)


def _has_object_behind(tagged: Tagged, index: int) -> bool:
    """Tell whether people in the accusative stand behind a verb of other senses and who did it (طعن المهاجم شخصين)."""
    counted = {number.first for number in tagged.numbers}
    for place in range(index + 1, min(index + _OBJECT_REACH, len(tagged.tags))):
        tag = tagged.tags[place]
        person, text = tag.person, tag.word.text
        if place in counted:
            return True
        if person is not None and (person.accusative or (person.number != "one" and text.endswith("ين"))):
            return not tag.form.person_cut
        woman = person is not None and person.lemma.endswith("ة") and not tag.form.definite
        if woman and tagged.tags[place - 1].form.definite:
            return True  # طعن الجاني نادلة
        if tag.is_mark or ({"preposition", "barrier"} & tag.roles and place == index + 1 and text not in _WITH_IT):
            return False
    return False


def _first_or_death(tails: list[tuple[int, Trigger]]) -> tuple[int, Trigger]:
    """Return the nearest rest of an idiom, or «to death» behind it, which says more (تعرض للطعن حتى الموت)."""
    first = min(tails, key=lambda pair: pair[0])
    if len(tails) == 1:
        return first
    deaths = [(tail, t) for tail, t in tails if t.outcome == "killed" and any(" " in need for need in t.needs)]
    return next((pair for pair in deaths if pair[0] <= first[0] + _DEATH_REACH), first)


def _speaks_of_killings(tagged: Tagged, index: int) -> bool:
    """Tell whether killings are what reached people: الاغتيالات التي طالت ثلاثة أئمة."""
    relative = index > 0 and "relative" in tagged.tags[index - 1].roles
    return relative and any("killings" in tag.roles for tag in tagged.tags[max(0, index - _DEED_REACH) : index - 1])


def _is_unknown(tagged: Tagged, index: int) -> bool:
    """Tell whether nobody is said to know a fate: تجهل العائلات مصير تسعة صيادين."""
    return any("fate" in tag.roles for tag in tagged.tags[max(0, index - _DEED_REACH) : index])


def _speaks_of_arrests(tagged: Tagged, index: int) -> bool:
    """Tell whether arrests are what reached people: حملة اعتقالات طالت 14 شابا، طالت الاعتقالات 20 مواطنا."""
    counted = {number.last for number in tagged.numbers}  # طالت مئات الأسر
    near = range(max(0, index - _ARRESTS_BEFORE), min(len(tagged.tags), index + _ARRESTS_AFTER))
    return any("arrests" in tagged.tags[place].roles and place not in counted for place in near)


def _in_context(tagged: Tagged, index: int) -> tuple[Trigger, ...]:
    """Return the readings of a form, the masdar first only where what stands before calls for a noun (عملية قتل)."""
    form, word = tagged.tags[index].form, tagged.tags[index].word.text
    letter = word[form.trigger_cut - 1] if form.trigger_cut else ""
    if letter and letter in "بك":
        nouns = (t for t in form.triggers if t.kind in ("masdar", "either"))  # كفر is not «as fled»
        return tuple(sorted(nouns, key=lambda t: (not t.needs, t.kind != "masdar")))
    if letter == "ل":
        return tuple(t for t in form.triggers if t.kind in ("masdar", "either") or t.present)  # لتلقي العلاج
    if len(form.triggers) < 2:
        return form.triggers
    after_preposition = letter != "" and letter in "بل"
    if _is_paired_with_masdar(tagged, index):
        return tuple(sorted(form.triggers, key=lambda t: (not t.needs, t.kind != "masdar")))
    before = tagged.tags[index - 1].roles if index else frozenset()
    nominal = (
        bool({"preposition", "masdar_before", "carrier", "leads"} & before) and "takes_up" not in before
    )  # حيث قتل
    nominal = nominal or after_preposition
    return tuple(sorted(form.triggers, key=lambda t: (not t.needs, (t.kind == "masdar") != nominal)))


def _is_paired_with_masdar(tagged: Tagged, index: int) -> bool:
    """Tell whether «and» joins a verbal noun right behind: قتل وإصابة مئة, not a verb (قتل وأصيب)."""
    after = tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
    if after is None or not after.form.triggers or after.word.text[0] != "و":
        return False
    return all(trigger.kind == "masdar" for trigger in after.form.triggers)


def _governor(tagged: Tagged, index: int, trigger: Trigger, last: int) -> Governor:
    joined = tagged.tags[index].form.trigger_cut > 0 and tagged.tags[index].word.text[0] == "و"
    joined = joined or (index > 0 and tagged.tags[index - 1].word.text == "و")
    return Governor(index, index + 1, trigger.outcome, trigger, joined, last)


def _spelled_as_trigger(tagged: Tagged, index: int) -> bool:
    """Tell apart words that normalising made equal, by the raw letters: إصابة from أصابه, أباد from (إسلام) آباد."""
    raw, text = tagged.raw(index), tagged.tags[index].word.text
    before = tagged.tags[index - 1] if index else None
    if before is not None and "town_part" in before.roles and before.marker_end > index:
        return False
    if "no_harm" in tagged.tags[index].roles or _has_age(tagged, index):
        return False
    return not (text.endswith("ه") and raw.endswith("ه") and "أ" in raw)


def _has_age(tagged: Tagged, index: int) -> bool:
    """Tell whether an age in brackets stands behind, as behind a name like a verb (فاردي (31 عاما))."""
    near = tagged.tags[index + 1 : index + 4]
    return len(near) == 3 and near[0].word.text == "(" and near[1].word.text.isdigit() and near[2].form.unit == "time"


def _is_joined(tagged: Tagged, left: Governor, right: Governor) -> bool:
    if left.trigger.is_carrier or (left.is_verb != right.is_verb and right.trigger.kind != "either"):
        return False
    if left.first and "attempt" in tagged.tags[left.first - 1].roles and "result" in tagged.tags[right.first].roles:
        return False  # محاولة اغتيال ومقتل اثنين من الحراس
    own = _has_own_subject(tagged, left, right) or _has_victims_of_its_own(tagged, left, right)
    if left.is_verb and (left.trigger.plural != right.trigger.plural or own):
        return False
    between = [tag.word.text for tag in tagged.tags[left.end : right.first]]
    if right.first == left.end:
        return right.joined
    return between in (["و"], ["او"], ["/"], ["و", "/", "او"])


def _has_own_subject(tagged: Tagged, left: Governor, right: Governor) -> bool:
    """Tell whether the first of two verbs is said of somebody before it: إن رجلا قتل وأصيب ستة، كانت قتلت وأصيب مئة."""
    words = [tagged.tags[one.first].word.text for one in (left, right)]
    if not left.trigger.plural and words[0].endswith("ت") != words[1].endswith("ت") and right.end > left.end:
        return True
    before = tagged.tags[max(0, left.first - _SUBJECT_REACH) : left.first]
    that = next((place for place, tag in enumerate(before) if "that" in tag.roles), None)
    return that is not None and any(_is_one(tag) for tag in before[that + 1 :])


def _is_one(tag: Tag) -> bool:
    return tag.person is not None and tag.person.number == "one" and not tag.has_preposition


def _has_victims_of_its_own(tagged: Tagged, left: Governor, right: Governor) -> bool:
    """Tell whether the victim of the first verb stands before it, another behind the second: شاب قتل وأصيب آخر."""
    before = tagged.tags[left.first - 1].person if left.first else None
    after = tagged.tags[right.end].person if right.end < len(tagged.tags) else None
    return before is not None and after is not None and after.kind in ("other", "nth")


def _merged(left: Governor, right: Governor) -> Governor:
    outcomes = {left.outcome, right.outcome}
    if left.outcome == "injured" and right.is_verb and right.trigger.is_natural:
        outcomes = {right.outcome}  # طعنا وتوفيا
    if len(outcomes) == 1:
        outcome = right.outcome
    elif outcomes <= {"killed", "injured", "casualties"}:
        outcome = "casualties"
    else:
        outcome = right.outcome
    trigger = left.trigger if left.trigger.kind == "masdar" else right.trigger
    return Governor(left.first, right.end, outcome, trigger, left.joined, right.last)


def _is_prison(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the word is the prison that somebody is in (في سجن …), no imprisoning."""
    trigger = governor.trigger
    if not (trigger.is_sentence and trigger.near) or governor.is_verb or not governor.first:
        return False
    return tagged.tags[governor.first - 1].word.text in _IN


def _are_families(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the word is «families of» people counted who are said to have died (أسر 20 عاملا قضوا)."""
    trigger = governor.trigger
    if not (trigger.near and trigger.kind == "either" and trigger.outcome == "captured"):
        return False
    near = tagged.tags[governor.end : governor.end + _BEREAVED_REACH]
    last = next((place for place, tag in enumerate(near) if tag.person is not None), None)
    if last is None or any(tag.is_mark for tag in near[:last]):
        return False
    behind = near[last + 1 : last + 3]
    verb = next((tag for tag in behind if tag.form.triggers), None)
    between = behind[: behind.index(verb)] if verb is not None else []
    dead = verb is not None and any(one.plural and one.outcome in ("killed", "missing") for one in verb.form.triggers)
    return dead and verb is not None and not verb.form.trigger_cut and not any(tag.is_mark for tag in between)


def _emphasises(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the word is «for … did», a verb of harm right behind it, and no loss (أما أخوه فقد قتل)."""
    if not governor.trigger.near or "maybe" not in tagged.tags[governor.first].roles:
        return False
    after = tagged.tags[governor.end : governor.end + 1]
    return any(trigger.kind != "masdar" for tag in after for trigger in tag.form.triggers)
