"""Where speakers are named in a sentence, for those who must not take a speaker's place for the place of an event."""

from __future__ import annotations

from hasila.arabic import Sentence, Text
from hasila.attribution.grammar import compile_grammar
from hasila.attribution.phrases import PhraseReader
from hasila.attribution.reports import ReportReader
from hasila.lexicons import Lexicons


def speaker_spans(text: Text, sentence: Sentence, lexicons: Lexicons) -> list[tuple[int, int]]:
    """Return the raw spans of the speakers and relays that the sentence names."""
    grammar = compile_grammar(lexicons)
    reader = PhraseReader(sentence.words, grammar, is_preposition=lambda w: text.raw[w.end - 1] != "ي")
    spans = []
    for report in ReportReader(reader, grammar, frozenset()).reports():
        for phrase in (report.speaker, report.relay):
            if phrase is not None:
                words = sentence.words[phrase.first : phrase.last]
                spans.append((words[0].start, words[-1].end))
    return spans
