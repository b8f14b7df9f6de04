"""Words that tell the class of victims: alone, with the next word, or by the body that a member is of.

The class is the speaker's, never a judgement: a word for civilians or for fighters gives it. Nothing here knows which
words are of the victims' phrase.
"""

from __future__ import annotations

from hasila.arabic import normalise, readings, without_article
from hasila.claims.lexicon import ClaimLexicon, Person
from hasila.claims.tagging import CLOSERS, SOFT_MARKS, Tagged

#: Words that may tell the class behind «of» or «in the ranks of», and between a member and the body he is of.
_CUE_REACH, _BODY_REACH = 5, 4


def class_in(tagged: Tagged, span: tuple[int, int], lexicon: ClaimLexicon) -> str:
    """Return the class that cue words between two words give: one kind, both (mixed), or none (unknown)."""
    told = (index for index in range(*span) if index == span[0] or not _is_located(tagged, index, lexicon))
    found = {cue for index in told if (cue := cue_at(tagged, index, lexicon))} - {"unknown"}
    if len(found) > 1:
        return "mixed"
    return found.pop() if found else "unknown"


def _is_located(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether the word only says where those before it serve («رجال الأمن العاملين بالمقر»)."""
    text, before = tagged.tags[index].word.text, tagged.tags[index - 1]
    return text in lexicon.context["located"] and before.word.text.startswith("ال")


def cue_at(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> str | None:
    """Return the class that a word of the phrase points to, alone or with what it governs; None where it tells none."""
    text, person = tagged.tags[index].word.text, tagged.tags[index].person
    if text in lexicon.cues and person is not None and person.number == "two":
        return lexicon.cues[text]  # طالبان is seldom two students
    if text in lexicon.context["family"] and _is_accident(tagged, lexicon):
        return None
    pair = pair_at(tagged, index, lexicon)
    if pair is not None:
        return pair
    if of_civil_body(tagged, index, lexicon):
        return "civilian"
    if person is not None and _tells_class(person):
        return person.victim_class
    return cue_of(text, lexicon)


def pair_at(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> str | None:
    """Return what a word and the next tell together («حارس غابات»); «unknown» where they take back what one tells."""
    if index + 1 >= len(tagged.tags):
        return None
    text, after = tagged.tags[index].word.text, tagged.tags[index + 1].word.text
    return next((c for _, rest in readings(text, 3) if (c := lexicon.cues.get(f"{rest} {after}"))), None)


def of_civil_body(tagged: Tagged, index: int, lexicon: ClaimLexicon) -> bool:
    """Tell whether the word is a member of a body that does not fight («عنصر من الدفاع المدني», «طاقم السفينة»)."""
    person, tags = tagged.tags[index].person, tagged.tags
    lemma = normalise(person.lemma) if person else without_article(tags[index].word.text)
    if lemma not in lexicon.context["member_of"]:
        return False
    for place in range(index + 1, min(len(tags), index + 1 + _BODY_REACH)):
        tag, text = tags[place], tags[place].word.text
        if (tag.is_mark and text not in SOFT_MARKS) or tag.form.triggers or "by" in tag.roles or tag.joined:
            return False
        if text == "في" and not (person and person.victim_class == "combatant"):
            return False  # a man in a hospital is none of its staff
        after = tags[place + 1].word.text if place + 1 < len(tags) else ""
        bodies = lexicon.context["civil_body"]
        if any(rest in bodies or f"{rest} {after}" in bodies for _, rest in readings(text, 3)):
            return True
        if cue_of(text, lexicon) == "combatant" and tag.person is None:
            return False
    return False


def _tells_class(person: Person) -> bool:
    """Tell whether a noun of people, wherever it stands in the phrase, gives the class (not «السورية», «السفير»)."""
    by_faith = person.kind == "nation" and not person.lemma.endswith("ة")
    return person.victim_class != "unknown" and (person.kind in ("", "plain", "own", "trade") or by_faith)


def is_woman_hurt(person: Person | None, lexicon: ClaimLexicon) -> bool:
    """Tell whether the noun is of one dead or wounded woman («مصابة»): «ضحية» has no masculine beside it."""
    if person is None or person.counts != "person" or person.number != "one" or not person.lemma.endswith("ة"):
        return False
    return normalise(person.lemma)[:-1] in lexicon.persons


def _is_accident(tagged: Tagged, lexicon: ClaimLexicon) -> bool:
    """Tell whether an accident is told of: who is of one family then may be anybody."""
    return any(tag.word.text in lexicon.context["accident"] for tag in tagged.tags)


def cue_of(text: str, lexicon: ClaimLexicon) -> str | None:
    """Return the class a word points to, its conjunction or preposition read off."""
    for cut in (0, 1, 2):
        cue = lexicon.cues.get(text[cut:])
        if cue is not None and (cut == 0 or text[0] in "وفبل"):
            return cue
    return None


def end_of_cues(tagged: Tagged, start: int) -> int:
    """Return one past the words that may tell the class: to a mark, another harm, or who did it («برصاص الأمن»)."""
    stop = min(len(tagged.tags), start + _CUE_REACH)
    numbers = {number.first for number in tagged.numbers}
    for index in range(start, stop):
        tag = tagged.tags[index]
        if index > start and index in numbers:
            return index  # «من رجال الأمن وأربعة من العمال»
        ends = {"by", "preposition"} & tag.roles and tag.word.text != "من"
        if ends or tag.form.triggers or tag.word.text in CLOSERS:
            return index
    return stop
