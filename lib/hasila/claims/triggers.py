"""Which outcome words of a sentence govern: verbs with the rest of their idiom, joined words, none of a mere threat.

«مقتل وإصابة» become one governor of killed-or-injured; «لقي» governs only where «مصرعه» follows; what is attempted,
feared, planned or judged does not govern at all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from hasila.claims.lexicon import Trigger
from hasila.claims.tagging import CLOSERS, Tag, Tagged

_IDIOM_REACH = 24
_DEMAND_REACH = 22
_WHETHER_REACH = 9
#: Words between «that» and a verb whose subject stands between them.
_SUBJECT_REACH = 6
#: How far behind «passed» the time spent may stand, before a verb of harm its «if only», behind «cited» the evidence.
_SPENT_REACH, _IF_REACH, _CITED_REACH = 7, 18, 6
#: Words from «detention of» to what says that it is for inquiry.
_PRETRIAL_REACH = 9
#: Of a verb that means harm, or something else, without its idiom too (فقد).
_SHORT_REACH = 9
#: Words from «to» to the hospital (إلى أحد المشافي الميدانية).
_TO_REACH = 3
#: Words between a verb of trying and the deed, who tried described between.
_ATTEMPT_REACH = 9
#: Letters of a past verb, at most (حاولوا).
_SHORT_VERB = 5
_ARRESTS_BEFORE, _ARRESTS_AFTER = 14, 3
#: What may be written onto the word that completes an idiom.
_BEFORE_NEED = ("", "ال", "ب", "ل", "لل")
#: Words from the deed to the verb that says whom it reached.
_DEED_REACH = 5


@dataclass(frozen=True, slots=True)
class Governor:
    """An outcome word in force, over the words ``first`` to ``end``; ``joined`` has و before it."""

    first: int
    end: int
    outcome: str
    trigger: Trigger
    joined: bool = False
    #: The words that carry the claim, for the trigger span.
    last: int = 0
    #: False where the harm is attempted, feared, planned, judged or denied: it governs nothing, but ends the reach
    #: of others.
    real: bool = True

    @property
    def is_verb(self) -> bool:
        """The outcome word is a verb, with a subject."""
        return self.trigger.kind != "masdar"


def find_governors(tagged: Tagged) -> list[Governor]:
    """Return the outcome words, in order, those of a mere threat marked; neighbours joined by و or أو become one."""
    found: list[Governor] = []
    index = 0
    while index < len(tagged.tags):
        tag = tagged.tags[index]
        governor = _governor_at(tagged, index) if tag.form.triggers or tag.phrase else None
        if governor is None or _emphasises(tagged, governor):
            index += 1
            continue
        index = governor.end
        if found and _is_joined(tagged, found[-1], governor):
            governor = _merged(found.pop(), governor)
        found.append(governor)
    return [replace(governor, real=not is_unreal(tagged, governor)) for governor in found]


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
        tail, trigger = min(tails, key=lambda pair: pair[0])
        return _governor(tagged, index, trigger, tail + 1)
    bare = [t for t in readings if not t.needs and (not t.of_arrests or _speaks_of_arrests(tagged, index))]
    bare = [t for t in bare if not t.of_fate or _is_unknown(tagged, index)]
    if not bare and _speaks_of_killings(tagged, index):
        bare = [replace(trigger, outcome="killed", wording="neutral") for trigger in readings if trigger.of_arrests]
    return next((_governor(tagged, index, trigger, index + 1) for trigger in bare), None)


def _speaks_of_killings(tagged: Tagged, index: int) -> bool:
    """Tell whether killings are what reached people: الاغتيالات التي طالت ثلاثة أئمة."""
    relative = index > 0 and "relative" in tagged.tags[index - 1].roles
    return relative and any("killings" in tag.roles for tag in tagged.tags[max(0, index - _DEED_REACH) : index - 1])


def _is_unknown(tagged: Tagged, index: int) -> bool:
    """Tell whether nobody is said to know a fate: تجهل العائلات مصير تسعة صيادين."""
    return any("fate" in tag.roles for tag in tagged.tags[max(0, index - _DEED_REACH) : index])


def _speaks_of_arrests(tagged: Tagged, index: int) -> bool:
    """Tell whether arrests are what reached people: حملة اعتقالات طالت 14 شابا، طالت الاعتقالات 20 مواطنا."""
    near = tagged.tags[max(0, index - _ARRESTS_BEFORE) : index + _ARRESTS_AFTER]
    return any("arrests" in tag.roles for tag in near)


def _in_context(tagged: Tagged, index: int) -> tuple[Trigger, ...]:
    """Return the readings of a form, the masdar first only where what stands before calls for a noun (عملية قتل)."""
    form, word = tagged.tags[index].form, tagged.tags[index].word.text
    letter = word[form.trigger_cut - 1] if form.trigger_cut else ""
    if letter and letter in "بك":
        return tuple(t for t in form.triggers if t.kind in ("masdar", "either"))  # كفر is not «as fled»
    if letter == "ل":
        return tuple(t for t in form.triggers if t.kind in ("masdar", "either") or t.present)  # لتلقي العلاج
    if len(form.triggers) < 2:
        return form.triggers
    after_preposition = letter != "" and letter in "بل"
    if _is_paired_with_masdar(tagged, index):
        return tuple(sorted(form.triggers, key=lambda t: (not t.needs, t.kind != "masdar")))
    before = tagged.tags[index - 1].roles if index else frozenset()
    nominal = after_preposition or bool({"preposition", "masdar_before", "carrier", "leads"} & before)
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
    """Tell apart words that normalising made equal: إصابة from أصابه, by the raw letters."""
    raw, text = tagged.raw(index), tagged.tags[index].word.text
    if "no_harm" in tagged.tags[index].roles:
        return False
    return not (text.endswith("ه") and raw.endswith("ه") and "أ" in raw)


def tail_of(tagged: Tagged, index: int, needs: tuple[str, ...]) -> int | None:
    """Return the word that completes the idiom of a verb, within its clause."""
    short = any(not other.needs for other in tagged.tags[index].form.triggers)
    for place in range(index + 1, min(len(tagged.tags), index + (_SHORT_REACH if short else _IDIOM_REACH))):
        text = tagged.tags[place].word.text
        if text in CLOSERS:
            return None
        if text.startswith(_beginnings(needs)) and any(_completes(tagged, place, need) for need in needs):
            return place
    return None


@lru_cache(maxsize=4_000)
def _beginnings(needs: tuple[str, ...]) -> tuple[str, ...]:
    """Return how a word may begin that completes an idiom."""
    return tuple(prefix + need.split()[-1] for need in needs for prefix in _BEFORE_NEED)


def _completes(tagged: Tagged, place: int, need: str) -> bool:
    """Tell whether a word completes an idiom; a need of two words asks for a «to» before it (نقل إلى … مستشفى)."""
    text, (*to, need) = tagged.tags[place].word.text, need.split()
    if not text.startswith(tuple(prefix + need for prefix in _BEFORE_NEED)):
        return False
    near = [tag.word.text for tag in tagged.tags[max(0, place - _TO_REACH) : place]]
    return not to or text.startswith("ل") or to[0] in near


def _is_joined(tagged: Tagged, left: Governor, right: Governor) -> bool:
    if left.trigger.is_carrier or (left.is_verb != right.is_verb and right.trigger.kind != "either"):
        return False
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


def is_unreal(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the harm is attempted, feared, planned, judged or only possible."""
    tags, first = tagged.tags, governor.first
    before = tags[first - 1].roles if first else frozenset()
    after = tags[governor.end].roles if governor.end < len(tags) else frozenset()
    if governor.trigger.present and ("maybe" in before or _is_left_open(tagged, first)):
        return True
    if _is_whoever(tagged, governor) or _might_have_been(tagged, governor) or _is_citing(tagged, governor):
        return True
    if (
        ("metaphor" in after and "light" not in after and governor.last <= governor.end)
        or _tells_of_wounds(tagged, governor)
        or _spends_time(tagged, governor)
        or _is_particle(tagged, governor)
    ):
        return True
    if "negation" in before and not _excepts(tagged, governor):
        return True
    if (
        _is_demanded(tagged, governor)
        or _is_purpose(tagged, governor)
        or _may_lead_to(tagged, governor)
        or _is_sentence(tagged, governor)
    ):
        return True
    return _is_object_of_attempt(tagged, governor) or _is_hypothesis(tagged, governor)


