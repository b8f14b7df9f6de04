"""Which deaths, burials and losses are of age, illness or grief: nobody did it and no accident is told of.

One person who died is news by name alone; the words for it are those of violent death. What decides is a word of
violence or accident near by, or again and again in the article.
"""

from __future__ import annotations

from hasila.claims.clause import Clause, Draft
from hasila.claims.losses import is_kin
from hasila.claims.tagging import CLOSERS

#: Words between the death of somebody known and what tells that it was by violence.
_VIOLENCE_REACH = 40
#: The same, of a leader or scholar: long sentences about them name wars that did not kill them.
_GREAT_REACH = 14
#: Roles of words that tell of violence or an accident.
_OF_VIOLENCE = frozenset({"violence", "single_event", "accident"})
#: Words between «led» and «to the death of».
_LED_REACH = 22
_DECEASED_REACH = 3
#: Words behind somebody who died in which his fame is told (ممثل مصري شهير).
_FAME_REACH = 4
#: Words from a death to the wounds it was of.
_WOUNDS_REACH = 5
#: The same, where «after» makes a death the date of something else (تولى الإمارة بعد وفاة أخيه).
_AFTER_REACH = 4
#: Words between a death and the illness or grief that brought it.
_NATURE_REACH = 12
#: Words from condolences to the loss that they are for.
_CONDOLED_REACH = 10
#: Words behind a loss in which its time stands alone.
_DATE_REACH = 6


