"""Why somebody behind another noun of people is no modifier of it: he is the one harmed, or the one told of.

Agreement, case endings and the verb before the two tell.
"""

from __future__ import annotations

from hasila.arabic import normalise
from hasila.claims.lexicon import Person
from hasila.claims.lookalikes.people import has_article
from hasila.claims.tagging import Tagged

#: Words of the rank and name of somebody whose father is spoken of, up to what befell him.
_KIN_REACH = 8
#: Words from a verb to the force that is its agent (اعتقلت أمس قوات الشرطة …).
_AGENT_WORDS = 5
#: Words from a calling to the name behind the body that he is in (القيادي في حركة التحرير فلان).
_BODY_WORDS = 6
#: Words from somebody known to the adjective that says he is missing.
_GONE_WORDS = 7
#: «Who», of a man and of a woman, normalised.
_HE, _SHE = normalise("الذي"), normalise("التي")


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
    if _is_struck(tagged, index, here):
        return True
    if before.person is not None and before.person.kind == "nation" and not before.form.definite:
        if here.kind in ("nation", "adjective"):
            return False
        struck = index > 1 and "single_event" in tagged.tags[index - 2].roles and not is_relation(here)
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


def _is_struck(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether an attack and its adjective stand right before one whom it struck (قتل بقصف مدفعي رجل)."""
    before, thing = tagged.tags[index - 1], tagged.tags[index - 2] if index > 1 else None
    if before.person is None or before.form.definite or not is_relation(before.person) or thing is None:
        return False
    attack = bool({"single_event", "by", "shot"} & thing.roles) and thing.person is None
    return attack and here.number == "one" and not is_relation(here) and not tagged.tags[index].form.definite


def _cannot_be_of(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether one man stands behind a plural in -ون or -ين: neither its adjective nor its genitive."""
    before = tagged.tags[index - 1]
    if (
        here.number != "one"
        or here.kind in ("nation", "adjective")
        or not (here.accusative or tagged.tags[index].form.definite or before.word.text.endswith(("ون", "ين")))
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
    if before is not None and before.kind in ("group", "kin", "kinonly") and _is_gone(tagged, index):
        return True  # زوجة الناشط المختطف فلان
    if before is None or before.kind != "kin" or before.owned or not tagged.tags[index].form.definite:
        return False
    if here.kind in ("nation", "adjective"):
        return False
    who = _SHE if here.lemma.endswith("ة") else _HE
    return here.number == "one" and any(tag.word.text == who for tag in tagged.tags[index + 1 : index + _KIN_REACH])


def _are_two_told_of(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether what befell two is told right behind them by a verb in the dual (والد طفلين قتلا في القصف)."""
    relation = here.kind in ("other", "nation", "adjective") or here.lemma.endswith(("ي", "ية"))  # جنديين تركيين
    if here.number not in ("two", "two_or_many") or relation or index + 1 >= len(tagged.tags):
        return False
    after = tagged.tags[index + 1]
    dual = after.word.text.endswith("ا") and not after.word.text.endswith("وا")
    return dual and any(t.plural and t.kind in ("passive", "either") for t in after.form.triggers)


def _is_gone(tagged: Tagged, index: int) -> bool:
    """Tell whether an adjective right behind one known person says that he is held or missing."""
    after = tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
    if after is None or after.person is None or after.form.person_cut or not tagged.tags[index].form.definite:
        return False
    return after.form.definite and after.person.number == "one" and after.person.outcome in ("captured", "missing")


def _is_called_gone(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether an adjective behind one known person, or behind his nation or name, says that he is missing."""
    known = here.number == "one" and tagged.tags[index].form.definite and not here.outcome
    if not known or here.kind in ("nation", "adjective"):
        return False
    near = tagged.tags[index + 1 : index + _GONE_WORDS]
    gone = next((place for place, tag in enumerate(near) if "gone" in tag.roles), None)
    return gone is not None and not any({"preposition", "barrier"} & tag.roles for tag in near[:gone])


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
    adjective = is_relation(here) and (here.victim_class == "combatant" or here.kind in ("nation", "adjective"))
    apart = here.number == "one" and tagged.tags[index].form.definite and not adjective
    return apart and thing.person is None and thing.word.text.startswith("ال")


def _is_of_a_force(tagged: Tagged, index: int) -> bool:
    """Tell whether a word belongs to the force or place before it and is no title (الأمن السياسي، حاجز عسكري)."""
    before, person = tagged.tags[index - 1] if index else None, tagged.tags[index].person
    if before is None or person is None or person.number != "one":
        return False
    if person.kind == "weak":
        return tagged.tags[index].form.definite
    force = bool({"force", "band", "police", "police_named"} & before.roles) or before.form.unit == "building"
    return force and is_relation(person)


def _is_behind_a_named_force(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether somebody known stands behind a force and its adjective (مليشيا الحوثي الشيخ فلان)."""
    if not (tagged.tags[index].form.definite or here.kind == "title") or not _is_of_a_force(tagged, index - 1):
        return False
    return not is_relation(here) or has_name_behind(tagged, index)


def has_name_behind(tagged: Tagged, index: int) -> bool:
    """Tell whether a name stands right behind a word (الصحفية رنا), or behind «in» and a body (القيادي في … فلان)."""
    after = tagged.tags[index + 1 : index + _BODY_WORDS]
    near = after if after and after[0].word.text == "في" else after[:1]
    return any(tag.form.begins_name or tag.form.begins_weak_name for tag in near)


def is_relation(person: Person) -> bool:
    """Tell whether the noun is an adjective of relation as well (تركي، عسكري، إرهابية)."""
    return person.kind in ("nation", "adjective") or person.lemma.endswith(("ي", "ية"))


def stands_apart(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether somebody behind another noun of people stands for himself, for any of the reasons of this module."""
    return any(
        reason(tagged, index, here)
        for reason in (
            _cannot_be_of, _are_two_objects, _is_kin_of, _disagrees, _is_behind_a_force, _is_behind_a_crowd, _is_his,
            _is_behind_a_doer, _is_named_object, _is_behind_a_named_force, _are_two_told_of, _is_called_gone,
        )
    )  # fmt: skip