def _is_hypothesis(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether a word of threat, plan or wish stands before a governor, and has no object of its own."""
    tags, first = tagged.tags, governor.first
    for place in range(_clause_start(tagged, first), first):
        if "hypothesis_verb" in tags[place].roles and not any(t.is_mark for t in tags[place + 1 : first]):
            return not _is_new_clause(tagged, governor, place)
        if "hypothesis" not in tags[place].roles or place < first - 3:
            continue
        inside = range(max(place + 1, tags[place].marker_end), first)
        if not any(_has_own_object(tags[between]) for between in inside):
            return True
    return False


def _is_new_clause(tagged: Tagged, governor: Governor, attempt: int) -> bool:
    """Tell whether a past verb joined by و or ف comes after what was attempted (حاول الفرار فلحقوا به وقتل)."""
    joined = tagged.tags[governor.first].word.text[0] in "وف" and governor.is_verb and not governor.trigger.present
    return joined and any(_has_own_object(tag) for tag in tagged.tags[attempt + 2 : governor.first])


def _is_object_of_attempt(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether a deed is what somebody tried, who is described between: حاول السائق الذي طورد دهس شرطيين."""
    first = governor.first
    if not first or governor.joined or not governor.trigger.people_only or tagged.tags[first].form.trigger_cut:
        return False
    if governor.trigger.kind == "passive" or tagged.tags[first - 1].roles:
        return False
    for place in range(first - 1, max(-1, first - _ATTEMPT_REACH), -1):
        tag = tagged.tags[place]
        if tag.is_mark or tag.form.triggers or {"leads", "turn", "preposition"} & tag.roles or tag.word.text[0] == "ف":
            return False
        if "hypothesis_verb" in tag.roles:
            return True
    return False


def _is_left_open(tagged: Tagged, first: int) -> bool:
    """Tell whether the imperfect is said of whoever, or hangs on «to»: من يقتل، أن يقتل; قبل أن يقتل tells an event."""
    before = [tag.word.text for tag in tagged.tags[max(0, first - 2) : first]]
    if first and "to" in tagged.tags[first - 1].roles:
        return True
    if not before or before[-1] not in ("من", "لمن", "ومن", "ان"):
        return False
    return before[-1] != "ان" or len(before) < 2 or "by" not in tagged.tags[first - 2].roles


def _tells_of_wounds(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the verb only says which wounds they were (متأثرا بجراحه التي أصيب بها)."""
    after = tagged.tags[governor.end].word.text if governor.end < len(tagged.tags) else ""
    return governor.is_verb and governor.outcome == "injured" and after == "بها" and governor.first > 0


def _clause_start(tagged: Tagged, first: int) -> int:
    """Return how far back a threat or plan reaches a governor: to the last «while», «but» or «after»."""
    start = max(0, first - 5)
    return next((place + 1 for place in range(first - 1, start - 1, -1) if "turn" in tagged.tags[place].roles), start)


def _is_particle(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the word is «for it has» or «may», a verb behind it, and no loss (فقد يكون، فقد زار)."""
    after = tagged.tags[governor.end : governor.end + 1]
    verb = any(_may_be_verb(tag) for tag in after)
    return governor.trigger.near and "maybe" in tagged.tags[governor.first].roles and verb


def _may_be_verb(tag: Tag) -> bool:
    """Tell whether a word is an imperfect, or short and unknown, so that it may be a past verb (فقد زار)."""
    text = tag.word.text
    if tag.form.triggers:
        return True
    unknown = tag.person is None and not tag.roles and not tag.has_preposition and tag.word.kind == "word"
    she = text.endswith("ت") and not text.endswith("ات") and text[:2] != "ال"  # فقد اعترفت
    return unknown and (she or text.startswith(("ي", "ت")) or (len(text) <= _SHORT_VERB and text[:2] != "ال"))


def _emphasises(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the word is «for … did», a verb of harm right behind it, and no loss (أما أخوه فقد قتل)."""
    if not governor.trigger.near or "maybe" not in tagged.tags[governor.first].roles:
        return False
    after = tagged.tags[governor.end : governor.end + 1]
    return any(trigger.kind != "masdar" for tag in after for trigger in tag.form.triggers)


def _spends_time(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether a verb of passing away has time for its object (قضوا خمسة أيام)."""
    after = tagged.tags[governor.end].roles if governor.end < len(tagged.tags) else frozenset()
    if not governor.trigger.may_be_spending or "violence" in after:
        return False  # قضوا اختناقا ليلة أمس
    for tag in tagged.tags[governor.end : governor.end + _SPENT_REACH]:
        if tag.form.unit == "time" and not tag.word.text.startswith("ال"):
            return True
        if "preposition" in tag.roles or tag.is_mark:
            return False
    return False


def _is_whoever(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the verb says what befalls whoever does it (كل من قبض على شخص): a law, no event."""
    before = [tag.word.text for tag in tagged.tags[max(0, governor.first - 2) : governor.first]]
    return governor.is_verb and before in (["كل", "من"], ["لكل", "من"])


def _might_have_been(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether an «if only» opens the clause, or it is asked whether: لو تعطلت سيارتهم أو توفي أحدهم."""
    for place in range(governor.first - 1, max(-1, governor.first - _IF_REACH), -1):
        if tagged.tags[place].word.text in CLOSERS:
            return False
        asked = "whether" in tagged.tags[place].roles and place > governor.first - _WHETHER_REACH
        if asked or "if_only" in tagged.tags[place].roles:
            return True
    return False


def _is_citing(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the verb of martyrdom has evidence behind it: استشهد الخبير بأرقام, he cited."""
    near = tagged.tags[governor.end : governor.end + _CITED_REACH]
    return governor.is_verb and governor.trigger.wording == "martyr" and any("cited" in tag.roles for tag in near)


def _excepts(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the denied verb excepts somebody (لم يصب سوى جندي)."""
    return any({"exception", "only"} & tag.roles for tag in tagged.tags[governor.end : governor.end + 4])


def _is_purpose(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether a ل before the masdar of a deed says what somebody came to do (دخلوا المخيم لاعتقال شاب)."""
    first = governor.first
    word = tagged.tags[first].word.text
    cut = tagged.tags[first].form.trigger_cut
    if governor.trigger.follows_victims and word.startswith("ل"):
        return True  # للقبض عليهم
    if first and governor.trigger.is_deed and "laying" in tagged.tags[first - 1].roles:
        first, cut = first - 1, 1  # لإلقاء القبض على
        word = tagged.tags[first].word.text
    if not cut or word[cut - 1] != "ل" or not governor.trigger.is_deed:
        return False
    before = tagged.tags[first - 1].roles if first else frozenset()
    return not {"leads", "add"} & before


def _is_demanded(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether somebody demands or allows the deed: طالب النواب في الجلسة باعتقال المسؤول."""
    cut = tagged.tags[governor.first].form.trigger_cut
    if not cut or tagged.tags[governor.first].word.text[cut - 1] != "ب" or governor.is_verb:
        return False
    if _is_pretrial(tagged, governor):
        return False  # أمرت النيابة بحبس سبعة متهمين على ذمة التحقيق
    for place in range(governor.first - 1, max(-1, governor.first - _DEMAND_REACH), -1):
        tag = tagged.tags[place]
        if tag.word.text in CLOSERS or tag.form.triggers:
            return False
        if "demand" in tag.roles:
            return True
    return False


def _may_lead_to(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the clause says that something may lead to the harm: قد يؤدي القتال إلى مقتل المئات."""
    for place in range(governor.first - 1, max(-1, governor.first - 12), -1):
        tag = tagged.tags[place]
        if tag.word.text in CLOSERS or (tag.form.triggers and "maybe" not in tag.roles):
            return False
        if "maybe" in tag.roles and place + 1 < governor.first:
            verb = tagged.tags[place + 1]
            leads = "leads" in verb.roles or tagged.tags[governor.first - 1].word.text == "الي"
            return leads and verb.word.text.startswith(("ي", "ت"))
    return False


def _is_pretrial(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether people are put in prison for inquiry, as no court sentenced them (حبس أربعة متهمين احتياطيا)."""
    if governor.outcome != "captured":
        return False
    return any("pretrial" in tag.roles for tag in tagged.tags[governor.end : governor.end + _PRETRIAL_REACH])


def _is_sentence(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether a court orders the death or prison that the word names, or the word is the prison (في سجن …)."""
    if not governor.trigger.is_sentence or _is_pretrial(tagged, governor):
        return False
    before = [tag.roles for tag in tagged.tags[max(0, governor.first - 5) : governor.first]]
    if governor.trigger.near and before and "preposition" in before[-1] and not any("leads" in r for r in before[:-1]):
        return True
    reach = range(max(0, governor.first - 8), min(len(tagged.tags), governor.end + 12))
    if governor.trigger.near:
        reach = range(len(tagged.tags))
    return any("court" in tagged.tags[place].roles for place in reach)


def _has_own_object(tag: Tag) -> bool:
    """Tell whether a word between shows that the attempt, fear or plan was of something else (محاولة التسلل)."""
    return tag.is_mark or "carrier" in tag.roles or (tag.word.text.startswith("ال") and not tag.roles)
