"""Persons that no list holds: names that begin with a given name, by-lines, name lists.

A name runs on over the words that can be part of one and ends at the first that cannot (a function word, a verb, a
state's adjective, a mark). Given names of doubtful certainty (they are words too) count only beside a title, in
quotation marks, or alone on a line. Nothing here decides who a person is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hasila.actors.mention import plain_name
from hasila.actors.name_words import NameWords
from hasila.actors.patterns import Hit
from hasila.actors.view import View

_LONGEST = 5
#: The accusative ending of an indefinite noun, which no name in the news is written with (تراثًا).
_TANWIN = "\u064b"
#: A family name that no list has is told by what stands before it from this many letters on.
_SHORT = 4
#: A family name in -i has more letters than this, its article counted.
_FAMILY = 5
#: Ends of words that are no family names though they follow a given name: feminines, plurals, accusatives.
_DERIVED = ("ه", "ات", "ون", "ين", "ا")


class PersonFinder:
    """Finds the spans of persons' names around given names and titles."""

    def __init__(self, words: NameWords) -> None:
        self.words = words

    def names(self, view: View, hits: Iterable[Hit]) -> Iterator[tuple[int, int]]:
        """Yield name spans that begin with a given name (``hits``: the given names found)."""
        reached = -1
        for hit in hits:
            if hit.start < reached:
                continue
            start = hit.start if hit.prefix else self.kunya_start(view, hit.start)
            span = self.name_at(view, start, hit.end if hit.value and start == hit.start else 0)
            if span is not None and self._convinces(view, hit, span := self._from_line_start(view, hit, span)):
                reached = span[1]
                yield span

    def kunya_start(self, view: View, start: int) -> int:
        """Return where a by-name begins that the given name at ``start`` is part of (أبو عمر الشيشاني)."""
        before = view.word_before(start)
        if before is None or not view.plain(before[1], start):
            return start
        return before[0] if view.text[before[0] : before[1]] in self.words.kunya else start

    def _from_line_start(self, view: View, hit: Hit, span: tuple[int, int]) -> tuple[int, int]:
        """Take in a first word that no list has where a by-line opens with it (كاجين أحمد)."""
        first = view.word_before(hit.start) if not hit.prefix else None
        if first is None or not view.plain(first[1], hit.start) or " " in view.text[span[0] : span[1]]:
            return span
        word = view.text[first[0] : first[1]]
        opens = view.text[view.line(first[0])[0] : first[0]].strip() == ""
        return (first[0], span[1]) if opens and self.words.is_name_word(word, 1) and not word.startswith("ال") else span

    def name_at(self, view: View, start: int, given_end: int = 0) -> tuple[int, int] | None:
        """Return the longest name that begins at ``start``; None where the first word cannot begin one.

        ``given_end``: end of a given name of several words known to stand there (عز الدين).
        """
        end, words, joined = max(start, given_end), int(given_end > start), False
        span = view.word_after(end) if words else view.word_at(start)
        while span is not None and words < _LONGEST:
            if words and not joined and view.is_set_off(end, span[0]):
                break
            stretch = self._step(view, span, words, joined)
            if stretch is None:
                worded = self._is_worded(view, (start, end), span, words) or (words and self._is_family(view, span))
                if worded or (words == 1 and self._is_of_a_people(view, view.text[start:end], span)):
                    end = span[1]
                break
            word = view.text[span[0] : stretch]
            held, joined = joined, word in self.words.joiners and (len(word) < 3 or not word.startswith("ال"))
            end, words = stretch, words + (not joined)
            span = view.word_after(end)
            if word.startswith("ال") and not held and words > 1 and not self._goes_on(view, span):
                break
        return (start, end) if words and not (joined and words < 2) else None

    def _step(self, view: View, span: tuple[int, int], words: int, joined: bool) -> int | None:
        """Return the end of the next part of a name (one word, or two as in عز الدين); None where the name is over."""
        word = view.text[span[0] : span[1]]
        if words and word.startswith("ال") and view.raw(*span).startswith("ال") and self._is_foreign(view, span[0]):
            return None
        if view.source.normalised.offsets is not None and _TANWIN in view.raw(*span):
            return None
        following = view.word_after(span[1]) if word in self.words.double else None
        if following is not None and f"{word} {view.text[following[0] : following[1]]}" in self.words.given:
            return following[1]
        if word == self.words.ali and plain_name(view.raw(*span)).endswith("ى"):
            return None
        family = words and word in self.words.adjectives and not word.startswith("ال") and view.line_ends(span[1])
        if (
            family
            or self.words.is_name_word(word, words)
            or (joined and word not in self.words.verbs and word.isalpha())
        ):
            return span[1]
        return None

    def _is_family(self, view: View, span: tuple[int, int]) -> bool:
        """Tell whether a title is a family name here (خالد الشيخ): no name stands after it that it could belong to."""
        if view.text[span[0] : span[1]] not in self.words.families:
            return False
        after = view.word_after(span[1])
        following = view.text[after[0] : after[1]] if after else ""
        return following not in self.words.given and (not following or not self.words.is_name_word(following, 0))

    def _is_of_a_people(self, view: View, given: str, span: tuple[int, int]) -> bool:
        """Tell whether the adjective of a state is a family name (هيثم المصري): it stands after an Arabic given name.

        A nationality stands before the name (المصري هيثم), or with its noun after it (هيثم المصري الجنسية).
        """
        word, given = view.text[span[0] : span[1]], given.replace("عبد ", "عبد")
        if not word.startswith("ال") or not word.endswith("ي") or word not in self.words.adjectives:
            return False
        if given not in self.words.given or given in self.words.foreign or self.words.is_ambiguous(given):
            return False
        after = view.word_after(span[1])
        return after is None or not view.text.startswith("ال", after[0])

    def _is_foreign(self, view: View, start: int) -> bool:
        """Tell whether one of the two words before ``start`` is a given name of another language."""
        before = view.word_before(start)
        earlier = view.word_before(before[0]) if before else None
        return any(view.text[span[0] : span[1]] in self.words.foreign for span in (before, earlier) if span)

    def _is_worded(self, view: View, given: tuple[int, int], span: tuple[int, int], words: int) -> bool:
        """Tell whether a common word is a family name: after one given name, with a mark or «إن» behind it.

        «نبيل فاضل، أن», «عبد الستار بارز: …»: function words, verbs, definite and derived nouns are none.
        """
        word = view.text[span[0] : span[1]]
        known = view.text[given[0] : given[1]].replace("عبد ", "عبد")
        if (
            words != 1
            or known not in self.words.given
            or len(word) < 4
            or not word.isalpha()
            or self.words.is_stop(word)
        ):
            return False
        if (
            word.startswith(("ال", "لل"))
            or word.endswith(_DERIVED)
            or word in self.words.heads
            or word in self.words.places
        ):
            return False
        attached = word[1:] if word[0] in "وبلف" else ""
        if attached and (self.words.is_common(attached) or attached in self.words.given):
            return False
        following = view.word_after(span[1])
        if following is None:
            return view.text[span[1] : span[1] + 1] in ("،", ",", ":", "؛")
        return view.text[following[0] : following[1]] in ("ان", "بان") and self.words.given[known] == "strong"

    def _goes_on(self, view: View, span: tuple[int, int] | None) -> bool:
        return span is not None and self.words.is_kin(view.text[span[0] : span[1]])

    def _convinces(self, view: View, hit: Hit, span: tuple[int, int]) -> bool:
        words = self._joined(view.text[span[0] : span[1]].split())
        if len(words) < 2 or span[1] == hit.end or self.names_a_place(view, hit.start - len(hit.prefix)):
            return False
        if hit.prefix and hit.prefix not in ("و", "ل", "ب", "ف", "ول"):
            return False
        if hit.prefix and self.words.is_common(view.text[hit.start - len(hit.prefix) : hit.end]):
            return False
        if hit.value or any(self.words.given.get(word) == "strong" for word in words[: 2 if hit.prefix else 3]):
            return True
        return self._has_family_name(words) or self._alone(view, span) or self._is_announced(view, hit, words)

    def _is_announced(self, view: View, hit: Hit, words: list[str]) -> bool:
        """Tell whether a verb or a noun of what befalls people stands before a name of words that no list has."""
        before = view.word_before(hit.start) if not hit.prefix else None
        if before is None or self.words.is_common(words[1]) or len(words[1]) < _SHORT:
            return False
        family = words[1]
        if family.startswith("ال") or family.endswith(_DERIVED[1:]) or (family[0] in "متا" and family.endswith("ه")):
            return False
        word = view.text[before[0] : before[1]]
        return word in self.words.verbs or word in self.words.events or word[1:] in self.words.events

    def _has_family_name(self, words: list[str]) -> bool:
        """Tell whether the second word looks like a family name (الغامدي): definite, in -i, and no common word."""
        kunya = words[0] in self.words.kunya and len(words) > 2
        family = words[2] if kunya else words[1]
        opens = (kunya or words[0] in self.words.given) and family not in self.words.adjectives
        return opens and family.startswith("ال") and family.endswith("ي") and len(family) > _FAMILY

    @staticmethod
    def _joined(words: list[str]) -> list[str]:
        """Return the words with «عبد» written onto what follows, as the list of given names has it."""
        joined: list[str] = []
        for word in words:
            if joined and joined[-1] == "عبد":
                joined[-1] += word
            else:
                joined.append(word)
        return joined

    def names_a_place(self, view: View, start: int) -> bool:
        """Tell whether the word before makes a person's name that of a place or thing (مطار، شارع، جائزة)."""
        before = view.word_before(start)
        if before is None:
            return False
        word = view.text[before[0] : before[1]]
        attached = word[1:] if word[0] in "وبلف" else ""
        return word in self.words.places or attached in self.words.places

    def _alone(self, view: View, span: tuple[int, int]) -> bool:
        left, right = view.line(span[0])
        if span[0] > 0 and view.is_set_off(span[0] - 1, span[0]):
            return True
        if view.text[left : span[0]].strip(" -–—") != "":
            return view.text[span[1] : right].strip() == "" and view.text[left : span[0]].rstrip().endswith(
                ("-", "–", "—")
            )
        return right - span[1] < 12 or view.text[span[1] : span[1] + 2].strip()[:1] in ("-", "–", "—", "/", "|")
