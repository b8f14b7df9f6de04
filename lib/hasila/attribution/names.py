"""Where the name stands in the phrase of a speaker: the name alone where a title has one, else the whole phrase.

A name that no list holds is read off its words: behind the definite end of a title («الناطق باسم الشرطة فلان الفلاني»),
or before the office that follows it. One unknown word alone is never taken for a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic import QUOTES, Sentence, Word, word_at
from hasila.attribution.grammar import SpeechGrammar
from hasila.attribution.phrases import COMMAS, Phrase
from hasila.records import ActorMention

_TITLED = ("role", "roles", "correspondent", None)
#: A name that no list holds has at least so many words.
_LEAST = 2


class SpeakerNames:
    """Gives the raw span of a speaker. ``persons``: the mentions of persons in the article."""

    def __init__(self, grammar: SpeechGrammar, persons: Sequence[ActorMention]) -> None:
        self.grammar = grammar
        self.persons = persons

    def span(self, sentence: Sentence, phrase: Phrase) -> tuple[int, int]:
        """Return the name where a title with a person's name speaks, else the phrase without the marks around it."""
        words = self._without_marks(sentence.words[phrase.first : phrase.last])
        start, end = words[0].start + phrase.cut, words[-1].end
        kind = self.grammar.speaker_kind(words[0].text)
        if kind not in _TITLED or self.grammar.plays("kin", words[0].text):
            return start, end
        span = self._leading(words) or self._listed(sentence, start, end) or self._behind_title(words)
        return span or (start, end)

    def _without_marks(self, words: Sequence[Word]) -> Sequence[Word]:
        """Leave out the number sign of a label, and quotation marks around the whole name."""
        if words[0].text == "#" and len(words) > 1:
            words = words[1:]
        if words[0].text in QUOTES and words[-1].text in QUOTES and len(words) > 2:
            return words[1:-1]
        return words

    def _listed(self, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
        """Return the mention of a person in the phrase, with what belongs to the name before it."""
        for person in self.persons:
            if start <= person.start and person.end <= end and not self._is_no_name(sentence, person):
                first = max(start, self._whole_name(sentence, person.start, start))
                return first, self._end_of(sentence, person.end, end)
        return None

    def _is_no_name(self, sentence: Sentence, name: ActorMention) -> bool:
        """Refuse a name that begins with the words of a title («باسم», «بشرطة»), or of somebody else («أنصار فلان»)."""
        at = word_at(sentence.words, name.start)
        first, before = sentence.words[at].text, sentence.words[at - 1].text if at else ""
        if any(self.grammar.plays(part, before) for part in ("followers", "kin", "on_behalf")):
            return True
        return self.grammar.plays("on_behalf", first) or self.grammar.speaker_kind(first) is not None

    def _whole_name(self, sentence: Sentence, start: int, least: int) -> int:
        """Return where a name begins whose first part was not found: «عبد», a hyphen, one word that no list has."""
        words, at = sentence.words, word_at(sentence.words, start)
        while at > 0 and words[at - 1].start >= least and self._belongs_before(words, at):
            at -= 1
        unknown = at > 0 and words[at - 1].start == least and self.is_part(words[at - 1])
        return words[at - 1].start if unknown and words[at - 1].text not in self.grammar.given else words[at].start

    @staticmethod
    def _end_of(sentence: Sentence, end: int, most: int) -> int:
        """Return where a name ends that goes on behind a hyphen («جان-كريستوف كذا»)."""
        words, at = sentence.words, word_at(sentence.words, end)
        if at + 1 >= len(words) or words[at].text != "-" or words[at].spaced or words[at + 1].spaced:
            return end
        last = at + 1
        while last + 1 < len(words) and words[last + 1].kind == "word" and words[last + 1].end <= most:
            last += 1
        return min(words[last].end, most)

    def _belongs_before(self, words: Sequence[Word], at: int) -> bool:
        """Say whether the word before is of the same name as the word at ``at``: «عبد», a hyphen, what it joins."""
        before = words[at - 1]
        hyphen = before.text == "-" and not before.spaced and not words[at].spaced
        return hyphen or words[at].text == "-" or self.grammar.joins_name(before.text)

    def _leading(self, words: Sequence[Word]) -> tuple[int, int] | None:
        """Return the name that stands before its office: «فلان الفلاني قائد شرطة كذا», «فلان الفلاني، مدير كذا»."""
        last = next((n for n, word in enumerate(words) if not self.is_part(word)), len(words))
        if not _LEAST <= last < len(words):
            return None
        if words[last].text not in COMMAS and self.grammar.speaker_kind(words[last].text) != "role":
            return None
        return words[0].start, words[last - 1].end

    def _behind_title(self, words: Sequence[Word]) -> tuple[int, int] | None:
        """Return the name behind the definite end of a title."""
        for first in range(1, len(words) - 1):
            closed = words[first - 1].text.startswith(("ال", "لل", "بال")) or words[first - 1].text in COMMAS
            if closed and self._may_begin(words[first]):
                last = self._end(words, first)
                if last - first >= _LEAST and (last == len(words) or words[last].kind == "mark"):
                    return words[first].start, words[last - 1].end
        return None

    def _may_begin(self, word: Word) -> bool:
        weak = word.text in self.grammar.weak_given and self.grammar.speaker_kind(word.text) is None
        return weak or self.is_part(word) or self.grammar.joins_name(word.text)

    def _end(self, words: Sequence[Word], first: int) -> int:
        """Return where the name that begins at ``first`` ends; a family name with the article is its last word."""
        last = first + 1
        while last < len(words) and (self.is_part(words[last]) or self._is_joined(words, last)):
            last += 1
        family = last < len(words) and words[last].text.startswith("ال") and words[last].kind == "word"
        text = words[first].text
        listed = text in self.grammar.given or text in self.grammar.weak_given or self.grammar.joins_name(text)
        return last + 1 if family and listed else last

    def _is_joined(self, words: Sequence[Word], at: int) -> bool:
        """Say whether a hyphen or a joiner holds the word in the name («بن», «عبد الـ»)."""
        joins = self.grammar.joins_name
        return joins(words[at].text) or joins(words[at - 1].text) or "-" in (words[at].text, words[at - 1].text)

    def is_part(self, word: Word) -> bool:
        """Say whether the word may be part of a name: a given name, or no word of the news and not definite."""
        text = word.text
        if word.kind != "word" or not text.isalpha() or len(text) < 2:
            return False
        if text in self.grammar.given:
            return self.grammar.speaker_kind(text) is None
        known = self.grammar.is_common(text) or (text[0] in "وبلفك" and self.grammar.is_common(text[1:]))
        return not (known or text.startswith(("ال", "لل")) or self.grammar.speaker_kind(text))
