"""Subjects that stand before their verb: «الدفاع المدني أكد», «وكانت الإذاعة قد ذكرت», «لكن الوكالة تحدثت»."""

from __future__ import annotations

from hasila.arabic import QUOTES
from hasila.attribution.lookahead import Lookahead
from hasila.attribution.phrases import COMMAS, Phrase

#: Words set off between a subject and its verb are at most so many, with their commas.
_ASIDE = 8
#: A speaker right before the verb is told by at most so many words.
_TITLE = 10


class SubjectReader(Lookahead):
    """Finds the subject that opens the clause of a verb."""

    def subject_before(self, at: int) -> Phrase | None:
        """Return the subject of the verb at ``at`` that stands before it; None where none is known for a speaker."""
        if at > 1 and self.grammar.plays("had", self.words[at - 1].text):
            start = self.over_links(0, at)
            phrase = self.reader.read(start, at - 1) if start and not self.is_object(start) else None
            if phrase is not None and (phrase.last == at - 1 or self._is_aside(phrase.last, at - 1)):
                return phrase
        reported = self._reported(at)
        if reported is not None:
            return reported
        for start in self.clause_starts(at):
            if start < at and self.is_known(start):
                phrase = self.reader.read(start, at)
                return phrase if phrase is not None and self.reaches(phrase.last, at) else None
        return None

    def _is_aside(self, first: int, last: int) -> bool:
        """Say whether the words are set off by two commas («وكان قائد السرية، واسمه فلان، قد تحدث»)."""
        aside = self.words[first:last]
        marks = [word.text for word in aside if word.kind == "mark" and word.text not in QUOTES]
        return 2 < len(aside) <= _ASIDE and len(marks) == 2 and {aside[0].text, aside[-1].text} <= COMMAS

    def reaches(self, first: int, at: int) -> bool:
        """Say whether nothing reported and no other verb of speech stands between a subject and its verb."""
        return not any(
            self.grammar.stop(w.text) in ("that", "outcome") or self._speaks(w.text) for w in self.words[first:at]
        )

    def _speaks(self, text: str) -> bool:
        """Say whether the word is a verb of speech, and not one that only tells of a statement («بيان نشرته»)."""
        verb = self.grammar.verb(text)
        return verb is not None and not verb.suffixed

    def clause_starts(self, at: int) -> list[int]:
        """Return where a subject may begin before the verb at ``at``, the nearest first."""
        starts = []
        for position in range(at - 1, -1, -1):
            if position == 0 or self.is_boundary(position - 1):
                starts.append(self.over_links(position, at))
            elif self.joins_subject(position, at):
                starts.append(position)
        return starts

    def _reported(self, at: int) -> Phrase | None:
        """Return the speaker whose words another reports, right before the verb («ذكر كذا أن الوزير قال إن»)."""
        for first in range(at - 1, max(0, at - _TITLE), -1):
            if self.grammar.stop(self.words[first - 1].text) == "that":
                told = self.says_next(at + 1) or self.follows(at + 1, "outcome")
                told = told or (self.follows(at + 1, "in") and self.that_follows(at + 1))
                phrase = self.reader.read(first, at) if told and self.is_known(first) else None
                return phrase if phrase is not None and phrase.last == at else None
        return None

    def joins_subject(self, position: int, at: int) -> bool:
        """Say whether "and (speaker)" ends right before the verb («و«التحالف» يعترف»)."""
        if position - 1 in self.named:
            return False
        joined = self.words[position].text.startswith("و") or self.words[position - 1].text == "و"
        if not joined or not self.is_known(position):
            return False
        phrase = self.reader.read(position, at)
        return phrase is not None and phrase.last == at

    def is_boundary(self, position: int) -> bool:
        """Say whether a clause ends at the word: a comma, a stop, a linking word."""
        word = self.words[position]
        if word.text in "-–" and not word.spaced:
            return False
        if self.grammar.stop(word.text) == "that":
            however = position > 0 and self.grammar.plays("however", self.words[position - 1].text)
            return however or word.text.startswith("ف")
        if word.text in COMMAS or word.text in ":;؛.-–":
            return True
        return self.grammar.plays("link", word.text) and not self.is_half_link(position)

    def is_half_link(self, position: int) -> bool:
        """Say whether the word is a preposition that only links before another link («في حين», «من جهته»)."""
        if not self.grammar.plays("half_link", self.words[position].text):
            return False
        after = position + 1
        return after >= len(self.words) or not self.grammar.plays("link", self.words[after].text)

    def subject_of_clause(self, at: int) -> Phrase | None:
        """Return the known speaker right after the verb that opens the clause («تبنى التنظيم الهجوم مدعيا»)."""
        for first in (*self.clause_starts(at), self.over_links(0, at)):
            if first + 1 >= at or self.is_object(first + 1) or not self.is_known(first + 1) or self.is_known(first):
                continue
            phrase = self.reader.read(first + 1, at)
            return phrase if phrase is not None and self.reaches(phrase.last, at) else None
        return None

    def over_links(self, position: int, at: int) -> int:
        """Return the first word from ``position`` on that is no linking word."""
        while position < at:
            text = self.words[position].text
            following = self.words[position + 1].text if position + 1 < at else ""
            if self.grammar.plays("to", text) and self.grammar.plays("this", following):
                position += 2  # «إلى ذلك»
                continue
            if not self.grammar.plays("link", text) and self.words[position].kind == "word":
                break
            position += 1
        return position

    def opens_clause(self, at: int) -> bool:
        """Say whether only marks and linking words stand before the word."""
        return all(w.kind == "mark" or self.grammar.plays("link", w.text) for w in self.words[:at])
