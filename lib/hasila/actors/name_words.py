"""The words of persons' names: given names, and what each other word may do in a name or beside one.

Compiled once from the lexicons. It looks at one word at a time; how far a name goes is told by
:mod:`hasila.actors.persons`.
"""

from __future__ import annotations

from hasila.actors.agency import Verbs
from hasila.actors.gazetteer import Gazetteer
from hasila.arabic import normalise
from hasila.lexicons import Lexicons

#: A word that begins with «و» and has more letters is a conjunction and another name, once a name has two words.
_SHORT = 4


class NameWords:
    """Given names, and the words that join, follow, precede or end a name."""

    def __init__(self, lexicons: Lexicons, gazetteer: Gazetteer, verbs: Verbs) -> None:
        self.verbs = verbs
        rows = {normalise(row["name"]): row["certainty"] for row in lexicons.rows("given_names")}
        #: Given name to "strong" or "weak".
        self.given = {name: "strong" if certainty == "foreign" else certainty for name, certainty in rows.items()}
        spellings = {normalise(row["name"]): row["name"] for row in lexicons.rows("given_names")}
        #: Given names that normalising folds with words that have the article (إلهام, الهام).
        self.raised = frozenset(n for n, raw in spellings.items() if n.startswith("ال") and not raw.startswith("ال"))
        #: Given names that no Arabic family name follows: a word with the article after them is no part of the name.
        self.foreign = frozenset(name for name, certainty in rows.items() if certainty == "foreign")
        self.stops = frozenset(normalise(row["word"]) for row in lexicons.rows("not_names"))
        #: The one name that normalising folds with a preposition.
        self.ali = normalise("علي")
        #: First words of given names of two words; of all.
        self.double = frozenset(name.split()[0] for name in self.given if " " in name)
        self.openers = frozenset(name.split()[0] for name in self.given) | {"عبد", "ابو", "ام"}
        roles: dict[str, set[str]] = {}
        for row in lexicons.rows("name_words"):
            roles.setdefault(row["role"], set()).add(normalise(row["word"]))
        self.joiners, self.office, self._vague = roles["joiner"], roles["office"], roles["vague"]
        self._kin, self.kunya = roles["kin"], roles["kunya"]
        self.events, self._clubs = roles["event"], roles["club"]
        self._platforms, self.honorifics = roles["platform"], roles["honorific"]
        self._purposes = roles["purpose"]
        self.families, self.saying, self._seats = roles["family"], roles["saying"], roles["seat"]
        self.places = frozenset(normalise(row["word"]) for row in lexicons.rows("place_heads"))
        self.heads = frozenset(normalise(row["head"]) for row in lexicons.rows("organisation_heads"))
        self.adjectives = frozenset(
            form for adjective in gazetteer.adjectives for form in (adjective, "ال" + adjective.replace(" ", " ال"))
        )
        titles = [(normalise(row["title"]), row["kind"]) for row in lexicons.rows("titles")]
        self._lands = frozenset(gazetteer.names) | frozenset(gazetteer.capitals)
        self._titles = frozenset(title for title, _ in titles)
        self._ranks = frozenset(title for title, kind in titles if kind == "rank")
        self._offices = frozenset(title.split()[0] for title, kind in titles if kind == "role")
        self._functional = self.stops | self.adjectives | self._titles
        self._ordinary = self._functional | frozenset(normalise(row["word"]) for row in lexicons.rows("common_words"))

    def is_common(self, word: str) -> bool:
        """Tell whether a normalised word is no name by itself."""
        return word in self._ordinary or word in self.verbs

    def is_stop(self, word: str) -> bool:
        """Tell whether a normalised word begins no name of any kind."""
        return word in self._functional or word in self.verbs

    def is_ambiguous(self, word: str) -> bool:
        """Tell whether a given name is written like a function word where normalised (علي)."""
        return word in (self.ali, "عبد") or self.is_stop(word)

    def is_function(self, word: str) -> bool:
        """Tell whether a normalised word begins no quoted name: a function word or a title."""
        return word in self._functional

    def is_vague(self, word: str) -> bool:
        """Tell whether a word describes an organisation rather than names it."""
        return word in self._vague

    def is_title(self, word: str) -> bool:
        """Tell whether a word is a title, so that a person's name and no organisation's goes on with it."""
        return word in self._titles

    def is_land(self, word: str) -> bool:
        """Tell whether a word is the name of a state or capital, which speaks as an actor of its own."""
        return word in self._lands

    def is_purpose(self, word: str) -> bool:
        """Tell whether a word says what an organisation is for or of whom (حقوق، أهالي), so that its name goes on."""
        return word in self._purposes

    def is_rank(self, word: str) -> bool:
        """Tell whether a word is a rank that names follow at once (العميد)."""
        return word in self._ranks

    def opens_office(self, word: str) -> bool:
        """Tell whether an office begins with a word (رئيس، المتحدثة)."""
        return word in self._offices

    def is_seat(self, word: str) -> bool:
        """Tell whether the name after this word is that of the place where an office is held (شرطة، بلدية)."""
        return word in self._seats or word in self.places or word.removeprefix("ال") in self.heads

    def is_club(self, word: str) -> bool:
        """Tell whether the name after this word is that of a sports club."""
        return word in self._clubs or word[1:] in self._clubs

    def is_kin(self, word: str) -> bool:
        """Tell whether a name goes on after this word even where it seemed complete (بن، آل)."""
        return word in self._kin

    def is_platform(self, word: str) -> bool:
        """Tell whether a word is the name of a social platform."""
        return word in self._platforms

    def is_name_word(self, word: str, position: int) -> bool:
        """Tell whether a normalised word can be part of a name, at ``position`` in it (0: first)."""
        if word in self.given or word in self.joiners or (position and self._is_definite_given(word)):
            return True
        if (
            not word.isalpha()
            or (position and word.isascii())
            or len(word) < 2
            or self.is_common(word)
            or word in self.heads
            or (position and word.removeprefix("ال") in self.places)
        ):
            return False
        if word.startswith(("لل", "بال", "وال", "فال", "كال")):
            return False
        attached = word[1:] if word[0] in "وبلف" else ""
        if attached and ((position and attached in self.given) or self.is_common(attached)):
            return False
        return not (position > 1 and word[0] == "و" and len(word) > _SHORT)

    def _is_definite_given(self, word: str) -> bool:
        """Tell whether a word is a family name made of a given name and the article (العلي، العمر)."""
        return word.startswith("ال") and word[2:] in self.given and not self.is_stop(word)
