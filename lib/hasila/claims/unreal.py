"""Which outcome words tell of harm that has not happened: attempted, feared, planned, judged or only possible.

An outcome word in force tells an event unless the words around it say otherwise; what they do not say is not guessed.
"""

from __future__ import annotations

from hasila.claims.attempts import follows_attempt, is_object_of_attempt
from hasila.claims.causing import may_lead_to
from hasila.claims.governor import Governor
from hasila.claims.tagging import CLOSERS, Tag, Tagged

_DEMAND_REACH = 22
#: Words from «in haste» to the deed (بالإسراع في إلقاء القبض).
_HASTE_REACH = 3
_WHETHER_REACH = 9
#: Words from «passed» to «most of his life».
_LIFE_REACH = 14
#: How far behind «passed» the time spent may stand, before a verb of harm its «if only», behind «cited» the evidence.
_SPENT_REACH, _IF_REACH, _CITED_REACH = 7, 18, 6
#: Words from «detention of» to what says that it is for inquiry.
_PRETRIAL_REACH = 9
#: Words from a judge or prosecutor to the detention that is ordered.
_ORDER_REACH = 5
#: Words from what whoever may do to the same again.
_WHOEVER_REACH = 10
#: Letters of a past verb, at most (حاولوا).
_SHORT_VERB = 5
#: Roots of «pours», which is «is hit» as well (يصب في), and of «stabs», which is «appeals» as well (طعن في الحكم).
_POURS, _STABS = "صب", "طعن"
#: Roles that say only who somebody is, or how long: such words may be what a plan was of, as words without a role are.
_OF_WHO = frozenset({"inquiry", "one_length"})


