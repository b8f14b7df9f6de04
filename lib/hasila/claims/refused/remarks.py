"""Words of harm that report no harm: general remarks and precepts, what might have been, work suspended.

«قتل الإنسان»، «كل مواطن»، «كم من شاب مات» speak of nobody in particular; «إيقاف موظف عن العمل» takes nobody.
"""

from __future__ import annotations

from hasila.claims.acting import is_described_agent
from hasila.claims.clause import Clause, Draft
from hasila.claims.group import Group
from hasila.claims.tagging import CLOSERS, Tag

#: Words between a rate and its number.
_RATE_REACH = 2
_POSSIBLE_REACH = 16
_SUSPENDED_REACH = 9
_QUANTIFIER_REACH = 2
_ANY_REACH = 4
_PRIZE_REACH = 9
_PREY_REACH = 13
_ONE_OF_REACH = 8
_PRECEPT_REACH = 30
#: Words from one who did it to the thing of his with which he did.
_TOOL_REACH = 7
#: Words for a crowd that somebody drove into.
_CROWD = frozenset({"crowd", "count"})
#: Words from a martyr to what tells of his death.
_MARTYR_REACH = 14


def is_general(clause: Clause, draft: Draft) -> bool:
    """Tell whether one person stands for any: قتل الإنسان، كل مواطن، كم من شاب، a precept of religion."""
    group = draft.group
    if group.kind == "counted":
        preached = group.weak and any(abs(i - group.first) <= _PRECEPT_REACH for i in clause.where("precept"))
        return preached or _is_share(clause, draft)
    if group.kind != "single" or group.person is None or group.person.owned:
        return False
    if group.person.kind == "anyone" or _is_any(clause, group) or _befalls_any(clause, draft):
        return True
    if (group.definite and group.person.kind != "nation") or any(
        g.first == draft.trigger[0] and g.trigger.object_after_tail for g in clause.governors
    ):
        return False
    return any(abs(index - group.first) <= _PRECEPT_REACH for index in clause.where("precept"))


def _is_share(clause: Clause, draft: Draft) -> bool:
    """Tell whether a number is a share or a rate: واحد من كل خمسة، يموت واحد من بين خمسة، بمعدل ثلاثة قتلى."""
    group, rate = draft.group, {"each", "subset"}
    if clause.has("rate", range(max(0, group.first - _RATE_REACH), group.first)):
        return True  # بمعدل ثلاثة قتلى يوميا
    if any(g.first == draft.trigger[0] and g.trigger.present for g in clause.governors):
        rate |= {"between"}
    if group.first and "each" in clause.roles(group.first - 1) and not group.definite:
        return True
    after = [clause.roles(index) for index in range(group.stop, min(group.stop + 3, len(clause.tagged.tags)))]
    counts_more = clause.group_at.get(group.stop + 2)
    share = len(after) == 3 and "preposition" in after[0] and bool(rate & (after[0] | after[1]))
    return group.low == 1 and share and counts_more is not None and clause.groups[counts_more].kind == "counted"


def _is_any(clause: Clause, group: Group) -> bool:
    """Tell whether «كل», «أي» or «كم من» stands right before, or «ما» behind; «كل من فلان وفلان» tells of two."""
    for index in range(max(0, group.first - _QUANTIFIER_REACH), group.first):
        tag = clause.tagged.tags[index]
        if "every" in tag.roles and (index + 1 if "every" in tag.form.roles else tag.marker_end) == group.first:
            return True
    after = clause.tagged.tags[group.end : group.end + 2]
    return len(after) == 2 and "whichever" in after[0].roles and "preposition" in after[1].roles and not group.definite


def _befalls_any(clause: Clause, draft: Draft) -> bool:
    """Tell whether what any such thing brings is spoken of: أي خطأ يصيب أحدهما."""
    present = any(g.first == draft.trigger[0] and g.trigger.present for g in clause.governors)
    near = range(max(0, draft.trigger[0] - _ANY_REACH), draft.trigger[0])
    return present and clause.has("every", near)


def is_possible(clause: Clause, draft: Draft) -> bool:
    """Tell whether the clause says what might have been: كان من الممكن أن يسقط عدد من الضحايا."""
    if not (clause.where("possible") or clause.where("if_only")):
        return False
    start = min(draft.trigger[0], draft.group.first)
    for index in range(start - 1, max(-1, start - _POSSIBLE_REACH), -1):
        if clause.text(index) in CLOSERS or _is_other_harm(clause, index):
            return False
        if {"possible", "if_only"} & clause.roles(index):
            return True
    return False


def _is_other_harm(clause: Clause, index: int) -> bool:
    number = clause.governor_at.get(index)
    return number is not None and not clause.governors[number].trigger.is_carrier


