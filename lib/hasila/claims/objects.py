"""Claims that an outcome word governs to its right: مقتل 5 جنود، قُتل جندي، قتل الجيش 5 مسلحين."""

from __future__ import annotations

from hasila.claims.acting import object_not_agent
from hasila.claims.asides import is_behind_relative, past_aside, past_relative
from hasila.claims.clause import Clause, frees, opens_clause
from hasila.claims.governor import Governor
from hasila.claims.group import Group
from hasila.claims.losses import is_kin, loses_a_thing, loses_no_fighters, lost_by_a_force, noun_of_fallen
from hasila.claims.tagging import CLOSERS, Tag
from hasila.claims.taking import takes

_VERB_REACH = 14
_TOLD_REACH = 10
#: Words of the name of a force between the verb and the fighters it lost (فقد الجيش الوطني عشرة مقاتلين).
_LOST_REACH = 4
#: Words of a phrase of place behind its preposition (في مدينة دير الزور).
_PLACE_WORDS = 4
#: Words that say whence people are, between them and their verb.
_WHENCE_WORDS = 6
#: Roles of a force whose attack a phrase names (في قصف الاحتلال).
_FORCES = frozenset({"police_named", "police", "violence", "power", "force", "band"})


def governed_right(clause: Clause) -> None:
    """Claim the group that an outcome word governs to its right: مقتل 5 جنود، قُتل جندي، قتل الجيش 5 مسلحين."""
    for governor in clause.real:
        if governor.trigger.follows_victims or clause.dies_later(governor) or _has_subject_before(clause, governor):
            continue
        number = _first_to_the_right(clause, governor)
        if number is None or loses_a_thing(clause, governor, number):
            continue
        rule = "verb-object" if governor.is_verb else "masdar-object"
        span = (governor.first, governor.last if governor.last > governor.end and governor.is_verb else governor.end)
        existing = clause.drafts.get(number)
        if existing is not None:
            apart = any(
                clause.tagged.tags[i].form.conjunction for i in range(governor.end, clause.groups[number].first)
            )
            if not apart and _overrides(governor, clause.groups[number]):
                existing.outcome, existing.rule, existing.trigger = governor.outcome, rule, span
                existing.wording = governor.trigger.wording
            continue
        outcome, wording = _told_behind(clause, governor, number)
        if governor.is_verb and outcome == "killed" and clause.groups[number].kind in ("single", "named", "dual"):
            _forget_noun(clause, number)
        clause.claim(number, outcome, rule, span, wording)


def _has_subject_before(clause: Clause, governor: Governor) -> bool:
    """Tell whether a plural passive has its subject before it: سبعة أشخاص من القرية أصيبوا، ثلاثة منهم حالتهم خطرة."""
    if governor.trigger.kind != "passive" or not governor.trigger.plural:
        return False
    return any(group.kind == "counted" and _leads_to(clause, group, governor) for group in clause.groups)


def _leads_to(clause: Clause, group: Group, governor: Governor) -> bool:
    """Tell whether nothing or whence they are stands between people who open a clause and a verb (من سكان القرية)."""
    if group.end == governor.first:
        return True
    between = range(group.end, governor.first)
    whence = 0 < len(between) <= _WHENCE_WORDS and clause.text(group.end) in ("من", "في")
    if not (whence and opens_clause(clause, group)):
        return False
    return not any(clause.parts(i) or i in clause.governed or clause.tagged.tags[i].is_mark for i in between)


def _told_behind(clause: Clause, governor: Governor, number: int) -> tuple[str, str | None]:
    """Return outcome and wording; those who «fell» take them of the noun behind them (سقط خمسة من العمال قتلى)."""
    told = governor.outcome, governor.trigger.wording
    if governor.trigger.is_carrier and clause.groups[number].kind in ("single", "named", "dual"):
        noun = noun_of_fallen(clause, clause.groups[number])
        _forget_noun(clause, number)
        return (noun.outcome or "killed", noun.wording) if noun else ("killed", "neutral")
    mourned = lost_by_a_force(clause, governor, number) or is_kin(clause.groups[number])
    if governor.trigger.loses_fighters and governor.outcome == "missing" and mourned:
        return "killed", "neutral"
    if not (governor.trigger.is_carrier and clause.groups[number].kind == "counted"):
        return told
    for index in range(
        clause.groups[number].end, min(clause.groups[number].end + _TOLD_REACH, len(clause.tagged.tags))
    ):
        tag = clause.tagged.tags[index]
        if (
            tag.word.text in CLOSERS
            or index in clause.governed
            or index in clause.spent
            or tag.form.conjunction
            or "subset" in tag.roles
        ):
            return told
        person = tag.person
        if person is not None and person.kind == "outcome" and not (tag.form.definite or tag.form.person_cut):
            return person.outcome or told[0], person.wording
    return told


