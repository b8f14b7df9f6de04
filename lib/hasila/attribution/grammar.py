"""The words of reported speech, compiled from the lexicons: verbs, particles, speakers, and what ends a speaker.

Lookups take normalised words and read off a conjunction or preposition where the rest is known. Nothing here looks at a
sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hasila.arabic import Sentence, Word, normalise, once_a_word, readings, with_room, without_article
from hasila.lexicons import Lexicons

#: Nouns with these endings take no alef in the accusative.
_NO_TANWIN = ("ا", "ه", "ي", "ء", "ون", "ين", "ات")
#: Marks that may set a speaker off from his words without a verb.
_SETS_OFF = re.compile(r"[:\-–—|/…]|\.\s*\.")


def _goes_with(word: str, seconds: frozenset[str]) -> bool:
    return word in seconds or ("ل" in seconds and word.startswith("ل"))


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech: the frame says what must follow it, the stance what it makes of the words."""

    frame: str
    stance: str
    #: «مضيفا», «مؤكدة»: goes on with the speaker of the clause.
    participle: bool = False
    #: «أكدته»: with an object pronoun, speech only after "what" («ما أكدته»).
    suffixed: bool = False


@dataclass(frozen=True, slots=True)
class Particle:
    """A particle of speech of one or more words (according to, quoting, as he said)."""

    words: tuple[str, ...]
    kind: str
    stance: str


@dataclass(frozen=True)
class SpeechGrammar:
    """All the words that reported speech is recognised by, normalised."""

    verbs: dict[str, Verb]
    #: Nouns of speaking that the speaker follows: «إعلان الوزارة مقتل …».
    masdars: dict[str, Verb]
    particles: dict[str, tuple[Particle, ...]]
    speakers: dict[str, str]
    stops: dict[str, str]
    #: Small words by the part they play (see the lexicon speech_words).
    parts: dict[str, frozenset[str]]
    #: Words of the news that are seldom part of a name, and given names.
    common: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    #: Given names that are words of their own too.
    weak_given: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    #: Nouns of places, behind which a word is the name of one.
    place_nouns: frozenset[str] = frozenset()

    #: What may follow a word that is a cue only with another («في حصيلة»): None where the word is one alone, an empty
    #: set where it is none. Remembered for the words seen so far.
    _cues: dict[str, frozenset[str] | None] = field(default_factory=dict)

    def cues(self, words: Sequence[Word]) -> list[int]:
        """Return the numbers of the words that may begin a report: quick, since each word is looked up once."""
        known, found = self._cues, []
        for at, word in enumerate(words):
            text = word.text
            seconds = known[text] if text in known else self._seconds(text)
            if seconds is None or (seconds and at + 1 < len(words) and _goes_with(words[at + 1].text, seconds)):
                found.append(at)
        return found

    def _seconds(self, word: str) -> frozenset[str] | None:
        bare = word[1:] if word[:1] in ("و", "ف") else word
        glued = self.verb(bare[2:]) if bare.startswith("ما") else None
        alone = self.verb(word) or glued or self.masdar(word) or word in self.parts["tidings"]
        particles = self.particles.get(word) or self.particles.get(bare) or ()
        alone = alone or any(len(particle.words) == 1 for particle in particles)
        seconds = None if alone else frozenset(particle.words[1] for particle in particles)
        with_room(self._cues)[word] = seconds
        return seconds

    @staticmethod
    def sets_off(sentence: Sentence) -> bool:
        """Say whether a mark stands in a sentence that may set a speaker off from his words without a verb."""
        return _SETS_OFF.search(sentence.norm) is not None

    def plays(self, part: str, word: str) -> bool:
        """Say whether ``word`` plays ``part``."""
        return word in self.parts[part]

    @once_a_word
    def is_common(self, word: str) -> bool:
        """Say whether ``word`` is a word of the news that is seldom part of a name."""
        return word in self.common or word in self.stops or self.verb(word) is not None

    def joins_name(self, word: str) -> bool:
        """Say whether ``word`` joins the parts of a name («بن», «أبو», «عبد»)."""
        return word in self.joiners

    @once_a_word
    def verb(self, word: str) -> Verb | None:
        """Return the verb of speech that ``word`` is, with or without a conjunction before it."""
        found = self.verbs.get(word)
        if found is None and word[:1] in ("و", "ف") and len(word) > 3:
            found = self.verbs.get(word[1:])
        return found

    @once_a_word
    def masdar(self, word: str) -> Verb | None:
        """Return the verb of speech whose noun ``word`` is, with or without a conjunction or preposition before it."""
        return next((self.masdars[rest] for _, rest in readings(word, 4) if rest in self.masdars), None)

    @once_a_word
    def speaker_kind(self, word: str) -> str | None:
        """Return the kind of speaker that ``word`` names, prefixes and article left off; None where it is none."""
        rests = (rest for _, rest in readings(word, 3))
        kinds = (self.speakers.get(rest) or self.speakers.get(without_article(rest)) for rest in rests)
        return next((kind for kind in kinds if kind is not None), None)

    @once_a_word
    def owned_kind(self, word: str) -> str | None:
        """Return the kind of the noun that "its" is written onto («حصيلته», «تقريرها»); None where it is none."""
        stem = word.removesuffix("ها") if word.endswith("ها") else word.removesuffix("ه")
        if stem == word or len(stem) < 4:
            return None
        return self.speakers.get(stem[:-1] + "ه" if stem.endswith("ت") else stem)

    @once_a_word
    def is_joined(self, word: str) -> bool:
        """Say whether "and" is written onto a word for a speaker («ومصادر», but not «وزارة»)."""
        return word.startswith("و") and not self._is_speaker(word) and self._is_speaker(word[1:])

    def _is_speaker(self, word: str) -> bool:
        return word in self.speakers or without_article(word) in self.speakers

    @once_a_word
    def stop(self, word: str) -> str | None:
        """Return why a speaker's name ends before ``word``; None where the word may be part of it."""
        found = self.stops.get(word)
        if found is None and word[:1] in ("و", "ف", "ب", "ل") and len(word) > 3:
            found = self.stops.get(word[1:])
        return found


