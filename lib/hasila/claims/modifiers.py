"""Which nouns of people go on with the noun before them, as adjective, genitive or surname, and count nobody.

Agreement, case endings and the forms that take no genitive tell a man from a modifier.
"""

from __future__ import annotations

from hasila.claims.apart import has_name_behind, is_relation, stands_apart
from hasila.claims.idioms import ends_idiom
from hasila.claims.lexicon import Person
from hasila.claims.lookalikes.people import has_article
from hasila.claims.tagging import Tag, Tagged, before_marks

#: Words from the preposition of a phrase of place to somebody behind it (في الغارة الأخيرة صحفي).
_PHRASE_WORDS = 4
#: Letters of an imperfect with a pronoun, at least (يقله).
_RELATIVE_LETTERS = 5
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
    if here is not None and (stands_apart(tagged, index, here) or {"this", "dual"} <= before.roles):
        return False
    if _is_of_a_thing(tagged, index) or _is_surname(tagged, index):
        return True
    if before.person is not None and before.person.kind == "pronoun":
        return tagged.tags[index].form.definite
    if before.person is not None and before.person.counts == "body" and tagged.tags[index].form.definite:
        return before.form.definite
    adjective = before.person is not None and before.person.kind == "weak"  # آلية عسكرية الشاب
    if before.person is None or adjective or before.form.triggers or before.person.counts in ("event", "body"):
        return here is not None and is_relation(here) and not _may_be_named_by_adjective(tagged, index)
    if here is not None and _is_another(tagged, index, here):
        return False
    if before.person.counts == "person" and before.form.definite and tagged.tags[index].form.definite:
        return before.person.number == "one"  # الشهيد الرقيب فلان
    counted_apart = before.person.outcome is not None and here is not None and not is_relation(here)
    return before.person.kind != "other" and not counted_apart