def _forget_noun(clause: Clause, number: int) -> None:
    """Drop the claim of the noun that only says how somebody fell (سقط الشاب فلان قتيلا)."""
    if number + 1 < len(clause.groups):
        group, after = clause.groups[number], clause.groups[number + 1]
        if after.person is not None and noun_of_fallen(clause, group) is after.person:
            clause.drafts.pop(number + 1, None)


def _overrides(governor: Governor, group: Group) -> bool:
    """Tell whether the governor says more than the noun: مقتل 3 أسرى, وفاة جريحين."""
    own = group.own_outcome
    if governor.outcome == own or governor.trigger.is_carrier or (group.person and group.person.counts == "event"):
        return False  # حالة وفاة وثلاث إصابات
    if own in ("captured", "displaced", "missing", "casualties"):
        return group.first - governor.end <= 2
    near = group.first - max(governor.end, governor.last) <= 1
    return own == "injured" and governor.outcome in ("killed", "captured") and near


def _first_to_the_right(clause: Clause, governor: Governor) -> int | None:
    """Return the group that the governor reaches, past adverbs, an agent, and other words of its own clause."""
    if governor.trigger.loses_fighters and governor.trigger.near and clause.text(governor.first)[-1] in "نا":
        return None  # فقدت، فقدوا: who lost somebody is named before, and the lost are mostly dead
    index = governor.last if governor.trigger.object_after_tail else governor.end
    steps, light, opened, limit = 0, True, None, _reach(clause, governor)
    while index < len(clause.tagged.tags) and steps <= limit:
        number = clause.group_at.get(index)
        if number is not None:
            verdict = takes(clause, governor, clause.groups[number], steps, light) if opened is None else None
            if opened is not None and is_behind_relative(clause, clause.groups[number], opened):
                return number
            if verdict is not None:
                return _object_of(clause, governor, number, steps) if verdict else None
            light = light and index < governor.last and governor.last > governor.end  # راح ضحية …: part of the idiom
            index, steps = clause.groups[number].end, steps + 1
            continue
        behind = past_relative(clause, governor, index) if opened is None else None
        opened = index if behind is not None else opened
        behind = behind or (past_aside(clause, index) if governor.is_verb else None)
        if behind is None and (index in clause.governed or _ends_reach(clause, index, governor)):
            return None
        light = light and (behind is not None or _is_light(clause, index, governor))
        counts = "count" in clause.roles(index) and _opens_count(clause, index)
        steps += not (clause.tagged.tags[index].is_mark or counts)
        index = behind or index + 1
    return None


def _opens_count(clause: Clause, index: int) -> bool:
    """Tell whether a figure stands right behind «number of», in brackets or not: القضاء على عدد (4) عناصر."""
    near = range(index + 1, index + 3)
    return any(place in clause.group_at and clause.text(place)[0].isdigit() for place in near)


def _object_of(clause: Clause, governor: Governor, number: int, steps: int) -> int | None:
    """Return whom the governor befell, where ``number`` is taken: it, or the object behind it where it is the agent."""
    if loses_no_fighters(clause, governor, number, steps):
        return None
    return object_not_agent(clause, governor, number)


def _reach(clause: Clause, governor: Governor) -> int:
    """Return how many words may stand between the governor and its victims."""
    trigger = governor.trigger
    if trigger.beside:
        return 0
    if trigger.loses_fighters:
        return _LOST_REACH
    if trigger.near:
        opens = governor.first == 0 or clause.text(governor.first - 1) == "،"
        return 3 if opens and trigger.kind == "either" else 0
    return _VERB_REACH if governor.is_verb or trigger.is_deed else 3