def is_suspended(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody is stopped from working, not arrested, or keeps out of sight: إيقاف سائق عن العمل."""
    if draft.outcome not in ("captured", "missing"):
        return False
    stop = min(len(clause.tagged.tags), draft.group.end + _SUSPENDED_REACH)
    start = min(draft.group.end, draft.trigger[1])
    reach = range(start, stop)
    return clause.has("suspended", reach) and not clause.has("evading", reach)  # بتهمة التخلف عن الخدمة


def is_prize(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody snatches a prize, a victory or all eyes: خطف اللاعب الأضواء."""
    if not any(g.first == draft.trigger[0] and g.trigger.is_figurative for g in clause.governors):
        return False
    stop = min(len(clause.tagged.tags), draft.trigger[1] + _PRIZE_REACH)
    return clause.has("prize", range(draft.trigger[1], stop))


def is_one_leaving(clause: Clause, draft: Draft) -> bool:
    """Tell whether one person left home: no displacement, and the words are common in other senses (وفّر، نادي هجر)."""
    own = draft.group.own_outcome == "displaced"
    return draft.outcome == "displaced" and draft.group.kind in ("single", "named") and not own


def is_drill(clause: Clause, draft: Draft) -> bool:
    """Tell whether the harm belongs to a drill (أصيب موظف في حريق افتراضي)."""
    return bool(clause.where("drill"))


def is_hunted(clause: Clause, draft: Draft) -> bool:
    """Tell whether somebody killed another or an animal, told behind him with ل (قتل الطبيب للأسد)."""
    if draft.group.kind not in ("single", "named"):
        return False
    named = draft.group.kind == "named"
    if named and draft.outcome == "killed" and clause.topics.wildlife:
        return True  # مقتل سيسيل, a lion
    deed = named and any(g.first == draft.trigger[0] and g.trigger.is_deed for g in clause.governors)
    for tag in clause.tagged.tags[draft.group.end : draft.group.end + _PREY_REACH]:
        if deed and "to_all" in tag.roles:
            return True  # اعتقال البغدادي لجميع المخططين
        prey = tag.form.unit == "animal" or (deed and tag.person is not None and tag.person.number == "one")
        if prey and tag.word.text.startswith("لل"):
            return True
    return False


def is_owner_of_thing(clause: Clause, draft: Draft) -> bool:
    """Tell whether the thing of somebody was hit, a verb behind both: إن سيارة الجنرال أصيبت في هجوم."""
    group = draft.group
    if draft.trigger[0] < group.end or not group.first or group.kind not in ("single", "named"):
        return False
    before = clause.tagged.tags[group.first - 1]
    if clause.text(draft.trigger[0]).endswith(("ه", "ها", "هم", "هما")):
        return False  # داهموا منزل الناشط واعتقلوه
    if draft.outcome != "injured" and "relative_one" in clause.roles(draft.trigger[0] - 1):
        return False  # منزل الناشط الذي قتل: a house is not killed
    thing = before.form.unit in ("weapon", "building", "thing") and not before.word.text.startswith("ال")
    verb = any(g.first == draft.trigger[0] and g.is_verb for g in clause.governors)
    return thing and verb and (group.definite or group.kind == "named")


def is_long_dead(clause: Clause, draft: Draft) -> bool:
    """Tell whether one of the first of Islam is named: قتلوا عثمان رضي الله عنه."""
    near = range(draft.group.first, min(len(clause.tagged.tags), draft.group.end + 2))
    return draft.group.kind == "named" and any({"sacred", "precept"} & clause.roles(index) for index in near)


def is_town(clause: Clause, draft: Draft) -> bool:
    """Tell whether the name is the second half of that of a town (سان فرانسيسكو، وسم #سان_فرانسيسكو)."""
    before = range(max(0, draft.group.first - 2), draft.group.first)
    return draft.group.kind == "named" and clause.has("town_part", before)


def is_given_name(clause: Clause, draft: Draft) -> bool:
    """Tell whether «died» is the given name Matt, set off with its surname: الوزير البريطاني، مات هاريس، قال."""
    first, tags = draft.trigger[0], clause.tagged.tags
    if not first or clause.text(first) != "مات" or clause.text(first - 1) != "،" or clause.text(first + 2) != "،":
        return False
    surname = tags[first + 1]
    return surname.person is None and not surname.roles and surname.word.kind == "word"


def is_lamented(clause: Clause, draft: Draft) -> bool:
    """Tell whether it is said how many a one suffered, and of nobody: فكم من عائلة فقدت طفلها."""
    start = min(draft.trigger[0], draft.group.first)
    near = range(max(0, start - _ANY_REACH), start)
    return draft.group.low == draft.group.high == 1 and any(
        "how_many" in clause.roles(index) and "preposition" in clause.roles(index + 1) for index in near
    )


def is_quality(clause: Clause, draft: Draft) -> bool:
    """Tell whether the word is the adjective of a noun before it: أسرت عناصر من التنظيم المتطرف."""
    group = draft.group
    if group.kind != "single" or not group.first or "quality" not in clause.roles(group.first):
        return False
    before = clause.tagged.tags[group.first - 1]
    plain = before.person is None and before.roles <= {"power"} and before.form.unit not in ("time", "month")
    return plain and ("power" in before.roles or before.word.text.startswith("ال"))  # تنظيم داعش المتطرف


def is_agent(clause: Clause, draft: Draft) -> bool:
    """Tell whether the one behind the verb did the deed to somebody behind him: قتل مسلح متطرف النائبة."""
    return any(g.first == draft.trigger[0] and is_described_agent(clause, g, draft.group) for g in clause.governors)


def is_driver(clause: Clause, draft: Draft) -> bool:
    """Tell whether one of several hit others with a thing of his own: دهس أحد المتظاهرين بسيارته حشدا."""
    group, governor = draft.group, clause.governor_of(draft)
    if draft.rule != "verb-object" or group.kind != "single" or governor is None or governor.trigger.kind == "passive":
        return False
    tags = clause.tagged.tags
    drives = "driver" in clause.roles(group.first) and any(tag.form.unit for tag in tags[group.end : group.end + 1])
    for index in range(group.end, min(len(tags) - 1, group.end + _TOOL_REACH)):
        if tags[index].is_mark:
            return False
        if drives and _CROWD & tags[index].roles:
            return True  # دهس سائق شاحنة مسرعة جمعا
        if "own_tool" in tags[index].roles:
            after = tags[index + 1]
            if any(_CROWD & tag.roles for tag in tags[index + 1 : index + _TOOL_REACH]):
                return True  # دهس المهاجم بسيارته عند المدخل عددا
            raw = clause.tagged.raw(index + 1).rstrip("\u064b")
            counted = index + 1 in clause.group_at or any(n.first == index + 1 for n in clause.tagged.numbers)
            return counted or (raw.endswith("ا") and not after.roles and not after.is_mark)
    return False


def is_owned_thing(clause: Clause, draft: Draft) -> bool:
    """Tell whether the thing of somebody was stopped, right behind a verbal noun: إيقاف حساب الشيخ."""
    if draft.rule not in ("masdar-object", "named-victim") or draft.group.first <= draft.trigger[1]:
        return False
    words = [tag for tag in clause.tagged.tags[draft.trigger[1] : draft.group.first] if not tag.is_mark]
    if len(words) != 1:
        return False
    between = words[0]
    thing = between.form.unit in ("weapon", "building", "thing") and not between.word.text.startswith("ال")
    return thing and not between.form.unit_cut and draft.group.kind in ("single", "named")


def is_numbered(clause: Clause, draft: Draft) -> bool:
    """Tell whether the number is that of an article of a law or a channel, and counts nobody (الفصل 78)."""
    group = draft.group
    bare = group.kind == "counted" and group.noun != "person"
    return bare and group.first > 0 and "article_of_law" in clause.roles(group.first - 1)


def is_one_of_things(clause: Clause, draft: Draft) -> bool:
    """Tell whether «one of the two» is of things: صاروخين أحدهما سقط في الصحراء."""
    group = draft.group
    if group.person is None or group.person.kind != "pronoun" or not clause.text(group.first).endswith("هما"):
        return False
    for index in range(group.first - 1, max(-1, group.first - _ONE_OF_REACH), -1):
        tag = clause.tagged.tags[index]
        if tag.person is not None:
            return False
        two = tag.word.text.endswith(("ان", "ين", "تا", "تي"))
        if two and tag.form.unit in ("weapon", "building", "animal", "thing"):
            return True
    return False


def is_keyword(clause: Clause, draft: Draft) -> bool:
    """Tell whether the words stand in a list of keywords under an article (وسوم: اعتقال، حرق، الرضيع)."""
    return any(index < draft.trigger[0] for index in clause.where("keywords"))


def is_honorific(clause: Clause, draft: Draft) -> bool:
    """Tell whether «the martyr» is a man's title and no death is told (كان الشهيد سالم أكبر أبنائه)."""
    group = draft.group
    if draft.rule != "outcome-noun" or group.kind != "single" or not group.definite or draft.wording != "martyr":
        return False
    near = range(max(0, group.first - _MARTYR_REACH), min(len(clause.tagged.tags), group.end + 2 * _MARTYR_REACH))
    return not any(_tells_of_death(clause.tagged.tags[i]) for i in near if i not in range(group.first, group.end))


def _tells_of_death(tag: Tag) -> bool:
    """Tell whether a word is one of harm, of a funeral, a body, a family or several dead, or of who arrives."""
    person = tag.person
    mourned = person is not None and (
        person.counts == "body" or person.kind == "group" or (person.outcome == "killed" and person.number != "one")
    )
    return mourned or bool(
        tag.form.triggers or tag.form.resumed or {"violence", "of_death", "arrives", "heirs"} & tag.roles
    )


REMARKS = (
    is_honorific, is_driver,
    is_general, is_possible, is_suspended, is_prize, is_one_leaving, is_drill, is_hunted, is_keyword,
    is_one_of_things, is_owner_of_thing, is_owned_thing, is_numbered, is_agent, is_long_dead, is_town, is_given_name,
    is_lamented, is_quality,
)  # fmt: skip
