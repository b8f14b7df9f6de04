"""The words that the dates of events are recognised by, compiled from the lexicons.

Nouns of harm, verbs of attack, and small words by the part they play. Nothing here looks at a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hasila.arabic import PartsOfWords, Word, normalise, once_a_word, readings, without_article
from hasila.attribution.grammar import SpeechGrammar, compile_grammar
from hasila.circumstances.durations import Durations
from hasila.lexicons import Lexicons

#: Parts of the words before a deed that is not the harm: only who is seized is so on account of it.
_OF_DEEDS = ("accused_of", "on_account_of")
#: Endings of verbs in the past, and of their objects.
_ENDINGS = ("", "ت", "وا", "وه", "ته", "ه", "ها", "تها", "هم", "تهم", "وها", "وهم", "هما", "تهما", "وهما")


@dataclass(frozen=True)
class DateWords(PartsOfWords):
    """The words that turn a sentence to another event, that begin and end periods, and that speak."""

    parts: dict[str, frozenset[str]]
    speech: SpeechGrammar
    lexicons: Lexicons
    openings: tuple[str, ...]
    #: Those openings that turn to another event.
    other: tuple[str, ...]
    #: Finds the words of vague earlier days.
    vague: re.Pattern[str]
    #: Nouns of harm done, such as strike and attack.
    events: frozenset[str]
    #: Verbs of harm done in the past, such as killed.
    harms: frozenset[str]
    durations: Durations
    #: Numbers of years by the feminine ordinals of anniversaries.
    ordinals: dict[str, int]
    #: Nouns of dying.
    deaths: frozenset[str]
    #: Given names.
    names: frozenset[str]

    @once_a_word
    def is_event(self, word: str) -> bool:
        """Say whether ``word`` is a noun of harm done, with or without prefixes."""
        return any(rest in self.events for _, rest in readings(word, 2))

    @once_a_word
    def is_the_event(self, word: str) -> bool:
        """Say whether ``word`` is a definite noun of harm done («الهجوم», «للانفجار»), and of no other deed."""
        deeds = self.parts.get("deed", frozenset())
        bare = ((rest, without_article(rest)) for _, rest in readings(word, 2))
        return any(noun != rest and noun in self.events and noun not in deeds for rest, noun in bare)

    @once_a_word
    def is_operation(self, word: str) -> bool:
        """Say whether ``word`` is a definite noun of a deed that may do harm («العملية», «بالمظاهرة»)."""
        bare = ((rest, without_article(rest)) for _, rest in readings(word, 2))
        return any(noun != rest and noun in self.parts.get("deed", frozenset()) for rest, noun in bare)

    @once_a_word
    def is_turn(self, word: str) -> bool:
        """Say whether ``word`` turns to something else: a small word, or a participle of speech («مشيرا»)."""
        verb = self.speech.verb(word)
        return self.plays("turn", word) or (verb is not None and verb.participle)

    @once_a_word
    def is_of_speech(self, word: str) -> bool:
        """Say whether ``word`` is a verb of speech («أعلنته», «ماصرح») or a particle before a speaker («بحسب»)."""
        bare = word[1:] if word[:1] in ("و", "ف") else word
        return any(map(self.speech.verb, (word, bare.removeprefix("ما")))) or any(
            len(particle.words) == 1 and particle.kind != "none" for particle in self.speech.particles.get(bare, ())
        )

    @once_a_word
    def is_done(self, word: str) -> bool:
        """Say whether ``word`` is a verb of harm or attack in the past («قتلت», «هاجموه»)."""
        bare = word[1:] if word[:1] in ("و", "ف") else word
        return any(bare.removesuffix(ending) in self.harms for ending in _ENDINGS)

    def is_death(self, word: str) -> bool:
        """Say whether ``word`` is a noun of dying («وفاة», «مقتل»)."""
        return word in self.deaths

    @once_a_word
    def is_of_harm(self, word: str) -> bool:
        """Say whether ``word`` tells of an event: its noun, or a verb of happening."""
        noun = self.is_event(word) or self.is_the_event(word)
        return noun or self.is_done(word) or self.plays("happened", word)

    def lead_to_deed(self, words: Sequence[Word], *, is_seized: bool) -> bool:
        """Say whether words lead to a deed that is not the harm before them («للاشتباه في ضلوعه بهجوم»).

        Who is seized (``is_seized``) is so on account of a deed as well («بعد هجوم»).
        """
        turn = next((n for n, word in enumerate(words) if self.is_turn(word.text)), len(words))
        following = iter(words[:turn])
        marks = _OF_DEEDS if is_seized else _OF_DEEDS[:1]
        led = any(any(self.plays(part, w.text) for part in marks) for w in following)
        return led and any(self.is_event(w.text) or self.is_done(w.text) for w in following)

    @once_a_word
    def is_standing(self, word: str) -> bool:
        """Say whether ``word`` is what a month or a year after it dates («حرب», «الاتفاق»), and no harm."""
        words = self.parts.get("standing", frozenset())
        return any(rest in words or without_article(rest) in words for _, rest in readings(word, 2))


def compile_date_words(lexicons: Lexicons) -> DateWords:
    """Compile the words of event dates from ``lexicons``."""
    parts: dict[str, set[str]] = defaultdict(set)
    for row in lexicons.rows("event_dates"):
        parts[row["role"]].add(normalise(row["words"]))
    openings = tuple(sorted(parts["look_back"] | parts["other_event"]))
    words = {part: frozenset(forms) for part, forms in parts.items()}
    vague = "|".join(re.escape(form) for form in sorted(parts["vague"], key=lambda form: (-len(form), form)))
    pattern = re.compile(rf"(?<!\w)[وف]?(?:{vague})(?!\w)" if vague else r"(?!)")
    other = tuple(sorted(parts["other_event"]))
    return DateWords(
        words,
        compile_grammar(lexicons),
        lexicons,
        openings,
        other,
        pattern,
        _events(lexicons),
        _harms(lexicons),
        Durations(lexicons),
        _ordinals(lexicons, words.get("first", frozenset())),
        _deaths(lexicons),
        frozenset(normalise(row["name"]) for row in lexicons.rows("given_names")),
    )


def _ordinals(lexicons: Lexicons, first: frozenset[str]) -> dict[str, int]:
    rows = (row for row in lexicons.rows("dates_words") if row["kind"] == "ordinal" and " " not in row["form"])
    return {normalise(row["form"] + "ة"): int(row["value"]) for row in rows} | dict.fromkeys(sorted(first), 1)


def _events(lexicons: Lexicons) -> frozenset[str]:
    of_places = {normalise(row["word"]) for row in lexicons.rows("place_contexts") if row["role"] == "event"}
    of_dates = {normalise(row["words"]) for row in lexicons.rows("event_dates") if row["role"] == "event"}
    return frozenset(of_places | of_dates)


def _deaths(lexicons: Lexicons) -> frozenset[str]:
    rows = (row for row in lexicons.rows("outcomes") if (row["kind"], row["outcome"]) == ("masdar", "killed"))
    return frozenset(normalise(row["lemma"]) for row in rows)


def _harms(lexicons: Lexicons) -> frozenset[str]:
    outcomes = {normalise(row["past"]) for row in lexicons.rows("outcomes") if row["past"]}
    attacks = {normalise(row["words"]) for row in lexicons.rows("event_dates") if row["role"] == "attack"}
    return frozenset(outcomes | attacks)