def _ends_reach(clause: Clause, index: int, governor: Governor) -> bool:
    tag = clause.tagged.tags[index]
    itself = index == governor.end and "self" in tag.roles
    if tag.word.text == ":" and index and "each" in clause.roles(index - 2):
        return False  # مقتل كل من: فلان وفلان
    if governor.is_verb and "rises" in tag.roles and tag.word.text.startswith("ل"):
        return True  # فارق الحياة … ليرتفع العدد إلى خمسة
    if tag.word.text in CLOSERS or itself or frees(clause, index) or _looks_like_next_verb(clause, index):
        return True
    if clause.parts(index):
        return "preposition" not in tag.roles
    return "subset" in tag.roles or ("add" in tag.roles and not governor.is_verb and "light" not in tag.roles)


def _looks_like_next_verb(clause: Clause, index: int) -> bool:
    """Tell whether an unknown word has the form of a joined past verb (ونشرت): another clause begins."""
    tag = clause.tagged.tags[index]
    text = tag.word.text
    verbal = len(text) >= 5 and text.startswith("و") and text.endswith("ت") and not text.endswith("ات")
    return verbal and not tag.roles and tag.person is None and tag.form.unit is None


def _is_light(clause: Clause, index: int, governor: Governor) -> bool:
    tag = clause.tagged.tags[index]
    if tag.is_mark or {"light", "exception"} & tag.roles or tag.form.unit in ("time", "month"):
        return True
    if index < governor.last and governor.last > governor.end:
        return True
    if index == governor.last > governor.end and {"single_event", "violence"} <= tag.roles:
        return True  # راح ضحية الهجوم الشاب فلان
    return _is_of_a_date(clause, index) or _inside_light_phrase(clause, index)


def _is_of_a_date(clause: Clause, index: int) -> bool:
    """Tell whether a figure stands beside the name of a month (اليوم الأحد 4 أيار 2014)."""
    if not clause.text(index).isdigit():
        return False
    return any(tag.form.unit == "month" for tag in clause.tagged.tags[max(0, index - 1) : index + 2])


def _inside_light_phrase(clause: Clause, index: int) -> bool:
    """Tell whether the word belongs to a phrase of time or place that began before (في الهجوم، منذ الصباح)."""
    tags = clause.tagged.tags
    if "preposition" in tags[index].roles:
        return True
    if index > 0 and "preposition" in tags[index - 1].roles and _closes_phrase(tags[index]):
        return True
    return _inside_phrase_of_place(clause, index)


def _inside_phrase_of_place(clause: Clause, index: int) -> bool:
    """Tell whether the word belongs to a phrase of a place or attack that closes before who suffered it.

    A place's own name closes it (في نابلس، في مدينة خان يونس), so do adjectives (في قصف إسرائيلي، في الحي الغربي); a
    noun right before people does not (في منزل المختار): they are its genitive.
    """
    tags = clause.tagged.tags
    first = next((i for i in range(index - 1, max(-1, index - _PLACE_WORDS - 1), -1) if _opens_phrase(tags[i])), None)
    if first is None:
        return False
    head = tags[first + 1]
    if any(i in clause.group_at or tags[i].is_mark or i in clause.governed for i in range(first + 1, index + 1)):
        return False
    placed = head.form.unit == "building" or bool({"town", "town_part"} & head.roles) or head.form.is_place
    if index == first + 1:
        event = "single_event" in head.roles or head.form.unit == "event"
        return head.form.is_place or ((placed or event) and index + 1 not in clause.group_at)
    if placed:
        return all(not tag.roles and (tag.person is None or _is_relation(tag)) for tag in tags[first + 2 : index + 1])
    definite = head.word.text.startswith("ال")
    attack = "single_event" in head.roles or head.form.unit in ("event", "weapon")
    rest = tags[first + 2 : index + 1]
    return (definite or attack) and all(_is_relation(tag) or _has_article(tag) for tag in rest)


def _opens_phrase(tag: Tag) -> bool:
    return "preposition" in tag.roles and not {"by", "on", "with"} & tag.roles


def _is_relation(tag: Tag) -> bool:
    """Tell whether a word is an adjective of nation or relation (إسرائيلي، جوية)."""
    person = tag.person
    if person is not None:
        return person.kind in ("nation", "adjective")
    return tag.word.kind == "word" and tag.word.text.endswith(("ي", "يه")) and not tag.roles and tag.form.unit is None


def _closes_phrase(tag: Tag) -> bool:
    """Tell whether no genitive follows a word behind a preposition: it has the article or a pronoun (أثناء عمله)."""
    return tag.word.text.startswith("ال") or "of_his" in tag.roles


def _has_article(tag: Tag) -> bool:
    return tag.word.text.startswith("ال") and tag.person is None and not tag.roles - _FORCES
