"""The class of who is only named, from the title that stands beside the name elsewhere in the article.

«السمان» is a civilian where the article has «المواطن عادل السمان» anywhere. Two titles of two kinds tell nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from hasila.arabic import Sentence, Text, normalise
from hasila.claims.lexicon import ClaimLexicon
from hasila.claims.tagging import Tagged
from hasila.claims.victims.described import of_name
from hasila.records import Claim

#: Words of a name between its last word and the title before it, and letters of a word that may be looked for.
_REACH, _LETTERS = 4, 4
#: Marks around a name.
_MARKS = "\"'«»“”()،:#"
#: Sentences that are looked at for one name.
_PLACES = 8


def class_by_title(name: str, text: Text, tag: Callable[[Sentence], Tagged], lexicon: ClaimLexicon) -> str | None:
    """Return the class that the titles beside a name give, anywhere in the article; None where none or several."""
    last = normalise(name).replace("_", " ").split()[-1]
    if len(last) < _LETTERS:
        return None
    found: set[str] = set()
    for sentence in _sentences_with(last, text):
        tagged = tag(sentence)
        for index, word in enumerate(sentence.words):
            if word.text == last:
                found.add(_before(tagged, index) or of_name(tagged, index + 1, lexicon))
    found.discard("unknown")
    return found.pop() if len(found) == 1 else None


def name_of(claim: Claim, raw: str, lexicon: ClaimLexicon) -> str | None:
    """Return the name of the one victim of a claim: alone, or from its given name on behind a noun."""
    if claim.is_named:
        return raw[claim.start : claim.end]
    if claim.low != 1 or claim.high != 1 or claim.victim_start is None or claim.victim_end is None:
        return None
    return name_behind(raw[claim.victim_start : claim.victim_end], lexicon.given_names)


def name_behind(phrase: str, given_names: Container[str]) -> str | None:
    """Return the name behind the noun in the phrase for one victim («الشاب سامر العطار»): from its given name on."""
    words = phrase.split(" ")  # as it stands, so that it can be found again
    first = next((n for n in range(1, len(words)) if normalise(words[n].strip(_MARKS)) in given_names), None)
    return None if first is None else " ".join(words[first:]).strip(_MARKS)


def _sentences_with(word: str, text: Text) -> Iterator[Sentence]:
    start = text.norm.find(word)
    for _ in range(_PLACES):
        if start < 0:
            return
        sentence = text.sentence_at(start)
        yield sentence
        start = text.norm.find(word, max(start + 1, sentence.norm_end))


def _before(tagged: Tagged, index: int) -> str | None:
    """Return the class of the noun that the name stands behind («الطفلة هديل», «القيادي المدعو فلان الفلاني»)."""
    for place in range(index - 1, max(-1, index - 1 - _REACH), -1):
        tag = tagged.tags[place]
        person = tag.person
        if person is not None and person.number == "one" and not person.owned and person.kind != "nation":
            told = tag.form.definite or "called" in tagged.tags[place + 1].roles
            return person.victim_class if told and person.victim_class != "unknown" else None
        if person is not None:
            continue
        if tag.is_mark or tag.form.triggers or (tag.roles and "called" not in tag.roles and not tag.form.begins_name):
            return None
    return None
