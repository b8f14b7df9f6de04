"""Whether the name of a state or capital stands for an actor or for a place.

The words beside it decide: it acts as the subject of a verb, in the genitive of a noun of action, after «من قبل» and
the like, as speaker before a colon, or joined by «و» to another actor; after a preposition of place, or where no such
sign is seen, it is a place and no mention. docs/codebook.md lists the signs; the words are in ``actor_cues`` and
``actor_verbs``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hasila.actors.mention import Found
from hasila.actors.patterns import Hit
from hasila.actors.view import View
from hasila.arabic import normalise
from hasila.lexicons import Lexicons

_PRONOUNS = ("ها", "هم", "ه", "هما", "هن")


class Verbs:
    """Third-person forms of the verbs of action and of speech."""

    def __init__(self, lexicons: Lexicons) -> None:
        forms: set[str] = set()
        for row in lexicons.rows("actor_verbs"):
            forms.update(conjugated(normalise(row["past"]), normalise(row["present"])))
        for row in lexicons.rows("reporting_verbs"):
            forms.update(normalise(form) for form in row["forms"].split() if not form.startswith(("م", "قائل")))
        self._forms = frozenset(forms)

    def __contains__(self, word: str) -> bool:
        """Tell whether a normalised word is a verb form, with a conjunction before it or an object after it."""
        return any(form in self._forms for form in _stripped(word))


def conjugated(past: str, present: str) -> Iterator[str]:
    """Yield masculine, feminine and plural forms of the third person and the future from «قصف», «يقصف»."""
    stem = past[:-1] if past[-1] in "اي" else past
    yield from (past, stem + "ت", stem + "وا")
    root = present[1:]
    for letter in ("ي", "ت"):
        yield from (letter + root, "س" + letter + root)
    plural = root[:-1] if root[-1] in "اي" else root
    yield from ("ي" + plural + "ون", "ي" + plural + "وا", past + "ا")


def _stripped(word: str) -> Iterator[str]:
    for start in (word, word[1:] if word[:1] in ("و", "ف") else ""):
        yield start
        for pronoun in _PRONOUNS:
            if len(start) > len(pronoun) + 2 and start.endswith(pronoun):
                yield start[: -len(pronoun)]


class Agency:
    """Decides, from the words around, whether a state's name is an actor there."""

    def __init__(self, lexicons: Lexicons, verbs: Verbs) -> None:
        self.verbs = verbs
        cues: dict[str, dict[str, str]] = {}
        for row in lexicons.rows("actor_cues"):
            cues.setdefault(row["side"], {})[normalise(row["cue"])] = row["reading"]
        self._before, self._from = cues["before"], frozenset(cues["beforefrom"])
        self._dividing = frozenset(cues["beforebetween"])
        self._negations = frozenset(
            normalise(row["word"]) for row in lexicons.rows("name_words") if row["role"] == "auxiliary"
        )

    def acts(self, view: View, hit: Hit, actors: Iterable[Found]) -> bool:
        """Tell whether the state acts, given the other mentions found so far."""
        if hit.prefix in ("ب", "وب", "فب", "ك", "وك"):
            return False
        if view.text[hit.end : hit.end + 2] == ": " and self._opens_line(view, hit.start):
            return True
        before = self._word(view, view.word_before(hit.start - len(hit.prefix)))
        if hit.prefix.endswith("ل"):
            return self._reads(before) == "agent"
        if hit.prefix in ("و", "ف"):
            return self._joined(view, hit, actors) or self._followed_by_verb(view, hit.end)
        return self._after_word(view, hit, before)

    def _after_word(self, view: View, hit: Hit, before: str) -> bool:
        reading = self._reads(before)
        if reading in ("between", "with", "from"):
            return self._after_preposition(view, hit, before, reading)
        if reading == "place":
            return False
        if reading == "agent" or (before in self.verbs):
            return True
        return self._followed_by_verb(view, hit.end)

    def _after_preposition(self, view: View, hit: Hit, before: str, reading: str) -> bool:
        span = view.word_before(hit.start)
        earlier = self._word(view, view.word_before(span[0])) if span else ""
        if reading == "from":
            return earlier in self._from
        if earlier in self._dividing:
            return False
        if reading == "between":
            return True
        return self._reads(earlier) != "place" or earlier in self.verbs

    def _joined(self, view: View, hit: Hit, actors: Iterable[Found]) -> bool:
        stop = hit.start - 1
        return any(mention.end <= stop and view.text[mention.end : stop].strip(" ،,") == "" for mention in actors)

    def _followed_by_verb(self, view: View, end: int) -> bool:
        word = self._word(view, view.word_after(end))
        return word in self._negations or word in self.verbs

    def _reads(self, word: str) -> str:
        for form in (word, word[1:] if word[:1] in ("و", "ف") else ""):
            if form and form in self._before:
                return self._before[form]
        return ""

    @staticmethod
    def _opens_line(view: View, start: int) -> bool:
        left = view.text[view.line(start)[0] : start]
        return left.strip(" .-–—ـ") == ""

    @staticmethod
    def _word(view: View, span: tuple[int, int] | None) -> str:
        return view.text[span[0] : span[1]] if span else ""
