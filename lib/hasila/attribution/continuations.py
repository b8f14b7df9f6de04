"""Speech beyond its sentence: sentences that go on with the one before, and those that name the speaker of it.

«كما قتل» adds harm to harm, «ونتج عن ذلك» tells what came of what was said: the speaker is the same. «جاء ذلك في بيان»
and a bare «حسب الوكالة.» look back. A statement printed in full is its issuer's to the end. Nothing is carried over a
paragraph by a consequence or a bare particle.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hasila.arabic import NUMBERED, Text, Word
from hasila.attribution.choosing import Said
from hasila.attribution.grammar import SpeechGrammar
from hasila.attribution.speech import Utterance

#: «جاء ذلك» looks back over this many paragraphs, as a rule to the lead.
_LOOK_BACK = 3
#: Points follow their speaker by at most so many sentences.
_OPENING = 4
#: Consequences follow each other over at most so many sentences.
_CHAIN = 3
#: Words at the start of a sentence that tell whether it goes on.
_NEAR = 4
#: Verbs of issuing, and sentences within which the words issued begin.
_ISSUES, _PRINTED = ("issue", "publish"), 3


class Continuations:
    """Answers for the sentences of one article that name no speaker themselves."""

    def __init__(self, grammar: SpeechGrammar, text: Text, said: Sequence[Said]) -> None:
        self.grammar = grammar
        self.text = text
        self.said = said
        self.backing = self._looking_back()
        self.issued = self._verbatim()

    def speech_of(self, number: int) -> Utterance | None:
        """Return the utterance of another sentence that sentence ``number`` belongs to; None where there is none."""
        carried = self._carried(number) or self.backing.get(number)
        if carried is None and self.issued is not None and number > self.issued[0]:
            return self.issued[1]
        return carried

    def _verbatim(self) -> tuple[int, Utterance] | None:
        """Return the sentence behind which the words of a statement stand to the end, and who issued it.

        «أصدرت الوزارة بيانا … وفيما يلي نصه:»; None where no statement is printed, or nobody is said to have issued it.
        """
        for sentence, spoken in zip(self.text.sentences, self.said, strict=False):
            issuing = (u for u in spoken.utterances if u.report.frame in _ISSUES and u.source is not None)
            issued = next(issuing, None)
            if issued is None:
                continue
            for behind in self.text.sentences[sentence.sentence_id : sentence.sentence_id + _PRINTED]:
                if self._prints(behind.words):
                    return behind.sentence_id, issued
        return None

    def _prints(self, words: Sequence[Word]) -> bool:
        """Say whether words lead to those of a statement («نص البيان», «هذا نصه», «البيان التالي»)."""
        plays = self.grammar.plays
        if any(plays("verbatim", word.text) for word in words):
            return True
        return any(
            (plays("words_of", one.text) and plays("statement", other.text))
            or (plays("statement", one.text) and plays("verbatim_next", other.text))
            for one, other in pairwise(words)
        )

    def _looking_back(self) -> dict[int, Utterance]:
        """Return sentence numbers with the later utterance that says where their words come from."""
        backing: dict[int, Utterance] = {}
        for sentence, spoken in zip(self.text.sentences, self.said, strict=False):
            late = next((u for u in spoken.utterances if u.report.looks_back and u.source), None)
            if late is None:
                self._back_of_fragment(sentence.sentence_id, spoken, backing)
                continue
            for earlier in self.text.sentences[: sentence.sentence_id]:
                if earlier.paragraph >= sentence.paragraph - _LOOK_BACK and not earlier.is_headline:
                    backing[earlier.sentence_id] = late
        return backing

    def _back_of_fragment(self, number: int, spoken: Said, backing: dict[int, Utterance]) -> None:
        """Give the sentence before to the speaker of one that only names him («حسب رويترز.»)."""
        sentence, only = self.text.sentences[number], spoken.utterances[0] if len(spoken.utterances) == 1 else None
        if number == 0 or only is None or only.source is None or not only.report.by_particle or only.report.first:
            return
        rest = sentence.words[only.report.last :]
        alone = all(word.kind == "mark" or self.grammar.stop(word.text) == "time" for word in rest)
        if alone and self.text.sentences[number - 1].paragraph == sentence.paragraph:
            backing[number - 1] = only

    def _carried(self, number: int, chain: int = _CHAIN) -> Utterance | None:
        """Return the utterance that a sentence goes on with."""
        if number == 0 or not chain or number >= len(self.said):
            return None
        if not (self._adds_harm(number) or self._tells_consequence(number)):
            return self._of_points(number)
        before = self.said[number - 1]
        last = next((u for u in reversed(before.utterances) if u.report.forward), before.around)
        return last or self._carried(number - 1, chain - 1)

    def _of_points(self, number: int) -> Utterance | None:
        """Return what was said before the points of one statement that a sentence is part of («ثانيا: …»)."""
        numbered = self._point(number)
        if numbered is None:
            return None
        for earlier in range(number - 1, -1, -1):
            if self._point(earlier) == numbered:
                continue
            opened = any(self.grammar.plays("points", word.text) for word in self.text.sentences[earlier].words)
            reach = _OPENING if numbered == "word" else 2 * opened
            near = range(earlier, max(-1, earlier - reach), -1)
            return next((last for n in near if (last := self._last_said(n)) is not None), None)
        return None

    def _last_said(self, number: int) -> Utterance | None:
        spoken = self.said[number]
        return next((u for u in reversed(spoken.utterances) if u.report.forward and u.source), spoken.around)

    def _point(self, number: int) -> str | None:
        """Return how the paragraph of a sentence is numbered as a point, by word or figure; None where it is not."""
        sentences, first = self.text.sentences, number
        while first and sentences[first - 1].paragraph == sentences[number].paragraph:
            first -= 1
        words = sentences[first].words[:3]
        opening = next((word.text for word in words if word.kind == "word"), "")
        if self.grammar.plays("point", opening):
            return "word"
        figured = len(words) > 1 and words[0].kind == "number" and words[1].text in NUMBERED
        return "figure" if figured else None

    def _adds_harm(self, number: int) -> bool:
        """Say whether a sentence adds harm to that of the one before («كما قتل»)."""
        words = self.text.sentences[number].words
        likewise = len(words) > 1 and self.grammar.plays("likewise", words[0].text)
        return likewise and self.grammar.stop(words[1].text) == "outcome"

    def _tells_consequence(self, number: int) -> bool:
        """Say whether a sentence tells what came of the one before («مما أسفر عن», «ونتج عن ذلك»)."""
        sentence = self.text.sentences[number]
        words = [word.text for word in sentence.words[:_NEAR]]
        if len(words) < _NEAR or sentence.paragraph != self.text.sentences[number - 1].paragraph:
            return False
        plays = self.grammar.plays
        if plays("consequence", words[0]) or self._counts_of_them(words):
            return True
        came = plays("consequence_verb", words[0]) and any(plays("this", word) for word in words[1:3])
        return came or (plays("what", words[0]) and plays("consequence_verb", words[1]))

    def _counts_of_them(self, words: Sequence[str]) -> bool:
        """Say whether a sentence begins with harm to some of those told of before («وقتل اثنان منهم»)."""
        harmed = words[0].startswith("و") and self.grammar.stop(words[0]) == "outcome"
        return harmed and any(self.grammar.plays("of_them", word) for word in words[1:])