def _is_another(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether case, article or what stands before shows that a noun cannot go on with the one before it."""
    if _is_object_form(tagged, index) or (
        tagged.tags[index - 1].form.definite and not tagged.tags[index].form.definite
    ):
        return True
    held = tagged.tags[index - 1].person
    if held is not None and held.counts == "state" and held.number != "one" and tagged.tags[index - 1].form.definite:
        return here.number == "one" and not here.lemma.endswith("ة")  # من بين المعتقلين الصحفي فلان
    if here.number == "one" and (here.accusative or here.lemma.endswith("ة")) and _closes_its_phrase(tagged, index - 1):
        return True  # خطف مسلحون ألمانية، اختطف ملثمون فرنسيا
    noun = not is_relation(here) and here.outcome is None
    return noun and _closes_its_phrase(tagged, index - 1)  # خطف مسلحون صاحب محل


def _closes_its_phrase(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun in -ون or -ان right behind a word of harm is its subject: no genitive goes on with it."""
    tag = tagged.tags[index]
    several = tag.person is not None and tag.person.number != "one" and tag.word.text.endswith(("ون", "ان"))
    return several and index > 0 and bool(tagged.tags[index - 1].form.triggers) and not tag.form.definite


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


def _is_joined_adjective(tagged: Tagged, index: int) -> bool:
    """Tell whether an adjective joined by و goes on with another (الرئيسين التركي والروسي)."""
    here, before = tagged.tags[index], tagged.tags[index - 1]
    if here.person is None or not here.form.definite or not is_relation(here.person):
        return False
    if here.word.text.startswith("لل"):
        return False  # اغتيال الاحتلال للقيادي
    after = tagged.tags[index + 1].form if index + 1 < len(tagged.tags) else None
    if after is not None and here.person.kind == "" and (after.begins_name or after.begins_weak_name):
        return False  # القائد سالم المري والجندي فارس العتيبي
    if before.person is None:
        return before.word.text.startswith("ال")
    return before.form.definite and is_relation(before.person) and modifies(tagged, index - 1)


def _is_object_form(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun has the accusative that the noun before it lacks: قتل مستوطن شابا."""
    here, before = tagged.tags[index].person, tagged.tags[index - 1].person
    if here is not None and before is not None and here.kind == "nation" and before.lemma.endswith("ى"):
        return False  # فتى سوريا: the noun shows no case
    return (
        here is not None and before is not None and here.accusative and not before.accusative and before.number == "one"
    )


def _is_behind_that(tagged: Tagged, index: int) -> bool:
    """Tell whether «that» or «as for» opens a clause with the word, a quotation mark between or none."""
    place = before_marks(tagged.tags, index)
    return place >= 0 and bool({"complement", "as_for"} & tagged.tags[place].roles)


def _is_behind_a_phrase(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether a phrase of place or time closes before somebody (في بيروت القيادي فلان، في الغارة الأخيرة صحفي)."""
    before, definite = tagged.tags[index - 1], tagged.tags[index].form.definite
    near = tagged.tags[max(0, index - _PHRASE_WORDS) : index - (not before.form.is_place)]
    if here.number != "one" or not any("preposition" in tag.roles for tag in near):
        return False
    known = not definite or (here.counts == "person" and has_name_behind(tagged, index))
    plain = not before.roles or (not definite and not before.roles & _FUNCTION_ROLES)
    return before.form.is_place or (has_article(before.word.text) and known and plain)


def _is_called_behind_a_phrase(tagged: Tagged, index: int) -> bool:
    """Tell whether a calling and its name stand behind a phrase that closes, or a mark (قوات الاحتلال الصحفية رنا)."""
    before = tagged.tags[index - 1]
    closed = before.is_mark or before.form.is_place or "of_his" in before.roles or has_article(before.word.text)
    return closed and before.form.unit not in ("event", "building") and has_name_behind(tagged, index)


def _stands_for_itself(tagged: Tagged, index: int, here: Person) -> bool:
    """Tell whether «one of them» is nobody's genitive: it never is, nor is «one of» behind a plural that closes."""
    return here.kind == "pronoun" or (here.kind == "oneof" and _ends_plural(tagged, index - 1))  # قتل مسلحون أحد …


def _ends_plural(tagged: Tagged, index: int) -> bool:
    """Tell whether a noun of people closes its phrase: a plural in -ون, or one with the article (مسلحون، المسلحون)."""
    tag = tagged.tags[index]
    many = tag.person is not None and tag.person.number != "one"
    return many and (tag.form.definite or tag.word.text.endswith(("ون", "ان")))


def _ends_opening(tagged: Tagged, index: int) -> bool:
    """Tell whether words that open a list or add to one end right before (إلى جانب مدنيين اثنين، بمن فيهم شرطي)."""
    near = tagged.tags[max(0, index - 2) : index]
    return any({"add", "subset"} & tag.roles and tag.marker_end == index for tag in near)


def _is_another_one(tagged: Tagged, index: int) -> bool:
    """Tell whether «another» goes on with a word that may be an adjective, and then is a man (بالقرب مني جندي آخر)."""
    after = tagged.tags[index + 1] if index + 1 < len(tagged.tags) else None
    other = after is not None and after.person is not None and after.person.kind == "other"
    return other and after is not None and not (after.form.definite or tagged.tags[index].form.definite)


def _is_subject_of_relative(tagged: Tagged, index: int) -> bool:
    """Tell whether an imperfect with a pronoun, that no lexicon knows, stands before somebody (سيارة يستقلها قيادي)."""
    before = tagged.tags[index - 1]
    text = before.word.text
    if text[0] not in "يت" or before.roles or not text.endswith(("ها", "ه")):
        return False
    return len(text) >= _RELATIVE_LETTERS and not before.form.definite and tagged.raw(index - 1)[-1] in "اه"


def _may_be_named_by_adjective(tagged: Tagged, index: int) -> bool:
    """Tell whether such a word is a person (مقتل فلسطيني), not an adjective (القصف التركي)."""
    before, here = tagged.tags[index - 1], tagged.tags[index].person
    if before.form.triggers or before.phrase or {"subset", "who_is"} & before.roles or ends_idiom(tagged, index - 1):
        return True
    if not tagged.tags[index].form.definite and _ends_opening(tagged, index):
        return True
    if here is not None and here.number == "one" and _is_behind_that(tagged, index):
        return True  # إن الفلسطيني أصيب
    if "calling" in tagged.tags[index].roles and _is_called_behind_a_phrase(tagged, index):
        return True
    if _is_subject_of_relative(tagged, index) or _is_another_one(tagged, index):
        return True
    after = tagged.tags[index + 1].form if index + 1 < len(tagged.tags) else None
    named = after is not None and (after.begins_name or after.begins_weak_name)
    apart = not has_article(before.word.text) and tagged.tags[index].form.definite
    known = here is not None and (here.kind == "title" or before.form.unit is not None)
    other = here is not None and before.word.text.endswith("ه") and not here.lemma.endswith("ة")  # الحركة القيادي
    other = other and has_article(before.word.text) and tagged.tags[index].form.definite
    apart = other or (apart and known)
    told = index + 1 < len(tagged.tags) and _tells_his_harm(tagged.tags[index + 1])  # قضية الصحفي المعتقل
    named = named or told
    named = named or (not other and here is not None and here.kind == "title" and before.form.unit is not None)
    known = named and apart and here is not None and here.kind not in ("nation", "adjective")
    if known or _is_called_by_nation(tagged, index):
        return True  # سيارة الصحفية رنا، سيارة القيادي
    if here is not None and here.kind not in ("nation", "adjective") and _is_behind_a_phrase(tagged, index, here):
        return True
    if here is not None and (here.accusative or (here.kind != "nation" and before.roles & _FUNCTION_ROLES)):
        return True
    if tagged.tags[index].form.definite:
        return False
    two = here is not None and here.number == "two" and here.kind != "nation"  # أسرت المقاومة جنديين
    apart = has_article(before.word.text) and not before.roles and (before.form.unit is not None or two)
    apart = apart or before.is_mark or before.person is not None  # قتل في الاشتباك جندي
    return apart or _are_two_behind_agent(tagged, index)


def _is_called_by_nation(tagged: Tagged, index: int) -> bool:
    """Tell whether a nation with the article stands for somebody whose name is behind it (جند المغربي سامر خليل)."""
    here = tagged.tags[index]
    after = tagged.tags[index + 1].form if index + 1 < len(tagged.tags) else None
    nation = here.person is not None and here.person.kind == "nation" and here.person.number == "one"
    named = after is not None and after.begins_name and here.form.definite
    return nation and named and not has_article(tagged.tags[index - 1].word.text)


def _tells_his_harm(tag: Tag) -> bool:
    """Tell whether a definite adjective says what befell the one before it (المعتقل، المقتول)."""
    person = tag.person
    told = person is not None and person.outcome is not None and person.number == "one"
    return told and tag.form.definite and not tag.form.person_cut


def _are_two_behind_agent(tagged: Tagged, index: int) -> bool:
    """Tell whether a form in -ين is of two people behind a state or a force that closes (اعتقلت تركيا جنديين).

    So it is where «two» stands right behind it (اعتقلت السلطات أمس سوريين اثنين).
    """
    here, before = tagged.tags[index].person, tagged.tags[index - 1]
    if here is None or here.number not in ("two", "two_or_many"):
        return False
    if any(number.first == index + 1 and number.value == 2 for number in tagged.numbers):
        return True
    closed = before.form.is_place or "power" in before.roles
    closed = closed or ("police" in before.roles and has_article(before.word.text))
    return closed and index > 1 and any(tag.form.triggers for tag in tagged.tags[max(0, index - 4) : index - 1])
