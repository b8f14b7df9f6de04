"""Names of persons after titles and roles: «العقيد فلان», «الناشط المدني فلان», «المتحدث باسم الجيش فلان».

After a title the name follows at once, after the office that a role names it comes a few words later. How far a name
goes is told by :mod:`hasila.actors.persons`.
"""

from __future__ import annotations

from hasila.actors.persons import PersonFinder
from hasila.actors.view import View

#: How many words of an organisation or place may stand between a role and its name.
_REACH = 7


class TitleFinder:
    """Finds the span of the name that a title or role stands before."""

    def __init__(self, persons: PersonFinder) -> None:
        self._persons, self._words = persons, persons.words

    def after_title(self, view: View, end: int, kind: str) -> tuple[int, int] | None:
        """Return the name that follows a title ending at ``end``: at once, or after the words of its office."""
        if kind == "role":
            return self._after_office(view, end)
        start = view.next_start(end)
        if start is not None and self._is_passed(view.text[start : view.word_end(start)]):
            start = view.next_start(view.word_end(start))
        if start is None:
            return self._after_comma(view, self._office_end(view, end))
        if view.text[start] == "ب" and view.text[start + 1 : view.word_end(start)] in self._words.kunya:
            start += 1
        if kind == "noun" and not self._opens(view, start):
            start = self._described_end(view, start)
            if start is None or not self._opens(view, start):
                return None
        return self._titled_name(view, start)

    def _opens(self, view: View, start: int) -> bool:
        """Tell whether a given name stands at ``start``: «إلهام», and not «الهام»."""
        end = view.word_end(start)
        word = view.text[start:end]
        if word in self._words.raised and view.raw(start, end).startswith("ال"):
            return False
        return word in self._words.openers

    def _described_end(self, view: View, start: int) -> int | None:
        """Return where the word after one definite adjective of a title begins (الناشط المدني فلان)."""
        word = view.text[start : view.word_end(start)]
        describes = word.startswith("ال") and word.endswith(("ي", "ه")) and word not in self._words.stops
        return view.next_start(view.word_end(start)) if describes else None

    def _is_passed(self, word: str) -> bool:
        """Tell whether a word may stand between a title and the name: an honorific, or the «ب» of «يلقب بـ»."""
        return word in self._words.honorifics or word == "ب"

    def _office_end(self, view: View, end: int) -> int:
        """Return where a title ends with the honorific after it (العقيد الركن)."""
        start = view.next_start(end)
        word_end = view.word_end(start) if start is not None else end
        return word_end if start is not None and view.text[start:word_end] in self._words.honorifics else end

    def _titled_name(self, view: View, start: int) -> tuple[int, int] | None:
        """Return the name at ``start`` where a title has been read; one word is enough if a given name."""
        if view.text[start : start + 2] == "ال" and view.text[start : view.word_end(start)] not in self._words.given:
            return None
        span = self._persons.name_at(view, start)
        whole = view.text[start : span[1]] if span else ""
        return span if " " in whole or whole in self._words.given else None

    def _after_office(self, view: View, end: int) -> tuple[int, int] | None:
        position = end
        for _ in range(_REACH):
            start = view.next_start(position)
            if start is None:
                return self._after_comma(view, position)
            word_end = view.word_end(start)
            word = view.text[start:word_end]
            if word in self._words.given:
                return self._given_in_office(view, start)
            if word in self._words.adjectives:
                named = self._after_adjective(view, word_end)
                if named is not None or view.next_start(word_end) is None:
                    return named
            if word in self._words.verbs or (
                word in self._words.stops and not word.startswith("ال") and word not in self._words.office
            ):
                return None
            position = word_end
        return None

    def _given_in_office(self, view: View, start: int) -> tuple[int, int] | None:
        """Return the name at a given name met after an office; a doubtful one alone is a word, and a place has none."""
        start = self._persons.kunya_start(view, start)
        before = view.word_before(start)
        held = before is not None and self._persons.names_a_place(view, before[0])
        span = self._persons.name_at(view, start)
        if span is None or held or self._persons.names_a_place(view, start):
            return None
        words = view.text[span[0] : span[1]].split()
        if self._words.given.get(words[0]) == "strong" or " " in words[0]:
            return span
        described = words[-1].startswith("ال") and not words[-1].endswith("ي") and words[-1] not in self._words.given
        return span if len(words) > 1 and not (len(words) == 2 and described) else None

    def _after_adjective(self, view: View, end: int) -> tuple[int, int] | None:
        start = view.next_start(end)
        if start is None:
            return self._after_comma(view, end)
        word = view.text[start : view.word_end(start)]
        return self._titled_name(view, start) if not self._words.is_common(word) or word in self._words.given else None

    def _after_comma(self, view: View, end: int) -> tuple[int, int] | None:
        if view.text[end : end + 2] not in ("، ", ", ") and view.text[end : end + 3] not in (" ، ", " , "):
            return None
        start = end + 2 + (view.text[end] == " ")
        span = self._persons.name_at(view, start)
        if span is None or " " not in view.text[span[0] : span[1]]:
            return None
        closes = view.text[span[1] : span[1] + 2].lstrip()[:1] in ("،", ",", ":", ".", "")
        return span if closes or view.text[start : view.word_end(start)] in self._words.given else None