def is_unreal(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the harm is attempted, feared, planned, judged or only possible."""
    tags, first = tagged.tags, governor.first
    before = tags[first - 1].roles if first else frozenset()
    after = tags[governor.end].roles if governor.end < len(tags) else frozenset()
    if governor.trigger.present and (
        "maybe" in before or _is_left_open(tagged, first) or _goes_on_with_whoever(tagged, governor)
    ):
        return True
    if _is_whoever(tagged, governor) or _might_have_been(tagged, governor) or _is_citing(tagged, governor):
        return True
    if (
        (
            _is_metaphor(tagged, governor, after)
            and "light" not in after
            and governor.last <= governor.end
            and not _is_named(tagged, governor)
        )
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
        or may_lead_to(tagged, governor)
        or _is_sentence(tagged, governor)
    ):
        return True
    return is_object_of_attempt(tagged, governor) or _is_hypothesis(tagged, governor)


def _is_metaphor(tagged: Tagged, governor: Governor, after: frozenset[str]) -> bool:
    """Tell whether the word behind shows another sense of this very verb: قضى ليلته، طعن بالحكم، يصب في مصلحة."""
    if "metaphor" in after:
        return True
    verb = tagged.tags[governor.first].word.text
    return (
        (governor.trigger.may_be_spending and bool({"ruled", "spent_time"} & after))
        or ("poured" in after and _POURS in verb)
        or ("appealed" in after and (_STABS in verb or governor.trigger.may_be_spending))
        or ("yielded" in after and governor.trigger.is_carrier)
        or ("felt" in after and governor.outcome == "injured")
    )


def _is_named(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether somebody with his name stands behind, whatever his calling means else (مقتل القاضي سامر خليل)."""
    here = tagged.tags[governor.end].person if governor.end < len(tagged.tags) else None
    behind = tagged.tags[governor.end + 1 : governor.end + 2]
    return here is not None and any(tag.form.begins_name or tag.form.begins_weak_name for tag in behind)


def _is_hypothesis(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether a word of threat, plan or wish stands before a governor, and has no object of its own."""
    tags, first = tagged.tags, governor.first
    if _is_ordered_by_court(tagged, governor):
        return False
    start = _clause_start(tagged, first)
    attempt = next((place for place in range(first - 1, start - 1, -1) if "attempt" in tags[place].roles), None)
    if attempt is not None and follows_attempt(tagged, governor, attempt):
        start = attempt + 1
    for place in range(start, first):
        if "hypothesis_verb" in tags[place].roles and not any(t.is_mark for t in tags[place + 1 : first]):
            return not _is_new_clause(tagged, governor, place)
        if "hypothesis" not in tags[place].roles or place < first - 3:
            continue
        inside = range(max(place + 1, tags[place].marker_end), first)
        charged = any("charge" in tags[between].roles for between in inside)  # يواجه اتهامات بقتل طفل
        if not charged and not any(_has_own_object(tags[between]) for between in inside):
            return True
    return False


def _is_new_clause(tagged: Tagged, governor: Governor, attempt: int) -> bool:
    """Tell whether a past verb joined by و or ف comes after what was attempted (حاول الفرار فلحقوا به وقتل)."""
    joined = tagged.tags[governor.first].word.text[0] in "وف" and governor.is_verb and not governor.trigger.present
    return joined and any(_has_own_object(tag) for tag in tagged.tags[attempt + 2 : governor.first])


def _is_left_open(tagged: Tagged, first: int) -> bool:
    """Tell whether the imperfect is said of whoever, or hangs on «to»: من يقتل، أن يقتل; قبل أن يقتل tells an event."""
    before = [tag.word.text for tag in tagged.tags[max(0, first - 2) : first]]
    if first and "to" in tagged.tags[first - 1].roles:
        return True
    if first > 1 and "every" in tagged.tags[first - 2].roles and tagged.tags[first - 1].person is not None:
        return tagged.tags[first - 1].form.unit is None  # مكافأة لأي شخص يقتل, not عواصف كل سنة تودي
    if not before or before[-1] not in ("من", "لمن", "ومن", "ان"):
        return False
    return before[-1] != "ان" or len(before) < 2 or "by" not in tagged.tags[first - 2].roles


def _goes_on_with_whoever(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether «or» repeats a verb that was said of whoever (من يقتل أباه أو يقتل خاله)."""
    first, verb = governor.first, tagged.tags[governor.first].word.text
    if not first or tagged.tags[first - 1].word.text not in ("او", "و"):
        return False
    near = range(max(0, first - _WHOEVER_REACH), first)
    return any(tagged.tags[place].word.text == verb and _is_left_open(tagged, place) for place in near)


def _tells_of_wounds(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the verb only says which wounds they were (متأثرا بجراحه التي أصيب بها)."""
    after = tagged.tags[governor.end].word.text if governor.end < len(tagged.tags) else ""
    told = governor.is_verb and governor.outcome == "injured" and governor.trigger.kind != "active"
    return told and after == "بها" and governor.first > 0


def _clause_start(tagged: Tagged, first: int) -> int:
    """Return how far back a threat or plan reaches a governor: to the last «while», «but» or «after»."""
    start = max(0, first - 5)
    return next((place + 1 for place in range(first - 1, start - 1, -1) if "turn" in tagged.tags[place].roles), start)


def _is_particle(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the word is «for it has» or «may», a verb behind it, and no loss (فقد يكون، فقد زار)."""
    after = tagged.tags[governor.end : governor.end + 1]
    counted = any(number.first == governor.end for number in tagged.numbers)  # فقد سبعة صيادين
    verb = not counted and any(_may_be_verb(tag) and not tag.form.begins_name for tag in after)
    return governor.trigger.near and "maybe" in tagged.tags[governor.first].roles and verb


def _may_be_verb(tag: Tag) -> bool:
    """Tell whether a word is an imperfect, or short and unknown, so that it may be a past verb (فقد زار)."""
    text = tag.word.text
    if tag.form.triggers or "hypothesis_verb" in tag.roles:
        return True  # فقد حاول عدد من الضباط
    unknown = tag.person is None and not tag.roles and not tag.has_preposition and tag.word.kind == "word"
    she = text.endswith("ت") and not text.endswith("ات") and text[:2] != "ال"  # فقد اعترفت
    return unknown and (she or text.startswith(("ي", "ت")) or (len(text) <= _SHORT_VERB and text[:2] != "ال"))


def _spends_time(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether a verb of passing away has time for its object (قضوا خمسة أيام)."""
    after = tagged.tags[governor.end].roles if governor.end < len(tagged.tags) else frozenset()
    if not governor.trigger.may_be_spending or "violence" in after:
        return False  # قضوا اختناقا ليلة أمس
    if any("most_of_time" in tag.roles for tag in tagged.tags[governor.end : governor.end + _LIFE_REACH]):
        return True  # قضى فلان بعيدا عن بلده معظم عمره
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
    if not governor.is_verb or governor.trigger.wording != "martyr":
        return False
    for tag in tagged.tags[governor.end : governor.end + _CITED_REACH]:
        if "cited" in tag.roles or "violence" in tag.roles:
            return "violence" not in tag.roles  # استشهدت في غارة على منزل بصور
    return False


def _excepts(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether the denied verb excepts somebody (لم يصب سوى جندي)."""
    return any({"exception", "only"} & tag.roles for tag in tagged.tags[governor.end : governor.end + 4])


def _is_purpose(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether a ل before the masdar of a deed says what somebody came to do (دخلوا المخيم لاعتقال شاب)."""
    first = governor.first
    word = tagged.tags[first].word.text
    cut = tagged.tags[first].form.trigger_cut
    if governor.trigger.follows_victims and word.startswith("ل") and not governor.trigger.lemma.startswith("لا"):
        return True  # للقبض عليهم
    if first and governor.trigger.is_deed and "laying" in tagged.tags[first - 1].roles:
        first, cut = first - 1, 1  # لإلقاء القبض على
        word = tagged.tags[first].word.text
    if not cut or word[cut - 1] != "ل" or not governor.trigger.is_deed:
        return False
    before = tagged.tags[first - 1].roles if first else frozenset()
    if any("protest" in tag.roles for tag in tagged.tags[max(0, first - 2) : first]):
        return False  # رفضا لتوقيف فلان
    return not {"leads", "add"} & before


def _is_demanded(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether somebody demands or allows the deed: طالب النواب باعتقال المسؤول، بكشف الحقيقة والقبض على الجاني."""
    cut, after = tagged.tags[governor.first].form.trigger_cut, tagged.tags[governor.end : governor.end + 1]
    letter = tagged.tags[governor.first].word.text[cut - 1] if cut else ""
    one = any(tag.word.text.startswith("ال") for tag in after)  # else in التحقيق في ضرب المحتجين واعتقال 20
    by = letter == "ب" or (letter == "و" and one)
    if governor.is_verb or not (by or _is_hastened(tagged, governor.first)):
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


def _is_hastened(tagged: Tagged, first: int) -> bool:
    """Tell whether haste or need is named right before the deed (بسرعة إلقاء القبض، الإسراع في اعتقال)."""
    near = tagged.tags[max(0, first - _HASTE_REACH) : first]
    return any("haste" in tag.roles for tag in near)


def _is_pretrial(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether people are put in prison for inquiry, as no court sentenced them (حبس أربعة متهمين احتياطيا)."""
    if governor.outcome != "captured":
        return False
    before = tagged.tags[max(0, governor.first - _ORDER_REACH) : governor.first]
    if governor.trigger.is_sentence and any("inquiry" in tag.roles for tag in before):
        return True  # قررت النيابة حبس فلان بتهمة
    near = tagged.tags[governor.end : governor.end + _PRETRIAL_REACH]
    return any({"pretrial", "days"} & tag.roles for tag in near)


def _is_ordered_by_court(tagged: Tagged, governor: Governor) -> bool:
    """Tell whether a judge or prosecutor decides to hold somebody for inquiry (قرر القاضي حبس سامر 4 أيام)."""
    near = tagged.tags[max(0, governor.first - _ORDER_REACH) : governor.first]
    return _is_pretrial(tagged, governor) and any({"court", "police", "inquiry"} & tag.roles for tag in near)


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
    return tag.is_mark or "carrier" in tag.roles or (tag.word.text.startswith("ال") and tag.roles <= _OF_WHO)
