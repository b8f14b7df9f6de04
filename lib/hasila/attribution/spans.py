"""Where a sentence names its speakers and tells of the speaking, for those who look for the event's place and time.

A speaker's town is not where the harm was done, and the day of the speaking not when.
"""

from __future__ import annotations

from functools import lru_cache

from hasila.arabic import Sentence, Text
from hasila.attribution.grammar import SpeechGrammar, compile_grammar
from hasila.attribution.phrases import COMMAS, PhraseReader
from hasila.attribution.report import Report
from hasila.attribution.reports import ReportReader
from hasila.lexicons import Lexicons

#: The day of the speaking stands within this many words after the speaker.
_TAIL = 8
#: So many sentences are remembered: more than are between the places of an article and its dates.
_REMEMBERED = 256

Span = tuple[int, int]


@lru_cache(maxsize=_REMEMBERED)
def speech_spans(text: Text, sentence: Sentence, lexicons: Lexicons) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the raw spans of the speakers, and those of the speaking: from its verb to the words reported.

    Remembered for the sentences asked of last: the place and the date of a claim are both chosen by them.
    """
    grammar = compile_grammar(lexicons)
    reader = PhraseReader(sentence.words, grammar, is_preposition=lambda w: text.raw[w.end - 1] != "ي")
    speakers: list[Span] = []
    speaking: list[Span] = []
    for report in ReportReader(reader, grammar, frozenset()).reports(grammar.cues(sentence.words)):
        named = [phrase for phrase in (report.speaker, report.relay) if phrase is not None]
        speakers += [(sentence.words[p.first].start, sentence.words[p.last - 1].end) for p in named]
        last = _end_of_speaking(sentence, report, grammar)
        speaking.append((sentence.words[report.first].start, sentence.words[last - 1].end))
    return tuple(speakers), tuple(speaking)


def _end_of_speaking(sentence: Sentence, report: Report, grammar: SpeechGrammar) -> int:
    """Return the number of the word where the words reported begin, or where the clause of the speaking ends."""
    words = sentence.words
    for at in range(report.last, min(report.last + _TAIL, len(words))):
        stop = grammar.stop(words[at].text)
        if stop in ("that", "outcome") or words[at].text == ":" or (report.backward and words[at].text in COMMAS):
            return at
    return min(report.last + _TAIL, len(words)) if report.backward else report.last
