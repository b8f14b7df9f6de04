"""Which nouns of people go on with the noun before them, as adjective, genitive or surname, and count nobody.

Agreement, case endings and the forms that take no genitive tell a man from a modifier.
"""

from __future__ import annotations

from hasila.arabic import normalise
from hasila.claims.idioms import ends_idiom
from hasila.claims.lexicon import Person
from hasila.claims.lookalikes.people import has_article
from hasila.claims.tagging import SOFT_MARKS, Tagged

#: Words of the rank and name of somebody whose father is spoken of, up to what befell him.
_KIN_REACH = 8
#: Words from the preposition of a phrase of place to somebody behind it (في الغارة الأخيرة صحفي).
_PHRASE_WORDS = 4
#: Words from a verb to the force that is its agent (اعتقلت أمس قوات الشرطة …).
_AGENT_WORDS = 5
#: «Who», of a man and of a woman, normalised.
_HE, _SHE = normalise("الذي"), normalise("التي")
#: Roles of words that no adjective follows.
_FUNCTION_ROLES = frozenset(
    {
        "barrier",
        "preposition",
        "light",
        "exception",
        "add",
        "with",
        "says_count",
        "carrier",
        "maybe",
        "relative",
        "leads",
    }
)


def modifies(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun of people goes on with the one before it (مواطن عراقي، قائد الشرطة، جنود أتراك)."""
    here = tagged.tags[index].person
    if not index or (here is not None and _stands_for_itself(tagged, index, here)):
        return False
    if tagged.tags[index].form.person_cut:
        return _is_joined_adjective(tagged, index)
    before = tagged.tags[index - 1]
    if here is not None and any(
        apart(tagged, index, here)
        for apart in (
            _cannot_be_of,
            _are_two_objects,
            _is_kin_of,
            _disagrees,
            _is_behind_a_force,
            _is_behind_a_crowd,
            _is_his,
            _is_behind_a_doer,
            _is_named_object,
        )
    ):
        return False
    if _is_of_a_thing(tagged, index) or _is_surname(tagged, index):
        return True
    if before.person is not None and before.person.kind == "pronoun":
        return tagged.tags[index].form.definite
    if before.person is not None and before.person.counts == "body" and tagged.tags[index].form.definite:
        return before.form.definite
    if before.person is None or before.form.triggers or before.person.counts in ("event", "body"):
        return here is not None and _is_adjective(here) and not _may_be_named_by_adjective(tagged, index)
    if here is not None and (
        _is_object_form(tagged, index) or (before.form.definite and not tagged.tags[index].form.definite)
    ):
        return False
    if before.person.counts == "person" and before.form.definite and tagged.tags[index].form.definite:
        return before.person.number == "one"  # الشهيد الرقيب فلان
    counted_apart = before.person.outcome is not None and here is not None and not _is_adjective(here)
    return before.person.kind != "other" and not counted_apart


def _is_his(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether somebody's own stands behind him, who did the deed: قتل شاب حبيبته."""
    before = tagged.tags[index - 1]
    if here.owned and before.form.resumed:
        return True  # اعترف بقتله شقيقه
    if not here.owned or before.person is None or before.person.number != "one" or before.form.definite or index < 2:
        return False
    told = tagged.tags[index - 2].form.triggers
    deed = any(trigger.kind in ("active", "either") and not trigger.present for trigger in told)
    return deed and before.person.kind not in ("kin", "kinonly", "oneof", "other")


def _is_behind_a_doer(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether one known man stands behind an unknown armed one and a verb: قتل جندي الشاب فلان."""
    before = tagged.tags[index - 1]
    known = tagged.tags[index].form.definite and here.number == "one" and here.kind not in ("nation", "adjective")
    if not known or index < 2 or before.person is None or before.form.definite or before.form.person_cut:
        return False
    armed = before.person.victim_class == "combatant" and before.person.number == "one"
    told = tagged.tags[index - 2].form.triggers
    return armed and before.person.kind != "title" and any(t.kind in ("active", "either") and not t.needs for t in told)


def _is_named_object(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether a verb and a force stand before one with a name (اعتقلت الشرطة الصحفي سامر): the force did it."""
    before, after = tagged.tags[index - 1], tagged.tags[index + 1 : index + 2]
    named = any(tag.form.begins_name or tag.form.begins_weak_name for tag in after)
    if not named or index < 2 or not tagged.tags[index].form.definite or here.kind in ("nation", "adjective"):
        return False
    many = before.person is not None and before.person.number == "many"
    force = has_article(before.word.text) and (many or bool({"police", "power"} & before.roles))
    told = (trigger for tag in tagged.tags[max(0, index - _AGENT_WORDS) : index - 1] for trigger in tag.form.triggers)
    return force and any(trigger.kind in ("active", "either") and not trigger.needs for trigger in told)


def _is_behind_a_crowd(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether one known man stands right behind many (قتلت الشرطة المهاجم): neither adjective nor genitive."""
    before = tagged.tags[index - 1]
    if before.person is None or not (tagged.tags[index].form.definite and before.form.definite):
        return False
    relation = here.kind in ("nation", "adjective") or here.lemma.endswith(("ي", "ية", "ة"))
    return before.person.number == "many" and here.number == "one" and not relation and not before.person.outcome


def _disagrees(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether a man stands behind a feminine adjective of nation (القوات التركية الطفل): he is the object."""
    before = tagged.tags[index - 1]
    if before.person is not None and before.person.kind == "nation" and not before.form.definite:
        if here.kind in ("nation", "adjective"):
            return False
        struck = index > 1 and "single_event" in tagged.tags[index - 2].roles and not _is_adjective(here)
        return tagged.tags[index].form.definite or struck  # قناص إسرائيلي الشاب، في قصف إسرائيلي طفل
    if before.person is not None and before.person.accusative and before.person.counts == "person":
        return tagged.tags[index].form.definite  # سقط قتيلا الجندي فلان
    feminine = before.person is not None and before.person.kind == "nation" and before.person.lemma.endswith("ة")
    return (
        feminine
        and before.form.definite
        and tagged.tags[index].form.definite
        and not here.lemma.endswith("ة")
        and (here.number == "one" and here.kind not in ("nation", "adjective", "title"))
    )


def _is_surname(tagged: Tagged, index: int) -> bool:
    """Tell whether a trade or rank is a name here: محمد الخطيب، المهندس رائد."""
    before, tag = tagged.tags[index - 1], tagged.tags[index]
    if tag.form.definite:
        return before.form.begins_name and before.person is None
    titled = before.person is not None and before.form.definite and before.person.number == "one"
    return titled and (tag.form.begins_name or tag.form.begins_weak_name)


def _is_of_a_thing(tagged: Tagged, index: int) -> bool:
    """Tell whether the word goes on with a thing before it, in the same state (العملية الإرهابية، قاربا فرنسيا)."""
    here, before = tagged.tags[index].person, tagged.tags[index - 1]
    if here is None or here.number != "one" or before.person is not None:
        return False
    if here.owned:
        return False  # سيارة شقيقه
    if here.accusative:
        return before.form.unit in ("event", "weapon", "building") and before.word.text.endswith("ا")
    if before.word.text.endswith("ه") and not tagged.tags[index].word.text.endswith("ه"):
        return False  # خطفت عصابة رجلا: an adjective would be feminine too
    alike = has_article(before.word.text) == tagged.tags[index].form.definite
    return before.form.unit in ("event", "weapon") and alike


def _cannot_be_of(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether one man stands behind a plural in -ون or -ين: neither its adjective nor its genitive."""
    before = tagged.tags[index - 1]
    if (
        here.number != "one"
        or here.kind in ("nation", "adjective")
        or not (here.accusative or tagged.tags[index].form.definite)
    ):
        return False
    text = before.word.text
    many = before.person is not None and before.person.number != "one"
    plural = many or (before.person is None and text.endswith("ون") and len(text) > 4)
    return plural and text.endswith(("ون", "ين", "ان")) and not before.roles


def _are_two_objects(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether two people stand behind one: they are what he did something to (دهس مستوطن عاملين)."""
    before = tagged.tags[index - 1]
    one = before.person is not None and before.person.number == "one" and before.person.kind not in ("title", "kin")
    oblique = here.number in ("two", "two_or_many") and tagged.tags[index].word.text.endswith("ين")
    seen = before.form.definite and tagged.tags[index].form.definite and here.number == "two"  # زار الوزير الجنديين
    known = before.person is not None and before.person.number == "one" and seen
    return oblique and (known or (one and not before.form.definite))


def _is_kin_of(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether what befell the son is told behind him: والد الطفل الذي قتل."""
    before = tagged.tags[index - 1].person
    of_many = before is not None and before.kind in ("kin", "kinonly") and before.number == "many"
    of_many = of_many and before is not None and not before.owned and here.number == "one"
    if before is not None and here.counts == "person" and (before.kind == "group" or of_many):
        return True  # أسرة الشهيد فلان، أقارب الشهيد
    if before is not None and before.kind == "group" and here.number == "one" and _is_told_of(tagged, index, here):
        return True  # عائلة الشاب فلان الذي قتل
    if before is None or before.kind != "kin" or before.owned or not tagged.tags[index].form.definite:
        return False
    if here.kind in ("nation", "adjective"):
        return False
    who = _SHE if here.lemma.endswith("ة") else _HE
    return here.number == "one" and any(tag.word.text == who for tag in tagged.tags[index + 1 : index + _KIN_REACH])


def _is_told_of(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether a relative clause goes on with one known person, no mark before it (الشاب فلان الذي …)."""
    known = tagged.tags[index].form.definite or here.owned or here.kind == "title"
    if not known or here.kind in ("nation", "adjective"):
        return False
    near = tagged.tags[index + 1 : index + _KIN_REACH]
    who = _SHE if here.lemma.endswith("ة") else _HE
    told = next((place for place, tag in enumerate(near) if tag.word.text == who), None)
    return told is not None and not any(tag.is_mark and tag.word.text not in "()" for tag in near[:told])


def _is_behind_a_force(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether the nation before somebody is that of a force, no person's (قوات الاحتلال الإسرائيلي الشاب)."""
    before, thing = tagged.tags[index - 1], tagged.tags[index - 2] if index > 1 else None
    if before.person is None or before.person.kind != "nation" or not before.form.definite or thing is None:
        return False
    adjective = _is_adjective(here) and (here.victim_class == "combatant" or here.kind in ("nation", "adjective"))
    apart = here.number == "one" and tagged.tags[index].form.definite and not adjective
    return apart and thing.person is None and thing.word.text.startswith("ال")


def _is_joined_adjective(tagged: Tagged, index: int) -> bool:
    """Tell whether an adjective joined by و goes on with another (الرئيسين التركي والروسي)."""
    here, before = tagged.tags[index], tagged.tags[index - 1]
    if here.person is None or not here.form.definite or not _is_adjective(here.person):
        return False
    after = tagged.tags[index + 1].form if index + 1 < len(tagged.tags) else None
    if after is not None and here.person.kind == "" and (after.begins_name or after.begins_weak_name):
        return False  # القائد سالم المري والجندي فارس العتيبي
    if before.person is None:
        return before.word.text.startswith("ال")
    return before.form.definite and _is_adjective(before.person) and modifies(tagged, index - 1)


def _is_object_form(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun has the accusative that the noun before it lacks: قتل مستوطن شابا."""
    here, before = tagged.tags[index].person, tagged.tags[index - 1].person
    if here is not None and before is not None and here.kind == "nation" and before.lemma.endswith("ى"):
        return False  # فتى سوريا: the noun shows no case
    return (
        here is not None and before is not None and here.accusative and not before.accusative and before.number == "one"
    )


def _is_adjective(person: Person) -> bool:
    """Tell whether the noun is an adjective of relation as well (تركي، عسكري، إرهابية)."""
    return person.kind in ("nation", "adjective") or person.lemma.endswith(("ي", "ية"))


def _is_behind_that(tagged: Tagged, index: int) -> bool:
    """Tell whether «that» or «as for» opens a clause with the word, a quotation mark between or none."""
    place = index - 1
    while place > 0 and tagged.tags[place].word.text in SOFT_MARKS:
        place -= 1
    return bool({"complement", "as_for"} & tagged.tags[place].roles)


def _is_behind_a_phrase(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether a phrase of place or time closes before somebody (في بيروت القيادي فلان، في الغارة الأخيرة صحفي)."""
    before, definite = tagged.tags[index - 1], tagged.tags[index].form.definite
    near = tagged.tags[max(0, index - _PHRASE_WORDS) : index - (not before.form.is_place)]
    if here.number != "one" or not any("preposition" in tag.roles for tag in near):
        return False
    return before.form.is_place or (has_article(before.word.text) and not definite and not before.roles)


def _stands_for_itself(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether «one of them» is nobody's genitive: it never is, nor is «one of» behind a plural that closes."""
    return here.kind == "pronoun" or (here.kind == "oneof" and _ends_plural(tagged, index - 1))  # قتل مسلحون أحد …


def _ends_plural(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun of people closes its phrase: a plural in -ون, or one with the article (مسلحون، المسلحون)."""
    tag = tagged.tags[index]
    many = tag.person is not None and tag.person.number != "one"
    return many and (tag.form.definite or tag.word.text.endswith(("ون", "ان")))


def _may_be_named_by_adjective(tagged: Tagged, index: int) -> bool:
    """Tell whether such a word is a person (مقتل فلسطيني), not an adjective (القصف التركي)."""
    before, here = tagged.tags[index - 1], tagged.tags[index].person
    if before.form.triggers or before.phrase or "subset" in before.roles or ends_idiom(tagged, index - 1):
        return True
    if here is not None and here.number == "one" and _is_behind_that(tagged, index):
        return True  # إن الفلسطيني أصيب
    after = tagged.tags[index + 1].form if index + 1 < len(tagged.tags) else None
    named = after is not None and (after.begins_name or after.begins_weak_name)
    apart = not has_article(before.word.text) and tagged.tags[index].form.definite
    known = here is not None and (here.kind == "title" or before.form.unit is not None)
    other = here is not None and before.word.text.endswith("ه") and not here.lemma.endswith("ة")  # الحركة القيادي
    other = other and has_article(before.word.text) and tagged.tags[index].form.definite
    apart = other or (apart and known)
    named = named or (not other and here is not None and here.kind == "title" and before.form.unit is not None)
    if named and apart and here is not None and here.kind not in ("nation", "adjective"):
        return True  # سيارة الصحفية رنا، سيارة القيادي
    if here is not None and here.kind not in ("nation", "adjective") and _is_behind_a_phrase(tagged, index, here):
        return True
    if here is not None and (here.accusative or (here.kind != "nation" and before.roles & _FUNCTION_ROLES)):
        return True
    if tagged.tags[index].form.definite:
        return False
    two = here is not None and here.number == "two" and here.kind != "nation"  # أسرت المقاومة جنديين
    apart = has_article(before.word.text) and not before.roles and (before.form.unit is not None or two)
    return before.is_mark or before.person is not None or apart  # قتل في الاشتباك جندي
