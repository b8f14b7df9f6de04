"""The words places are recognised by: head nouns, and small words by the part they play, compiled from the lexicons."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from hasila.arabic import PartsOfWords, Prefixed, normalise, once_a_word, parts_of_words, readings, with_room
from hasila.dates.calendars import month_names
from hasila.gazetteer import Gazetteer, KnownPlace, gazetteer
from hasila.lexicons import Lexicons


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of places: kind, whether it takes a list of names, whether such sites are named after persons."""

    kind: str
    many: bool
    #: Sites of the kind are named after persons with two bare names («مستشفى كمال عدوان»).
    named_after: bool
    #: A single indefinite word after the head describes and is no name («طريق سريع»).
    definite: bool = False
    #: The noun is written with a hamza, as verbs that look like it may be.
    hamza: bool = False
    #: Only a definite or known name may follow («كمين الزهور», but «كمين نصبوه»).
    article: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a sentence by word numbers; ``cut`` letters of the first word are a prefix."""

    first: int
    last: int
    kind: str
    cut: int = 0
    known: tuple[KnownPlace, ...] = ()
    #: Number of the first word of the name, after head noun or direction.
    name: int = 0


#: The readers of :class:`hasila.places.reading.SentencePlaces` in their order, with the parts of the words that each
#: begins at; head nouns and known names are no parts.
_READERS = (
    ("border", ("border",)), ("head", ("alone", "described", "region", "numbered")), ("entrance", ("entrance",)),
    ("between", ("between",)), ("direction", ("direction",)), ("capital", ("capital",)), ("known", ()),
    ("two words", ("town_of_two",)), ("country", ("all_over",)),
)  # fmt: skip


class _Beginners(dict[str, tuple[str, ...]]):
    """The readers to try at a word, by name; a dictionary, as most words of an article are asked for here."""

    def __init__(self, beginnings: tuple[tuple[str, frozenset[str]], ...], gazetteer: Gazetteer) -> None:
        self._beginnings = beginnings
        self._gazetteer = gazetteer

    def __missing__(self, word: str) -> tuple[str, ...]:
        rests = [rest for _, rest in readings(word, 2)]
        known = any(self._gazetteer.begins(rest) for rest in rests)
        # a known name of several words may begin with its head noun («مدينة الثورة»)
        tried = tuple(
            name for name, words in self._beginnings if (known and name == "known") or not words.isdisjoint(rests)
        )
        with_room(self)[word] = tried
        return tried


@dataclass(frozen=True)
class PlaceGrammar(PartsOfWords):
    """Head nouns, and small words by the part they play."""

    heads: dict[str, Head]
    parts: dict[str, frozenset[str]]
    gazetteer: Gazetteer
    #: Names of months, after which sites are named.
    months: frozenset[str]
    #: Everyday words, which are no names of towns that no gazetteer knows.
    everyday: frozenset[str]
    #: Words that play any part but that of the first half of a name.
    functional: frozenset[str]
    #: Given names, which follow a place where a new subject begins.
    men: frozenset[str]
    #: The readers of places to try at a word: each word is looked at once per process.
    readers: _Beginners

    @cached_property
    def _prefixed(self) -> Prefixed:
        return Prefixed(parts_of_words(self.parts))

    @once_a_word
    def head(self, word: str) -> tuple[int, Head] | None:
        """Return letters of prefix and the head noun that ``word`` is; None where it is none."""
        for cut, rest in readings(word, 2):
            head = self.heads.get(rest)
            if head is not None:
                return cut, head
        return None

    @once_a_word
    def is_functional(self, word: str) -> bool:
        """Say whether ``word`` plays any part but that of the first half of a name."""
        return word in self.functional or (word[:1] in ("و", "ف") and word[1:] in self.functional)

    def prefixed(self, part: str, word: str) -> int | None:
        """Return how many letters of prefix stand before ``word`` in ``part``; None where it plays no such part."""
        return self._prefixed[word].get(part)


@lru_cache(maxsize=4)
def compile_places(lexicons: Lexicons) -> PlaceGrammar:
    """Compile the grammar of places from ``lexicons``; cached."""
    heads = {normalise(form): _head(row, form) for row in lexicons.rows("place_kinds") for form in row["forms"].split()}
    parts: dict[str, set[str]] = defaultdict(set)
    for row in lexicons.rows("place_contexts"):
        parts[row["role"]].add(normalise(row["word"]))
    known = gazetteer(lexicons)
    parts["stop"] |= _numerals(lexicons)
    return PlaceGrammar(
        heads,
        {part: frozenset(words) for part, words in parts.items()},
        known,
        frozenset(month_names(lexicons)),
        _everyday(lexicons),
        frozenset().union(*(words for part, words in parts.items() if part != "compound")),
        frozenset(normalise(row["name"]) for row in lexicons.rows("given_names")),
        _Beginners(_beginnings(heads, parts), known),
    )


#: Where the words of the language stand that name no town: lexicon and column.
_LANGUAGE = (
    ("common_words", "word"),
    ("event_dates", "words"),
    ("place_contexts", "word"),
    ("outcomes", "forms"),
    ("outcomes", "past"),
    ("outcome_nouns", "singular"),
    ("speech_words", "word"),
    ("speakers", "forms"),
    ("dates_words", "form"),
    ("dates_months", "form"),
    ("victims", "singular"),
    ("victims", "plurals"),
)


def _beginnings(heads: dict[str, Head], parts: dict[str, set[str]]) -> tuple[tuple[str, frozenset[str]], ...]:
    found = ((name, frozenset().union(*(parts[role] for role in roles))) for name, roles in _READERS)
    return tuple((name, words | frozenset(heads) if name == "head" else words) for name, words in found)


def _numerals(lexicons: Lexicons) -> set[str]:
    """Return the words of numbers, at which a name ends («سجن ثلاثة رجال»)."""
    return {normalise(form) for row in lexicons.rows("quantities_numerals") for form in row["forms"].split()}


def _everyday(lexicons: Lexicons) -> frozenset[str]:
    rows = ((row, column) for name, column in _LANGUAGE for row in lexicons.rows(name))
    return frozenset(form for row, column in rows for form in normalise(row[column]).split())


def _head(row: dict[str, str], form: str) -> Head:
    named_after = row["named_after"]
    return Head(
        row["kind"],
        row["number"] == "many",
        bool(named_after),
        named_after in ("definite", "article"),
        any(c in "أإآؤئ" for c in form),
        named_after == "article",
    )
