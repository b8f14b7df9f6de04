"""What each word of a sentence may be: an outcome word, a noun of people, a marker, a unit; prefixes read off.

A tag holds possibilities, found by form alone. Which of them count is for the grammar to decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from hasila.arabic import Sentence, Word
from hasila.claims.ali import spelled_ali
from hasila.claims.known_names import in_force_name, in_place_name
from hasila.claims.lexicon import ClaimLexicon, Person, Trigger
from hasila.claims.spellings import is_his, is_one_of_them, is_voweled_dual, spelled_as
from hasila.quantities import NumberPhrase
from hasila.quantities.phrases import forms

_NO_ROLES: frozenset[str] = frozenset()
#: Marks that end nothing: quotation marks, brackets, dashes.
SOFT_MARKS = frozenset("\"'«»“”„‘’()[]{}؛ـ*•|–-—…")
#: Marks that close a quotation or a bracket.
CLOSING_MARKS = frozenset("\"'»”’)]")
DASHES = frozenset("ـ-–—*•|…؛")
#: Marks that end a clause for good.
CLOSERS = frozenset(".:؛!؟?|•…")


@dataclass(frozen=True, slots=True)
class Form:
    """What a word may be, by its form: letters of prefix, and the lexicon entries of the rest."""

    triggers: tuple[Trigger, ...] = ()
    trigger_cut: int = 0
    person: Person | None = None
    person_cut: int = 0
    definite: bool = False
    roles: frozenset[str] = _NO_ROLES
    unit: str | None = None
    #: Letters of prefix before the unit.
    unit_cut: int = 0
    conjunction: bool = False
    #: Outcome words with a pronoun for the victims that the word may be (مقتله، فقتلوهم), letters of prefix cut off.
    resumed: tuple[Trigger, ...] = ()
    #: A phrase of markers or of an outcome may begin with the word.
    begins_phrase: bool = False
    #: May negate a zero claim.
    negates: bool = False
    #: May begin a name.
    begins_name: bool = False
    #: May begin a name that is a common word as well.
    begins_weak_name: bool = False
    #: A title, rank or office that a name follows (المشير).
    is_title: bool = False
    #: A verb or participle of speech (أعلنت، مؤكدا).
    is_speech: bool = False
    #: The name of a place (نابلس), or a word of one known in several (بنت جبيل).
    is_place: bool = False
    #: A known name of several words, of a place or a force, may begin with the word.
    begins_known: bool = False
    #: Stands inside the known name of a place or a force: it is no person, name, thing or word of harm.
    in_name: bool = False


@dataclass
class Tag:
    """One word of a sentence with its form's possibilities.

    What few words have is set on those alone: it stays with the class for the others, of which there are thousands.
    """

    word: Word
    form: Form
    roles: frozenset[str]
    #: Trigger phrase that begins here, with one past its last word.
    phrase: Trigger | None = field(default=None, init=False)
    phrase_end: int = field(default=0, init=False)
    #: One past the last word of the marker phrase that begins here.
    marker_end: int = field(default=0, init=False)
    #: The noun of people, unless the raw spelling says that it is another word (أمام, إمام).
    person: Person | None = field(default=None, init=False)

    @property
    def is_mark(self) -> bool:
        """The word is a punctuation mark."""
        return self.word.kind == "mark"

    @property
    def joined(self) -> bool:
        """The noun of people in it has و before it, and nothing else."""
        return self.form.person_cut == 1 and self.word.text[0] in "وف"

    @property
    def has_preposition(self) -> bool:
        """The noun of people in it has a preposition attached."""
        cut = self.form.person_cut
        return cut == 2 or (cut == 1 and self.word.text[0] in "بلك")


@dataclass(slots=True)
class Tagged:
    """A sentence with its tags and its numeral expressions."""

    sentence: Sentence
    tags: list[Tag]
    numbers: list[NumberPhrase]

    def raw(self, index: int) -> str:
        """The word as it stands in the article."""
        word = self.tags[index].word
        return self.sentence.text.raw[word.start : word.end]


def past_marks(tags: Sequence[Tag], index: int) -> int:
    """Return the first word from ``index`` on that is no quotation mark or the like (the end where there is none)."""
    while index < len(tags) and tags[index].word.text in SOFT_MARKS:
        index += 1
    return index


def before_marks(tags: Sequence[Tag], index: int) -> int:
    """Return the last word before ``index`` that is no quotation mark or the like; -1 where there is none."""
    index -= 1
    while index >= 0 and tags[index].word.text in SOFT_MARKS:
        index -= 1
    return index


class Tagger:
    """Tags words by form; forms are looked up once and kept."""

    def __init__(self, lexicon: ClaimLexicon) -> None:
        self._lexicon = lexicon
        self._known = _known_words(lexicon)
        self.form = lru_cache(maxsize=200_000)(self._form)
        self._months = re.compile(rf"\b(?:{'|'.join(sorted(lexicon.month_letters))})\b")

    def _form(self, text: str) -> Form:
        if not self._is_known(text):
            return _JOINED if text[0] == "و" else _UNKNOWN
        lexicon = self._lexicon
        triggers, trigger_cut = _first(lexicon.triggers, text)
        person, person_cut, definite = None, 0, False
        for cut, rest in forms(text):
            found = lexicon.persons.get(rest)
            bare = rest[2:] if rest.startswith("ال") else None
            if found is None and bare:
                found, definite = lexicon.persons.get(bare), True
                if found is not None and found.owned:  # المرافقة is not "his companion"
                    found = lexicon.women.get(bare)
                if found is not None and found.kind == "oneof":
                    found, definite = None, False  # الأحد is the day, not "the one of"
            if found is not None:
                person, person_cut = found, cut
                break
        definite = definite and person is not None and not person.owned
        roles, role_cut = _first(lexicon.roles, text)
        is_town = text in lexicon.places and text[0] != "و"  # بعقوبة is not «with a penalty», وأنه is no town of Wana
        if role_cut and (is_town or text in lexicon.given_names or (role_cut > 1 and text in lexicon.weak_names)):
            roles = None  # وليد is not «and by the hand of»
        unit, unit_cut = next(((kind, cut) for cut, rest in forms(text) if (kind := self._unit(rest))), (None, 0))
        if unit_cut and is_town:
            unit, unit_cut = None, 0  # بابل is not «with camels»
        return Form(
            triggers or (), trigger_cut, person, person_cut, definite,
            roles or _NO_ROLES, unit, unit_cut, text[0] == "و",
            _first(lexicon.resumed, text)[0] or (),
            lexicon.marker_phrases.may_begin(text) or lexicon.trigger_phrases.may_begin(text),
            any({"negation", "denies"} & set(lexicon.zero.get(rest, ())) for _, rest in forms(text)),
            any(_may_begin_name(lexicon, text, rest) for rest in _bare(text)),
            text in lexicon.weak_names, text in lexicon.titles,
            any(rest in lexicon.speech for _, rest in forms(text)), text in lexicon.places,
            begins_known=lexicon.place_phrases.may_begin(text) or lexicon.force_phrases.may_begin(text),
        )  # fmt: skip

    def _is_known(self, text: str) -> bool:
        """Tell whether the lexicons have the word under any of its readings: most words they have not."""
        return not self._known.isdisjoint([rest for _, rest in forms(text)])

    def _tag(self, sentence: Sentence, word: Word, form: Form) -> Tag:
        person = form.person
        if person is not None and person.owned and sentence.text.raw[word.end - 1] == "ة":
            person = self._lexicon.women.get(word.text[form.person_cut :])  # رئيسة, not «his chief»
        if person is not None and (person.hamza or person.owned) and not spelled_as(sentence, word, form):
            person = None
        if person is not None and person.number == "many" and form.resumed and is_his(sentence, word):
            person = None
        if person is not None and person.number == "two_or_many" and is_voweled_dual(sentence, word):
            person = replace(person, number="two")
        tag = Tag(word, form, form.roles)
        tag.person = person
        return tag

    def _unit(self, rest: str) -> str | None:
        units = self._lexicon.units
        definite = units.get(rest[2:]) if rest.startswith("ال") else None
        return units.get(rest) or (definite if definite != "month" else None)  # الأب is a father, no August

    def tag(self, sentence: Sentence, numbers: list[NumberPhrase]) -> Tagged:
        """Return the tags of a sentence; phrases of several words mark the word they begin at."""
        words = sentence.words
        form = self.form
        tags = [
            self._tag(sentence, word, found) if (found := form(word.text)).person else Tag(word, found, found.roles)
            for word in words
        ]
        for index in spelled_ali(sentence, tags, self._lexicon.common):
            tags[index] = Tag(words[index], _NAME, _NO_ROLES)
        if self._months.search(sentence.norm):
            self._take_no_months(sentence, tags)
        for index in [index for index, tag in enumerate(tags) if tag.form.begins_phrase]:
            tag = tags[index]
            marker = self._lexicon.marker_phrases.at(words, index)
            if marker is not None:
                tag.roles, tag.marker_end = tag.roles | {marker.value}, marker.end
            trigger = self._lexicon.trigger_phrases.at(words, index)
            if trigger is not None:
                tag.phrase, tag.phrase_end = trigger.value, trigger.end
        self._mark_known_names(words, tags)
        for index in (place + 1 for place, tag in enumerate(tags[:-1]) if tag.form.triggers):
            own = self._lexicon.mine.get(words[index].text)
            if own is not None and _is_told_by_kin(tags, index):
                tags[index].person, tags[index].form = own, replace(tags[index].form, person=own, person_cut=0)
        told = [number for number in numbers if not is_one_of_them(sentence, number)]
        return Tagged(sentence, tags, [number for number in told if not tags[number.first].form.in_name])

    def _mark_known_names(self, words: Sequence[Word], tags: list[Tag]) -> None:
        """Take from the words inside known names what they would be elsewhere."""
        for index in [index for index, tag in enumerate(tags) if tag.form.begins_known]:
            for inside in in_place_name(tags, words, index, self._lexicon):
                tags[inside] = Tag(words[inside], _PLACE, tags[inside].roles)
            for inside in in_force_name(tags, words, index, self._lexicon):
                kept = tags[inside].roles if inside == index else _NO_ROLES
                tags[inside] = Tag(words[inside], _FORCE, kept | _FORCE.roles)

    def _take_no_months(self, sentence: Sentence, tags: list[Tag]) -> None:
        """Take from the months what is written with another letter than theirs (في إب is a town, في آب a month)."""
        letters = self._lexicon.month_letters
        for tag in tags:
            letter = letters.get(tag.word.text)
            if letter is not None and sentence.text.raw[tag.word.start] != letter:
                tag.form = replace(tag.form, unit=None)


def _is_told_by_kin(tags: list[Tag], index: int) -> bool:
    """Tell whether a word of harm stands right before kin in -ي and no genitive behind: قتل أخي برصاصة."""
    after = tags[index + 1] if index + 1 < len(tags) else None
    ends = after is None or after.is_mark or after.form.conjunction or bool(after.roles)
    ends = ends or (after is not None and after.word.text.startswith("ب"))
    return ends and bool(tags[index - 1].form.triggers) and not tags[index].roles


def _bare(text: str) -> tuple[str, ...]:
    """Return a word with and without what may be written onto a name (وسامر، لسامر)."""
    return text, text.removeprefix("و"), text.removeprefix("ل")


def _may_begin_name(lexicon: ClaimLexicon, text: str, rest: str) -> bool:
    """Tell whether a word is a name, its first letter cut off or not: لدى is not «to Di»."""
    return (rest in lexicon.given_names or rest in lexicon.kunya) and (rest == text or text not in lexicon.not_names)


_UNKNOWN = Form()
#: A word that is a given name and nothing else.
_NAME = Form(begins_name=True)
_JOINED = Form(conjunction=True)
#: Words inside the known name of a place, and of a force.
_PLACE = Form(is_place=True, in_name=True)
_FORCE = Form(roles=frozenset({"power"}), in_name=True)


def _known_words(lexicon: ClaimLexicon) -> frozenset[str]:
    """Return every word that a form can be told by, with the article as well."""
    tables = (lexicon.triggers, lexicon.resumed, lexicon.persons, lexicon.roles, lexicon.units, lexicon.zero)
    bare = frozenset[str]().union(
        *(phrases.first_words for phrases in lexicon.phrases),
        *tables,
        lexicon.given_names,
        lexicon.weak_names,
        lexicon.kunya,
        lexicon.titles,
        lexicon.speech,
        lexicon.places,
    )
    return bare.union([f"ال{word}" for word in bare])


def _first(table: dict, text: str) -> tuple:  # type: ignore[type-arg]
    for cut, rest in forms(text):
        if rest in table:
            return table[rest], cut
    return None, 0
