"""The outlet of an article, as it names itself: in the title's tail, in datelines, beside its correspondents.

Page titles end with the outlet's name («… - صحيفة جسر», «… | أثر برس»). A name of one word is often an ordinary word
(جسر، أثر), so alone it counts only in quotation marks, in a dateline, on a line of its own or after a word such as
«مراسل». Which outlet is reliable is no question here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hasila.actors.gazetteer import Actor, Gazetteer, spelled
from hasila.actors.mention import Found
from hasila.actors.patterns import occurrences
from hasila.actors.view import View
from hasila.arabic import normalise
from hasila.lexicons import Lexicons

#: What stands between a page's title and the outlet's name.
_SEPARATOR = re.compile(r"\s+[|–—-]+\s*|\s*\|\s*")
#: What an outlet's name says in brackets of where it is (Al-Watan (Kuwait)).
_ASIDE = re.compile(r"\s*\([^()]*\)")
_DASHES = ("-", "–", "—", "/", "|", ":", "_")
_NAME_WORDS = 5
_BRACKETED_WORDS = 3
#: Datelines with a name in brackets are looked for in so many characters.
_OPENING = 600
_BRACKETED = re.compile(r"^[^\n()]{2,45}\(\s*([^()\n]{3,25}?)\s*\)\s*[-–—]", re.MULTILINE)
#: A dateline is over after this many characters of its line.
_DATELINE = 45


@dataclass(frozen=True, slots=True)
class OwnOutlet:
    """The article's outlet: the actor it is, and its names as patterns spell them, longest first."""

    actor: Actor
    names: tuple[str, ...]


class OutletFinder:
    """Finds an outlet's mentions of itself."""

    def __init__(self, lexicons: Lexicons, gazetteer: Gazetteer) -> None:
        roles: dict[str, set[str]] = {}
        for row in lexicons.rows("name_words"):
            roles.setdefault(row["role"], set()).add(normalise(row["word"]))
        self._cues, self._tails = roles["correspondent"], roles["outlet_tail"]
        self._heads = {normalise(row["head"]) for row in lexicons.rows("organisation_heads") if row["type"] == "media"}
        self._heads.add(normalise("شبكة"))
        self._listed = {key: form.actor for key, form in gazetteer.forms.items() if form.actor.actor_type == "media"}
        self._forms_of: dict[str, list[str]] = {}
        for key, actor in self._listed.items():
            self._forms_of.setdefault(actor.actor_id, []).append(key)
        media = [a for a in gazetteer.actors.values() if a.actor_type == "media" and a.name_en]
        self._english = {_letters(a.name_en or ""): a for a in media}
        #: Outlets named with brackets, of which a corpus has few, to who they are.
        self._bracketed: dict[str, Actor | None] = {}
        self._peoples = frozenset("ال" + adjective for adjective in gazetteer.adjectives)

    def own(self, title: str | None, outlet: str | None) -> OwnOutlet | None:
        """Return the outlet as the page's title and the given name tell it; None where neither does."""
        plain = _ASIDE.sub("", outlet).strip() if outlet and "(" in outlet else outlet or ""
        tails = [*_tails(title or ""), *([] if plain.isascii() else _SEPARATOR.split(plain)[:1])]
        names = [name for tail in tails for name in self._short_names(tail)]
        given = spelled(plain.removeprefix("www."))
        latin = [given] if given.isascii() and len(given) > 2 else []
        for name in [*names, *latin]:
            domain = name.split(".")[0]
            actor = self._listed.get(name) or self._by_english(outlet or "")
            actor = actor or self._english.get(_letters(domain)) or self._listed.get(domain)
            if actor is not None:
                own = () if names else self._short_names(actor.name_ar)
                return OwnOutlet(actor, tuple(dict.fromkeys([*names, *own, *latin])))
        if not names:
            return None
        shortest = min(names, key=lambda name: (len(name), name))
        actor = Actor("outlet:" + shortest.replace(" ", "_"), "media", names[0], None)
        return OwnOutlet(actor, tuple(dict.fromkeys([*names, *latin])))

    def _by_english(self, outlet: str) -> Actor | None:
        """Return the one medium whose English name begins with an outlet's, what its brackets say included."""
        if "(" not in outlet:
            return None
        if outlet not in self._bracketed:
            letters = _letters(outlet)
            named = [actor for name, actor in self._english.items() if name.startswith(letters)]
            self._bracketed[outlet] = named[0] if len(named) == 1 else None
        return self._bracketed[outlet]

    def find(self, view: View, own: OwnOutlet | None) -> Iterator[Found]:
        """Yield the mentions of the article's own outlet."""
        if own is None:
            return
        text = view.lowered
        forms = {*own.names, *self._forms_of.get(own.actor.actor_id, ())}
        for name in sorted(forms, key=lambda name: (-len(name), name)):
            sure = " " in name or name.isascii()
            for start, end in occurrences(text, name):
                if sure or self._set_apart(view, start, end):
                    yield Found(start, end, own.actor, "gazetteer" if name in self._listed else "pattern")

    def datelines(self, view: View) -> Iterator[tuple[int, int]]:
        """Yield names in brackets before the dash of a dateline: «بيروت 3 مايو (اسم) - …»."""
        for match in _BRACKETED.finditer(view.norm, 0, _OPENING):
            name = match.group(1)
            if not any(char.isdigit() for char in name) and len(name) > 2 and len(name.split()) <= _BRACKETED_WORDS:
                yield view.index_of(match.start(1)), view.index_of(match.end(1))

    def in_dateline(self, view: View, start: int, end: int) -> bool:
        """Tell whether a span stands between the dashes and brackets that open or close a line."""
        left, right = view.line(start)
        before, after = view.text[left:start].rstrip(), view.text[end:right].lstrip()
        if len(before) > _DATELINE and after:
            return False
        return before.endswith(_DASHES) or (not before and (after.startswith(_DASHES) or not after))

    def _set_apart(self, view: View, start: int, end: int) -> bool:
        if self.in_dateline(view, start, end):
            return True
        if start > 0 and view.is_set_off(start - 1, start):
            return True
        before = view.word_before(start)
        return before is not None and view.text[before[0] : before[1]].lstrip("ولب") in self._cues

    def _short_names(self, tail: str) -> Iterator[str]:
        words = spelled(tail).split()
        arabic = [word for word in words if not word.isascii()]
        for kept in (words, arabic):
            if kept and len(" ".join(kept)) > 2:
                yield " ".join(kept)
        core = arabic[1:] if arabic and arabic[0].removeprefix("ال") in self._heads else arabic
        while core and (core[-1] in self._tails or (len(core) > 1 and core[-1] in self._peoples)):
            core = core[:-1]
        if core and len(core[0]) > 1 and len(" ".join(core)) > 2:
            yield " ".join(core)


def _tails(title: str) -> Iterator[str]:
    """Yield what stands after the separators of a title, cut where the title begins again."""
    first, *rest = _SEPARATOR.split(" ".join(title.split()))
    opening = " ".join(first.split()[:2])
    for segment in rest:
        name = segment.split(opening)[0].strip() if opening else segment.strip()
        if name and len(name.split()) <= _NAME_WORDS and not any(char.isdigit() and len(name) < 3 for char in name):
            yield name


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