def is_natural_death(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody known simply died (وفاة الشاعر فلان): no word of violence or accident stands near."""
    group = draft.group
    if not any(g.first == draft.trigger[0] and g.trigger.is_natural for g in clause.governors):
        return False
    if draft.trigger[0] and "anniversary" in clause.roles(draft.trigger[0] - 1):
        return True  # ذكرى وفاة فلان
    if group.kind == "single" and not _is_brought_about(clause, draft.trigger[0]) and _is_of_nature(clause, draft):
        return True
    fighter = group.person is not None and group.person.victim_class == "combatant"
    fighter = fighter and "royal" not in clause.roles(group.first)
    if group.kind not in ("named", "single") or fighter or _is_brought_about(clause, draft.trigger[0]):
        return False
    if (
        group.own_outcome in ("killed", "injured", "casualties")
        or _is_of_the_hurt(clause, draft)
        or _is_one_of_several(clause, draft)
        or _was_hurt(clause, draft.trigger[0])
    ):
        return False  # توفي الجريح
    if _is_of_anybody(clause, draft) or _is_of_wounds(clause, draft):
        return False
    if _is_own(clause, draft) and clause.topics.martyrdom:
        return False
    owned = group.person is not None and group.person.owned
    reach = _VIOLENCE_REACH if group.definite or owned or group.kind == "named" else len(clause.tagged.tags)
    great = group.definite and group.person is not None and group.person.kind == "title"
    if great:
        reach = _GREAT_REACH
    if owned and draft.trigger[0] and "after" in clause.roles(draft.trigger[0] - 1):
        reach = _AFTER_REACH
    start, stop = max(0, min(draft.trigger[0], group.first) - reach), group.end + reach
    near = (tag.roles for tag in clause.tagged.tags[start:stop])
    # a war may have ended when a leader died
    return not any(_OF_VIOLENCE & roles and not (great and "war" in roles) for roles in near)


def is_condoled(clause: Clause, draft: Draft) -> bool:
    """Tell whether the loss of somebody known is what condolences are for: نعزي أهله في فقدان الشاعر فلان."""
    if draft.outcome != "missing" or draft.rule != "masdar-object" or draft.group.kind not in ("single", "named"):
        return False
    return clause.has("condoles", range(max(0, draft.trigger[0] - _CONDOLED_REACH), draft.trigger[0]))


def _is_one_of_several(clause: Clause, draft: Draft) -> bool:
    """Tell whether this is one more of those said to be killed or hurt before (قتل سبعة وتوفي آخر في المشفى)."""
    if draft.group.person is None or draft.group.person.kind not in ("other", "nth"):
        return False
    before = (other for other in clause.drafts.values() if other.group.end <= draft.group.first)
    return any(other.outcome in ("killed", "injured", "casualties") for other in before)


def _is_of_anybody(clause: Clause, draft: Draft) -> bool:
    """Tell whether the death of somebody unknown is told (وفاة امرأة، توفي مهاجر): no news where nothing happened.

    Of one spoken of before (وفاة السيدة) it is where the article tells of violence.
    """
    group, person = draft.group, draft.group.person
    if person is None or person.owned or person.kind not in ("", "nation", "own") or group.kind != "single":
        return False
    after = clause.tagged.tags[group.end : group.end + _FAME_REACH]
    if any({"famed", "late", "nature"} & tag.roles for tag in after):
        return False
    of_known = bool(after) and (after[0].word.text.startswith(("ال", "_")) or after[0].form.begins_name)
    if of_known or "nature" in clause.roles(group.first - 1):
        return False  # انتقل إلى جوار ربه
    spent = any(g.first == draft.trigger[0] and g.trigger.may_be_spending for g in clause.governors)
    return not group.definite or (not person.kind and not spent and clause.topics.violence)


def _is_of_wounds(clause: Clause, draft: Draft) -> bool:
    """Tell whether wounds are named behind a death as what it was of (توفي إثر إصابات في رأسه، متأثرا بجراحه)."""
    behind = max(draft.group.end, draft.trigger[1])
    near = clause.tagged.tags[behind : behind + _WOUNDS_REACH]
    people = (tag.person for tag in near if tag.person is not None)
    wounded = any(person.counts == "event" and person.outcome == "injured" for person in people)
    return wounded or any(t.outcome == "injured" and t.kind == "masdar" for tag in near for t in tag.form.triggers)


def _is_of_the_hurt(clause: Clause, draft: Draft) -> bool:
    """Tell whether it was one of the hurt who died (وفاة أحد المصابين)."""
    after = clause.tagged.tags[draft.group.end : draft.group.end + 1]
    return any(tag.person is not None and tag.person.outcome in ("injured", "casualties") for tag in after)


def _was_hurt(clause: Clause, first: int) -> bool:
    """Tell whether a wound is told before the death (أصيب عامل في رأسه وتوفي لاحقا)."""
    if any(tag.form.resumed and "relative" in clause.roles(index) for index, tag in enumerate(clause.tagged.tags[1:])):
        return True  # وفاة السائق الذي طعنه راكب
    before = (g for g in clause.governors if g.real and g.end < first)
    return any(g.outcome == "injured" and not g.trigger.needs_violence for g in before)


def _is_of_nature(clause: Clause, draft: Draft) -> bool:
    """Tell whether illness or grief is named right behind the death (توفيت حزنا على ابنها)."""
    start = max(draft.group.end, draft.trigger[1])
    stop = min(len(clause.tagged.tags), start + _NATURE_REACH)
    for index in range(start, stop):
        if clause.text(index) in CLOSERS or "violence" in clause.roles(index) or index in clause.governed:
            return False
        if {"nature", "late"} & clause.roles(index):
            return True
    return False


def _is_brought_about(clause: Clause, first: int) -> bool:
    """Tell whether something is said to have led to the death (أدى … إلى وفاة، أسفر عن وفاة): none of nature."""
    if first == 0 or not (clause.text(first - 1) in ("الي", "عن", "في") or clause.text(first).startswith("ب")):
        return False
    for place in range(first - 1, max(-1, first - _LED_REACH), -1):
        if clause.text(place) in CLOSERS:
            return False
        if "led" in clause.roles(place):
            return True
    return False


def is_mourned(clause: Clause, draft: Draft) -> bool:
    """Tell whether one is buried who died of age or illness: تشييع الفنان الراحل, no violence in the sentence."""
    deceased = _is_deceased(clause, draft)
    borne = any(g.first == draft.trigger[0] and g.trigger.is_burial for g in clause.governors)
    remains = draft.rule == "bodies" and "remains" in clause.roles(draft.trigger[0])
    if not (deceased or borne or remains) or draft.group.kind not in ("single", "named"):
        return False
    tags = clause.tagged.tags
    if clause.topics.martyrdom or clause.where("violence"):
        return False
    if deceased or any({"late", "disease"} & tag.roles for tag in tags):
        return True
    person = draft.group.person
    known = person is None or draft.group.definite or person.kind in ("kin", "kinonly")
    if remains and not known:
        return False  # العثور على جثة طفلة مدفونة
    if any(trigger.is_natural for tag in tags for trigger in tag.form.triggers):
        return True
    return (borne or _is_borne(clause, draft)) and not _dies_of_harm(clause, draft)


def _is_own(clause: Clause, draft: Draft) -> bool:
    """Tell whether one of somebody's kin is meant (جثة والدته)."""
    person = draft.group.person
    owned = person is not None and person.owned and person.kind in ("kin", "kinonly")
    return owned and not clause.tagged.raw(draft.group.first).endswith("ة")  # طفلة is not «his child»


def _is_borne(clause: Clause, draft: Draft) -> bool:
    """Tell whether the body is carried to the grave (شيع الأهالي جثمان المعلمة), not found or brought in."""
    return draft.rule == "bodies" and any(
        g.trigger.is_burial and 0 < draft.trigger[0] - g.end + 1 <= _NATURE_REACH for g in clause.governors
    )


def _dies_of_harm(clause: Clause, draft: Draft) -> bool:
    """Tell whether the article or the words themselves say that one who is buried was killed."""
    group = draft.group
    fighter = group.person is not None and group.person.victim_class == "combatant"
    harmed = any(tag.person is not None and tag.person.outcome is not None for tag in clause.tagged.tags)
    killed = any(g.outcome == "killed" and not g.trigger.is_burial for g in clause.governors)
    return fighter or harmed or killed or clause.topics.violence


def is_late(clause: Clause, draft: Draft) -> bool:
    """Tell whether an officer too died of illness or age (توفي ضابط الأمن السابق بعد رحلة علاج)."""
    death = any(g.first == draft.trigger[0] and g.trigger.is_natural for g in clause.governors)
    if not death or draft.group.kind not in ("single", "named"):
        return False
    tags = clause.tagged.tags
    return any({"late", "sport"} & tag.roles for tag in tags) and not clause.where("violence")


def _is_deceased(clause: Clause, draft: Draft) -> bool:
    """Tell whether the one whose body it is is called deceased, which is said of the sick (جثة الطفلة المتوفاة)."""
    if draft.rule != "bodies":
        return False
    group = draft.group
    after = clause.tagged.tags[group.end : group.end + _DECEASED_REACH]
    if any("deceased" in tag.roles for tag in after):
        return True
    if (
        _is_own(clause, draft)
        and not clause.topics.violence
        and not clause.where("violence")
        and not clause.where("finds")
    ):
        return True  # جاء لاستلام جثة والدته
    said = any(index < group.first for index in clause.where("deceased")) and group.definite
    return said or ("deceased" in clause.roles(group.first) and not clause.topics.violence)


def is_bereaved(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody lost one of his own, nobody says how: فقدت ابنها الوحيد، فقد زوجته في السوق."""
    lost = any(g.first == draft.trigger[0] and g.trigger.loses_fighters for g in clause.governors)
    if not lost or draft.group.kind != "single" or not is_kin(draft.group):
        return False
    if _is_only_dated(clause, draft.group.end):
        return True
    harmed = any(g.first != draft.trigger[0] and not g.trigger.loses_fighters for g in clause.real)
    return not harmed and not clause.where("violence")


def _is_only_dated(clause: Clause, end: int) -> bool:
    """Tell whether how long ago is all that is said of a loss (فقدت زوجها قبل سنتين، …)."""
    near = clause.tagged.tags[end : end + _DATE_REACH]
    stop = next((place for place, tag in enumerate(near) if tag.is_mark), len(near))
    timed = bool(near) and "by" in near[0].roles and any(tag.form.unit == "time" for tag in near[:stop])
    return timed and not any("violence" in tag.roles or "relative" in tag.roles for tag in near[:stop])


def is_tally_of_nature(clause: Clause, draft: Draft) -> bool:
    """Tell whether the deceased of an office or a study are counted: عدد المتقاعدين المتوفين، توفي منهم ألف مشارك."""
    if draft.outcome != "killed" or draft.rule != "stated-count" or clause.topics.violence:
        return False
    if clause.where("violence"):
        return False
    near = range(draft.trigger[0] + 2, draft.trigger[1])  # a noun stands between «number» and «deceased»
    return clause.has("deceased", near)


def is_beside_a_grave(clause: Clause, draft: Draft) -> bool:
    """Tell whether it is the one next to whom somebody is buried: دفنت بجانب عمتها."""
    governor = clause.governor_of(draft)
    if governor is None or not governor.trigger.is_burial or draft.group.first <= governor.end:
        return False
    return clause.has("grave_beside", range(governor.end, draft.group.first))


def is_relic(clause: Clause, draft: Draft) -> bool:
    """Tell whether the remains of one man are found of whose killing nobody speaks (العثور على رفات الملك فلان)."""
    if draft.outcome != "killed" or draft.group.kind not in ("single", "named") or clause.where("violence"):
        return False
    group = draft.group
    if group.person is not None and group.person.counts != "body":
        return False  # رفات جندي
    near = {draft.trigger[0], group.first, group.first - 1, group.first - 2}
    return any(index in near for index in clause.where("relics"))


def is_found_of_nature(clause: Clause, draft: Draft) -> bool:
    """Tell whether one is found dead whom illness killed: عثر على المدرب متوفيا في غرفته بعد أزمة قلبية."""
    group = draft.group
    if draft.outcome != "killed" or group.kind not in ("single", "named") or clause.where("violence"):
        return False
    if "finds" not in clause.roles(draft.trigger[0]):
        return False
    stop = range(group.end, len(clause.tagged.tags))
    end = next((index for index in stop if clause.text(index) in CLOSERS), len(clause.tagged.tags))
    return any({"nature", "disease"} & clause.roles(index) for index in range(group.end, end))


NATURAL_DEATHS = (
    is_condoled, is_found_of_nature, is_relic,
    is_beside_a_grave, is_natural_death, is_mourned, is_late, is_bereaved, is_tally_of_nature,
)  # fmt: skip
