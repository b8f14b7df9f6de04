"""Organisations that no list holds, by their head noun: وكالة، منظمة، حركة، لواء، مجلس، مركز ...

The name runs from the head to the right: a name in quotation marks; definite words after an indefinite head (مجلس
الأمن); definite adjectives after a definite one (المجلس البلدي), with a complement in «لل» (للدراسات) or a purpose
(لحقوق الإنسان). A bare head is
no name; whether «المنظمة» repeats one is for :mod:`hasila.actors.repeats`.
"""

from __future__ import annotations

from hasila.actors.agency import Verbs
from hasila.actors.patterns import Hit
from hasila.actors.persons import PersonFinder
from hasila.actors.view import CLOSING, OPENING, View

_LONGEST = 5
_QUOTED_LETTERS = 45


class OrganisationFinder:
    """Extends head nouns to the names of organisations."""

    def __init__(self, persons: PersonFinder, verbs: Verbs) -> None:
        self._persons, self._words, self._verbs = persons, persons.words, verbs

    def extend(self, view: View, hit: Hit, reach: str) -> tuple[int, int] | None:
        """Return the span of the name that begins with (or stands behind) the head of ``hit``, or None.

        A definite head that is a rank as well (اللواء) begins none. ``reach`` is how far the lexicon lets a head reach:
        "inside" (the quoted name alone), "quoted" and "group", "complement" (definite words with one in «لل»),
        "definite", "proper" (Latin letters too).
        """
        definite = view.text[hit.start : hit.start + 2] in ("ال", "لل")
        if definite and self._words.is_title("ال" + view.text[hit.start + 2 : hit.end]):
            return None
        quoted = None if definite else self._quoted(view, hit.end)
        if quoted is not None:
            return (quoted[0] if reach == "inside" else hit.start), quoted[1]
        named = self._named_after(view, hit, definite) if reach in ("group", "unit") else None
        if named is not None or reach in ("quoted", "inside", "group"):
            return named
        span = self._unquoted(view, hit, reach)
        if span is None or (reach == "complement" and " لل" not in view.text[span[0] : span[1]]):
            return None
        return span

    def _named_after(self, view: View, hit: Hit, definite: bool) -> tuple[int, int] | None:
        """Return the name of a group called after a person (جماعة عقبة بن نافع)."""
        first = view.word_after(hit.end)
        if definite or first is None or view.text[first[0] : first[1]] not in self._words.given:
            return None
        person = self._persons.name_at(view, first[0])
        return (hit.start, person[1]) if person is not None and person[1] > first[1] else None

    def _unquoted(self, view: View, hit: Hit, reach: str) -> tuple[int, int] | None:
        first = view.word_after(hit.end)
        if first is None or view.is_set_off(hit.end, first[0]):
            return None
        word = view.text[first[0] : first[1]]
        if word.startswith("ال"):
            definite = view.text[hit.start : hit.start + 2] in ("ال", "لل")
            if not self._can_follow(view, first) or (definite and not word.endswith(("ي", "ه"))):
                return None
            return hit.start, self._run(view, first[1])
        if reach == "unit":
            return self._unit(view, hit, first)
        if reach == "definite" and self._words.is_purpose(word):
            end = self._purpose_end(view, first)
            return (hit.start, end) if end is not None else None
        if reach == "proper" and word.isascii() and word.isalpha():
            return hit.start, self._latin(view, first[1])
        if reach == "proper" and self._is_proper(view, first):
            return hit.start, self._complement_end(view, first[1])
        return None

    def _purpose_end(self, view: View, span: tuple[int, int]) -> int | None:
        """Return where a purpose ends with the definite word it is about (رابطة أهالي الغائبين); None without one."""
        about = view.word_after(span[1])
        if about is None or not view.text.startswith("ال", about[0]) or about[1] - about[0] <= len("الل"):
            return None
        word = view.text[about[0] : about[1]]
        return None if word in self._verbs or self._words.is_vague(word) else about[1]

    def _unit(self, view: View, hit: Hit, first: tuple[int, int]) -> tuple[int, int] | None:
        """Return the name of a military unit of two words, the second definite (لواء صقور الشمال)."""
        second = view.word_after(first[1])
        if second is None or self._words.is_stop(view.text[first[0] : first[1]]):
            return None
        definite = view.text.startswith("ال", second[0]) and self._can_follow(view, second)
        return (hit.start, second[1]) if definite and first[1] - first[0] > 2 else None

    def _is_proper(self, view: View, span: tuple[int, int]) -> bool:
        """Tell whether a word without the article is a name: no word of the news, no adjective, no prefix on one."""
        word = view.text[span[0] : span[1]]
        if len(word) < 3 or word.isdigit() or word.endswith(("ه", "ي", "ات", "ين")) or self._words.is_common(word):
            return False
        return not self._words.is_common(word[1:]) and not word.startswith(("لل", "بال", "وال", "كال"))

    def _quoted(self, view: View, end: int) -> tuple[int, int] | None:
        following = view.word_after(end)
        if following is None:
            return None
        gap = view.gap(end, following[0]).strip()
        if not gap or gap[0] not in OPENING + "”":
            return None
        begin = view.norm_start(following[0])
        stretch = view.norm[begin : begin + _QUOTED_LETTERS]
        closing = next((i for i, char in enumerate(stretch) if char in CLOSING + "“″"), None)
        if closing is None or not self._is_name(stretch[:closing]):
            return None
        return following[0], view.index_of(begin + len(stretch[:closing].rstrip()))

    def _is_name(self, quoted: str) -> bool:
        words = quoted.replace("_", " ").split()
        if not words or "\n" in quoted or len(words) > _LONGEST or quoted.isdigit():
            return False
        return not (self._words.is_function(words[0]) or self._words.is_platform(words[0]))

    def _can_follow(self, view: View, span: tuple[int, int]) -> bool:
        word = view.text[span[0] : span[1]]
        if len(word) <= 3 or word in self._verbs or self._words.is_vague(word) or self._words.is_title(word):
            return False
        if word.startswith("وال") and self._words.is_stop(word[1:]):
            return False  # المجلس الوطني للنقابة والذي
        return not word.endswith("ين") or view.raw(*span).endswith("يين")

    def _complement_end(self, view: View, end: int) -> int:
        """Return where a name without the article ends with what it is for (شركة نسمة للنقل البري، للصوت والصورة)."""
        span = view.word_after(end)
        if span is None or view.is_set_off(end, span[0]) or not view.text.startswith("لل", span[0]):
            return end
        if not self._can_follow(view, span) or self._words.is_title("ال" + view.text[span[0] + len("لل") : span[1]]):
            return end
        after = view.word_after(span[1])
        if after is None or view.is_set_off(span[1], after[0]) or not self._can_follow(view, after):
            return span[1]
        word = view.text[after[0] : after[1]]
        described = word.startswith("ال") and word.endswith(("ه", "ي"))
        return after[1] if described or word.startswith("وال") else span[1]

    def _run(self, view: View, end: int) -> int:
        complemented = False
        for _ in range(_LONGEST - 1):
            span = view.word_after(end)
            if span is None or view.is_set_off(end, span[0]) or not self._can_follow(view, span):
                return end
            word = view.text[span[0] : span[1]]
            if word[0] == "ل" and self._words.is_purpose(word[1:]):
                return self._purpose_end(view, span) or end
            if not word.startswith(("ال", "لل", "وال") if complemented else ("ال", "لل")):
                return end
            complemented = complemented or word.startswith("لل")
            end = span[1]
        return end

    @staticmethod
    def _latin(view: View, end: int) -> int:
        while (span := view.word_after(end)) and view.text[span[0] : span[1]].isascii():
            end = span[1]
        return end
