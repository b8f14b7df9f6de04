"""Whether the name of a state or capital stands for an actor or for a place.

The words beside it decide: it acts as the subject of a verb, in the genitive of a noun of action, after «من قبل» and
the like, as speaker before a colon, as object of a verb done to actors (طالب, اتهم), or joined by «و» to another actor;
after a preposition of place, or where no such sign is seen, it is a place and no mention. docs/codebook.md lists the
signs; the words are in ``actor_cues`` and ``actor_verbs``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hasila.actors.mention import Found
from hasila.actors.patterns import Hit
from hasila.actors.view import View
from hasila.arabic import normalise
from hasila.lexicons import Lexicons

#: Words whose answer is kept: the frequent ones come first.
_REMEMBERED = 100_000
#: A verb's object is looked for so many words after it.
_OBJECT = 9
_PRONOUNS = ("ها", "هم", "ه", "هما", "هن")


class Verbs:
    """Third-person forms of the verbs of action and of speech."""

    def __init__(self, lexicons: Lexicons) -> None:
        forms: set[str] = set()
        addressing: set[str] = set()
        addressed = {normalise(row["cue"]) for row in lexicons.rows("actor_cues") if row["side"] == "address"}
        self._pasts = frozenset(normalise(row["past"]) for row in lexicons.rows("actor_verbs"))
        for row in lexicons.rows("actor_verbs"):
            made = tuple(conjugated(normalise(row["past"]), normalise(row["present"])))
            forms.update(made)
            addressing.update(made if made[0] in addressed else ())
        forms.update(finite_speech(lexicons))
        self._forms, self._addressing = frozenset(forms), frozenset(addressing)
        self._known: dict[str, bool] = {}

    def is_feminine(self, word: str) -> bool:
        """Tell whether a verb form is feminine: it begins with «ت» (or «ست») or ends with it, pronouns left out."""
        return any(
            form in self._forms and ((form.startswith(("ت", "ست")) and form not in self._pasts) or form.endswith("ت"))
            for form in _stripped(word)
        )

    def stand_at(self, view: View, span: tuple[int, int]) -> bool:
        """Tell whether the word at a span is a verb, not the noun of the same normalised letters (أصابه, إصابة)."""
        return view.text[span[0] : span[1]] in self and not view.raw(*span).endswith("ة")

    def addresses(self, word: str) -> bool:
        """Tell whether a normalised word is a verb whose object is another actor (اتهم, دعا, هدد)."""
        return word in self._addressing or (word[:1] in ("و", "ف") and word[1:] in self._addressing)

    def __contains__(self, word: str) -> bool:
        """Tell whether a normalised word is a verb form, with a conjunction before it or an object after it."""
        known = self._known.get(word)
        if known is None:
            known = any(form in self._forms for form in _stripped(word))
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known


def finite_speech(lexicons: Lexicons) -> Iterator[str]:
    """Yield the normalised forms of the verbs of speech, participles and nouns (مؤكدا، قائلا) left out."""
    forms = (normalise(form) for row in lexicons.rows("reporting_verbs") for form in row["forms"].split())
    yield from (form for form in forms if not form.startswith(("م", "قائل")))


def conjugated(past: str, present: str) -> Iterator[str]:
    """Yield masculine, feminine and plural forms of the third person and the future from «قصف», «يقصف»."""
    stem = past[:-1] if past[-1] in "اي" else past
    yield from (past, stem + "ت", stem + "وا")
    root = present[1:]
    for letter in ("ي", "ت"):
        yield from (letter + root, "س" + letter + root)
    plural = root[:-1] if root[-1] in "اي" else root
    yield from ("ي" + plural + "ون", "ي" + plural + "وا", past + "ا", stem + "تا", "ت" + root + "ان", "ي" + root + "ان")


def _stripped(word: str) -> Iterator[str]:
    for start in (word, word[1:] if word[:1] in ("و", "ف") else ""):
        yield start
        for pronoun in _PRONOUNS:
            if len(start) > len(pronoun) + 2 and start.endswith(pronoun):
                yield start[: -len(pronoun)]


class Agency:
    """Decides, from the words around, whether a state's name is an actor there."""

    def __init__(self, lexicons: Lexicons, names: Iterable[str], capitals: Iterable[str], verbs: Verbs) -> None:
        self.verbs, self._capitals = verbs, frozenset(capitals)
        self._states = self._capitals | frozenset(names)
        cues: dict[str, dict[str, str]] = {}
        for row in lexicons.rows("actor_cues"):
            cues.setdefault(row["side"], {})[normalise(row["cue"])] = row["reading"]
        self._before, self._from = cues["before"], frozenset(cues["beforefrom"])
        self._or = frozenset(cues["beforeor"])
        self._to, self._clause = frozenset(cues["beforeto"]), frozenset(cues["clause"])
        self._dividing = frozenset(cues["beforebetween"])
        self._doubtful, self._datelines = frozenset(cues["name"]), frozenset(cues["aftercolon"])
        self._things, self._masculine = frozenset(cues["beforeshort"]), frozenset(cues["gender"])
        self._sites, self._each = frozenset(cues["beforebuilding"]), frozenset(cues["beforeof"])
        #: Words of sport; an article full of them names teams, not states.
        self.topics = tuple(cues["topic"])
        self._negations = frozenset(
            normalise(row["word"]) for row in lexicons.rows("name_words") if row["role"] == "auxiliary"
        )

    def acts(self, view: View, hit: Hit, actors: Iterable[Found]) -> bool:
        """Tell whether the state acts, given the other mentions found so far."""
        if hit.prefix in ("ب", "وب", "فب", "ك", "وك"):
            return False
        if view.text[hit.end : hit.end + 2] == ": " and self._opens_line(view, hit.start):
            return self._next(view, hit.end + 1) not in self._datelines
        before = view.word_before(hit.start - len(hit.prefix))
        if hit.prefix.endswith("ل"):
            return self._reads(self._word(view, before)) == "agent" or self._is_addressee(view, before)
        if hit.prefix in ("و", "ف"):
            listed = self._word(view, before) in self._states
            return self._joined(view, hit, actors) or (not listed and self._followed_by_verb(view, hit.end))
        if view.text[hit.start : hit.end] in self._doubtful:
            return self._is_predicate(view, hit, before) or (before is None and self._followed_by_verb(view, hit.end))
        return self._after_word(view, hit, before, actors) or self._is_object(view, hit.start, before, actors)

    def is_thing(self, view: View, hit: Hit) -> bool:
        """Tell whether the word before makes a body of the state a place or thing of it (مركز الشرطة)."""
        return self._word(view, self._before_hit(view, hit)) in self._things

    def is_site(self, view: View, hit: Hit) -> bool:
        """Tell whether the word before makes an embassy the building (أمام السفارة)."""
        return self._word(view, self._before_hit(view, hit)) in self._sites

    @staticmethod
    def _before_hit(view: View, hit: Hit) -> tuple[int, int] | None:
        fused = view.text.startswith("لل", hit.start)
        return view.word_before(hit.start - (0 if fused else len(hit.prefix)))

    def _after_word(self, view: View, hit: Hit, span: tuple[int, int] | None, actors: Iterable[Found]) -> bool:
        before = self._word(view, span)
        if before in self._or and span is not None:
            return any(one.end == span[0] - 1 for one in actors)
        reading = self._reads(before)
        if reading in ("between", "with", "from"):
            return self._after_preposition(view, hit, reading)
        if reading == "attack":
            return view.text[hit.start : hit.end] not in self._capitals
        if reading == "place":
            return False
        if reading == "agent" or self._is_predicate(view, hit, span):
            return True
        return self._followed_by_verb(view, hit.end)

    def _after_preposition(self, view: View, hit: Hit, reading: str) -> bool:
        span = view.word_before(hit.start)
        earlier = self._word(view, view.word_before(span[0])) if span else ""
        if reading == "from":
            return earlier in self._from or (earlier in self._each and span is not None and self._each_acts(view, span))
        if earlier in self._dividing:
            return False
        if reading == "between":
            return True
        return self._reads(earlier) != "place" or earlier in self.verbs

    def _each_acts(self, view: View, span: tuple[int, int]) -> bool:
        """Tell whether «كل من» is subject or genitive of an act: no preposition of place stands before it."""
        each = view.word_before(span[0])
        return each is not None and self._reads(self._word(view, view.word_before(each[0]))) != "place"

    def _joined(self, view: View, hit: Hit, actors: Iterable[Found]) -> bool:
        stop = hit.start - len(hit.prefix)
        return any(mention.end <= stop and view.text[mention.end : stop].strip(" ،,") == "" for mention in actors)

    def _is_object(self, view: View, start: int, span: tuple[int, int] | None, actors: Iterable[Found]) -> bool:
        """Tell whether the state is object of a verb done to actors: right after it, or after its subject.

        The subject closes with a mention or with a definite word: «طالب الأكراد دمشق», but not «طالب سكان دمشق».
        """
        if span is None:
            span = self._before_apposition(view, start, actors)
            return span is not None and self._verb_before(view, span)
        if self.verbs.addresses(self._word(view, span)):
            return not view.raw(*span).endswith("ة")
        return self._closes_subject(view, span, actors) and self._verb_before(view, span)

    def _verb_before(self, view: View, span: tuple[int, int]) -> bool:
        """Tell whether a verb done to actors stands at ``span`` or before it in the same clause."""
        at: tuple[int, int] | None = span
        for _ in range(_OBJECT):
            word = self._word(view, at)
            if at is None or word in self._clause:
                return False
            if self.verbs.addresses(word):
                return not view.raw(*at).endswith("ة")
            at = view.word_before(at[0])
        return False

    @staticmethod
    def _before_apposition(view: View, start: int, actors: Iterable[Found]) -> tuple[int, int] | None:
        """Return the last word before a name set between commas that ends at ``start`` (شكر الوزير، فلان، تركيا)."""
        if view.text[start - 2 : start] != "، ":
            return None
        name = next((one for one in actors if one.end == start - 2 and one.actor.actor_type == "person"), None)
        if name is None or view.text[name.start - 2 : name.start] != "، ":
            return None
        comma = name.start - 2
        return (view.word_start(comma - 1), comma) if view.text[comma - 1].isalnum() else None

    def _closes_subject(self, view: View, span: tuple[int, int], actors: Iterable[Found]) -> bool:
        word = self._word(view, span)
        if self._reads(word) or word in self._clause:
            return False
        if word.startswith("ال") or any(one.end == span[1] for one in actors):
            return True
        earlier = view.word_before(span[0])
        return earlier is not None and view.raw(*span).endswith("ية") and view.raw(*earlier).endswith(("ات", "ية"))

    def _is_addressee(self, view: View, span: tuple[int, int] | None) -> bool:
        """Tell whether «ل» + state is whom a statement addresses (انتقادات أردوغان لإسرائيل)."""
        for _ in range(_OBJECT):
            word = self._word(view, span)
            if span is None or word in self._clause:
                return False
            if word in self._to or word[1:] in self._to or word.removeprefix("ال") in self._to:
                return True
            span = view.word_before(span[0])
        return False

    def _followed_by_verb(self, view: View, end: int) -> bool:
        span = view.word_after(end)
        if span is not None and view.text[span[0]] == "و" and view.text[span[0] + 1 : span[1]] in self._states:
            span = view.word_after(span[1])
        return span is not None and (self._word(view, span) in self._negations or self.verbs.stand_at(view, span))

    def _is_predicate(self, view: View, hit: Hit, span: tuple[int, int] | None) -> bool:
        """Tell whether the word before is a verb whose subject the state can be: they agree in gender (قصفت روسيا)."""
        if span is None or not self.verbs.stand_at(view, span):
            return False
        name, word = view.text[hit.start : hit.end], self._word(view, span)
        feminine = self.verbs.is_feminine(word)
        return not feminine if name in self._masculine else feminine

    def _next(self, view: View, end: int) -> str:
        word = self._word(view, view.word_after(end))
        return "مقتل" if word.isdigit() and "مقتل" in self._datelines else word

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
