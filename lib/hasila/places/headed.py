"""Places told by what they are: a head noun with its name, a kind of site with its number or adjective, or alone.

Reads on from one word of a sentence; :mod:`hasila.places.reading` says at which words to read.
"""

from __future__ import annotations

from hasila.arabic import without_article
from hasila.gazetteer import KnownPlace
from hasila.places.grammar import Found, Head
from hasila.places.names import PlaceNames

_DASHES = frozenset("-–—")
#: Signs of labels inside the name of a place.
_LABELS = frozenset("_#")
#: The dash between the ends of a road stands within so many words.
_LONGEST_END = 5
#: Letters of the article and the ending alone: shorter words are no adjectives of origin.
_SHORT_ADJECTIVE = 5
#: A site stands within so many words after the verb that struck it.
_STRUCK = 5


class HeadedPlaces(PlaceNames):
    """Reads the places that need no gazetteer off the words of one sentence."""

    def _with_head(self, at: int) -> Found | None:
        text = self.words[at].text
        alone = self.grammar.prefixed("alone", text)
        head = self.grammar.head(text)
        if head is None:
            return self._numbered(at) or self._described(at) or self._alone(at, alone)
        cut, kind = head
        joined = self._joined_heads(at, cut, kind)
        if joined is not None:
            return joined
        if not kind.hamza and self._has_hamza(at):
            return None  # «وأدى» is no valley
        if self.grammar.plays("led_only", text[cut:]) and not self._led(at, cut):
            return None  # «بلدية كذا» is a council where it acts
        whole, places = self.grammar.gazetteer.at([text[cut:], *self._texts(at + 1)])
        if whole > 1:  # the head noun is part of the name itself
            return Found(at, self._over_slash(at + whole), places[0].kind, cut, places, at)
        if at + 1 < len(self.words) and self._is_no_name_of(kind, at):
            return None
        road = self._ends_of_road(at + 1) if kind.kind == "road" else None
        first = self._over_label(at + 1)
        last = road or (self._names(first) if kind.many else self._name(first, kind))
        if last is None:
            return self._numbered(at)
        if kind.kind == "site" and self.grammar.any_plays("body_of", self.words[at + 1 : last + 1]):
            return None
        last += last < len(self.words) and self.words[last].kind == "number" and kind.kind in ("site", "area")
        if kind.kind == "countryside":
            last = self._adjectives(last)
        known = self._known(at, last)
        return Found(at, last, self._rank(text[cut:], kind, at + 1, known), cut, known, at + 1)

    def _over_label(self, at: int) -> int:
        """Step over the sign inside a label («#جبهة_كذا», «مديرية #كذا»)."""
        signed = at + 1 < len(self.words) and self.words[at].text in _LABELS
        return at + 1 if signed else at

    def _joined_heads(self, at: int, cut: int, kind: Head) -> Found | None:
        """Read what several kinds of places share («مدن وبلدات الضفة الغربية», «قرى وبلدات ريف كذا»)."""
        text = self.words[at + 1].text if at + 1 < len(self.words) else ""
        second = self.grammar.head(text) if kind.many and text.startswith("و") else None
        if second is None or not second[1].many:
            return None
        place = self._with_head(at + 1)
        return None if place is None else Found(at, place.last, kind.kind, cut, place.known, at + 2)

    def _rank(self, noun: str, head: Head, at: int, known: tuple[KnownPlace, ...]) -> str:
        """Return the kind of place: a centre is a district in Egypt, and a region of Saudi Arabia holds districts."""
        if self.grammar.plays("centre", noun) and known:
            return "district"
        if head.kind == "district" and self.grammar.plays("province", self.words[at].text):
            return "governorate"
        return head.kind

    def _ends_of_road(self, at: int) -> int | None:
        """Return where the two ends of a road end («طريق كذا - كذا»)."""
        for dash in range(at + 1, min(at + _LONGEST_END, len(self.words) - 1)):
            if self.words[dash].text in _DASHES:
                after = dash + 1
                named = self._may_be_name(after) and (self._gazetted(after)[0] or not self._is_everyday(after))
                return self._name(after, Head("", False, False)) if named else None
            if self.words[dash].kind != "word" or self.grammar.plays("stop", self.words[dash].text):
                return None
        return None

    def _is_no_name_of(self, head: Head, at: int) -> bool:
        """Say whether no name follows a head noun: a common word, a bureau («مديرية الأمن»), an ambush's place."""
        following = self.words[at + 1].text
        if head.many and head.kind != "site" and following in self.grammar.parts["part_of_land"]:
            return False  # «محافظات الجنوب»
        if following in self.grammar.parts["common"]:
            settled = head.kind in ("quarter", "village") and not head.many
            return not (settled and self.grammar.head(without_article(following)) is not None)  # «حي الميدان»
        if head.kind in ("site", "area") and following in self.grammar.parts["event"]:
            return True  # «منفذ هجوم», «ساحة معركة»
        if (head.many or head.kind == "area") and following in self.grammar.parts["force"]:
            return True  # «حواجز التنظيم»
        if head.many and head.kind == "site" and not following.startswith("ال") and self._is_everyday(at + 1):
            return True  # «مخازن أسلحة»
        return head.kind in ("district", "area") and following in self.grammar.parts["bureau"]

    def _described(self, at: int) -> Found | None:
        """Read a quarter or a site by its definite adjective («الحي اليوناني», «السوق الشعبي»)."""
        site, region = (self.grammar.prefixed(part, self.words[at].text) for part in ("described", "region"))
        cut = region if site is None else site
        if cut is None or at + 1 >= len(self.words):
            return None
        text = self.words[at + 1].text
        described = text.startswith("ال") and text.endswith(("ي", "يه")) and len(text) > _SHORT_ADJECTIVE
        described = described or self.grammar.plays("describing", text)
        if not described or not (self._led(at, cut) or self._is_hit(at)):
            return None
        if self.grammar.plays("sector", self.words[at].text[cut:]) and self.grammar.plays("branch", text):
            return None  # «القطاع الزراعي»
        length, known = self.grammar.gazetteer.at([self.words[at].text[cut:], *self._texts(at + 1)])
        kind = known[0].kind if length > 1 else self._kind_described(self.words[at].text[cut:], text, site is None)
        return Found(at, self._numbered_by(self._adjectives(at + 2)), kind, cut, known if length > 1 else (), at)

    def _kind_described(self, noun: str, adjective: str, is_region: bool) -> str:
        """Return the kind of what is called by its adjective: a region lies in a direction, a quarter is of a sort."""
        if self.grammar.plays("way", noun):
            return "road"
        head = self.grammar.head(without_article(noun))
        of_a_sort = head is not None and head[1].kind == "district" and adjective not in self.grammar.parts["sides"]
        return "region" if is_region and not of_a_sort else "quarter"

    def _numbered_by(self, last: int) -> int:
        """Take the number of a road («الطريق الوطني رقم 5»)."""
        numbered = last + 1 < len(self.words) and self.grammar.plays("numbered_by", self.words[last].text)
        return last + 2 if numbered and self.words[last + 1].kind == "number" else last

    def _is_hit(self, at: int) -> bool:
        """Say whether the site is what an attack struck, with a subject or a time between («استهدف أمس المركز كذا»)."""
        for word in reversed(self.words[max(0, at - _STRUCK) : at]):
            if word.kind != "word" or self.grammar.plays("before", word.text):
                return self.grammar.plays("hit", word.text)
        return False

    def _led(self, at: int, cut: int) -> bool:
        """Say whether a preposition or a verb of harm stands before the place."""
        prefixed = self.words[at].text[:cut].endswith(("ب", "لل")) or self._is_entered(at, cut)
        before = at > 0 and any(self.grammar.plays(part, self.words[at - 1].text) for part in ("before", "undergoes"))
        return prefixed or before or self._is_left(at)

    def _is_entered(self, at: int, cut: int) -> bool:
        """Say whether «ل» leads to a site that somebody enters or strikes («بعد دخوله للسفارة كذا»)."""
        entered = self.words[at].text[:cut].endswith("ل") and at > 0
        return entered and self.grammar.any_plays("entered", self.words[max(0, at - 3) : at])

    def _is_left(self, at: int) -> bool:
        """Say whether people fled from the place («نزحوا من القرى الحدودية»)."""
        from_here = at > 1 and self.grammar.plays("of", self.words[at - 1].text)
        return from_here and self.grammar.any_plays("fled", self.words[max(0, at - 9) : at - 1])

    def _alone(self, at: int, cut: int | None) -> Found | None:
        """Read a site that needs no name («في المدرسة»): a preposition must stand before it."""
        if cut is None or (self.grammar.plays("capital", self.words[at].text[cut:]) and self._names_capital(at + 1)):
            return None
        if self.grammar.plays("that_place", self.words[at].text[cut:]) and self._lies(at + 1):
            return None
        return Found(at, at + 1, "site", cut) if self._led(at, cut) else None

    def _lies(self, at: int) -> bool:
        """Say whether it is told where the place lies: a name for it stands elsewhere («المحافظة الواقعة جنوب كذا»)."""
        return at < len(self.words) and self.grammar.plays("lies", self.words[at].text)

    def _names_capital(self, at: int) -> bool:
        """Say whether the capital's name or its country follows («العاصمة صنعاء», «العاصمة الفرنسية»)."""
        return at < len(self.words) and (self.words[at].text.startswith("ال") or bool(self._gazetted(at)[0]))

    def _numbered(self, at: int) -> Found | None:
        cut = self.grammar.prefixed("numbered", self.words[at].text)
        follows = at + 1 < len(self.words) and self.words[at + 1].kind == "number"
        if cut is None or not follows or self.words[at].text.startswith("ل") or not self._led(at, cut):
            return None
        return Found(at, at + 2, "site", cut)