@lru_cache(maxsize=4)
def compile_grammar(lexicons: Lexicons) -> SpeechGrammar:
    """Compile the grammar of reported speech from ``lexicons``; cached, since every finder of a process shares it."""
    return SpeechGrammar(
        verbs=_verbs(lexicons),
        masdars=_masdars(lexicons),
        particles=_particles(lexicons),
        speakers=_with_accusatives(_forms(lexicons, "speakers", "kind")),
        stops={normalise(row["word"]): row["kind"] for row in reversed(lexicons.rows("speech_stops"))},
        parts=_parts(lexicons),
        common=_words(lexicons, "common_words", "word") | _words(lexicons, "not_names", "word"),
        given=_given(lexicons, "strong", "foreign"),
        place_nouns=_words(lexicons, "place_heads", "word"),
        weak_given=_given(lexicons, "weak"),
        joiners=frozenset(
            normalise(r["word"]) for r in lexicons.rows("name_words") if r["role"] in ("joiner", "kunya")
        ),
    )


def _words(lexicons: Lexicons, name: str, column: str) -> frozenset[str]:
    return frozenset(normalise(row[column]) for row in lexicons.rows(name))


def _given(lexicons: Lexicons, *certainties: str) -> frozenset[str]:
    return frozenset(normalise(row["name"]) for row in lexicons.rows("given_names") if row["certainty"] in certainties)


def _verbs(lexicons: Lexicons) -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for row in lexicons.rows("reporting_verbs"):
        if row["frame"] != "none":
            for column in ("forms", "participles", "suffixed"):
                verb = Verb(row["frame"], row["stance"], column == "participles", column == "suffixed")
                verbs.update((form, verb) for form in normalise(row[column]).split() if form not in verbs)
    return verbs


def _masdars(lexicons: Lexicons) -> dict[str, Verb]:
    return {
        form: Verb("masdar", row["stance"])
        for row in lexicons.rows("reporting_verbs")
        for form in normalise(row["masdars"]).split()
    }


def _particles(lexicons: Lexicons) -> dict[str, tuple[Particle, ...]]:
    found: dict[str, list[Particle]] = defaultdict(list)
    for row in lexicons.rows("reporting_particles"):
        words = tuple(normalise(row["particle"]).split())
        found[words[0]].append(Particle(words, row["kind"], row["stance"]))
    return {first: tuple(sorted(many, key=_by_length)) for first, many in found.items()}


def _by_length(particle: Particle) -> tuple[int, bool]:
    """Order particles of one first word: the longest first, and one that may be glued («وفقا ل») after «وفقا لما»."""
    return -len(particle.words), particle.words[-1] == "ل"


def _parts(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    parts: dict[str, set[str]] = defaultdict(set)
    for row in lexicons.rows("speech_words"):
        parts[row["role"]].add(normalise(row["word"]))
    return {part: frozenset(words) for part, words in parts.items()}


def _forms(lexicons: Lexicons, name: str, value: str) -> dict[str, str]:
    forms: dict[str, str] = {}
    for row in lexicons.rows(name):
        for form in row["forms"].split():
            forms.setdefault(normalise(form), row[value])
    return forms


def _with_accusatives(forms: dict[str, str]) -> dict[str, str]:
    """Return the forms with those in -an added («لكن سكانا قالوا»)."""
    plain = {form: kind for form, kind in forms.items() if len(form) > 2 and not form.endswith(_NO_TANWIN)}
    return {form + "ا": kind for form, kind in plain.items()} | forms
