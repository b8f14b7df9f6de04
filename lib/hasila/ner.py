"""Neural names: a BERT token classifier, run through CAMeL Tools, as a second source of actors after the rules.

Opt-in: nothing here is imported by extraction, and PyTorch is loaded only when a model is. The model sees the words of
one sentence after another; what it calls a person or an organisation becomes a mention (method ``ner``) where no rule
found one. Places and its other labels are left aside. Nothing is downloaded: a missing model is an error that says how
to get it.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import polars as pl

from hasila import tables
from hasila.arabic import Text, Word
from hasila.records import ActorMention

#: Labels of the model (ANERcorp's) that become actors, and the kind of actor they make.
TYPES = {"PERS": "person", "ORG": "other_org"}
#: Package of CAMeL Tools data that holds the model it ships.
PACKAGE = "ner-arabert"
#: Letters that may be written onto a name from the left.
_CLITICS = "وفبلك"


class NerUnavailableError(RuntimeError):
    """PyTorch, transformers or the model's data is missing; the message says how to get it."""


class Recognizer(Protocol):
    """What is asked of camel_tools.ner.NERecognizer."""

    def predict(self, sentences: list[list[str]]) -> list[list[str]]:
        """Return a label (B-PERS, I-PERS, ..., O) for each word of each sentence."""


class NeuralNames:
    """A loaded model; ``find`` gives the actors it sees in an article beside those already found."""

    def __init__(self, recognizer: Recognizer) -> None:
        self._recognizer = recognizer

    @classmethod
    def load(cls, model: Path | str | None = None) -> NeuralNames:
        """Load the model in folder ``model``, or the one of CAMeL Tools; NerUnavailableError says what is missing."""
        return cls(_recognizer(Path(model) if model else None))

    def find(self, text: Text, found: Sequence[ActorMention] = ()) -> list[ActorMention]:
        """Return mentions in order of place, none of which overlaps one of ``found``."""
        sentences = [sentence for sentence in text.sentences if sentence.words]
        if not sentences:
            return []
        labels = self._recognizer.predict([[word.text for word in sentence.words] for sentence in sentences])
        mentions = []
        for sentence, tags in zip(sentences, labels, strict=True):
            for words, kind in _names(sentence.words, tags):
                mention = _mention(text, sentence.sentence_id, words, kind)
                if not any(mention.start < one.end and one.start < mention.end for one in found):
                    mentions.append(mention)
        return mentions


def add_names(documents: pl.DataFrame, mentions: pl.DataFrame, names: NeuralNames) -> pl.DataFrame:
    """Return the actor_mentions table with the model's mentions merged in, sorted by document and place."""
    known: dict[str, list[ActorMention]] = defaultdict(list)
    for row in mentions.iter_rows(named=True):
        known[row["doc_id"]].append(_record(row))
    rows = []
    for doc_id, title, raw in documents.select("doc_id", "title", "text").sort("doc_id").iter_rows():
        text = Text(raw, title)
        rows += [_row(doc_id, text, one) for one in names.find(text, known.get(doc_id, ()))]
    added = tables.table("actor_mentions", rows)
    return tables.check("actor_mentions", pl.concat([mentions, added]).sort("doc_id", "start", "end"))


def _record(row: dict[str, Any]) -> ActorMention:
    return ActorMention(**{field: row[field] for field in ActorMention.__slots__})


def _row(doc_id: str, text: Text, one: ActorMention) -> dict[str, Any]:
    values = {field: getattr(one, field) for field in ActorMention.__slots__}
    return {"doc_id": doc_id, "text": text.raw[one.start : one.end], **values}


def _names(words: Sequence[Word], tags: Sequence[str]) -> Iterator[tuple[list[Word], str]]:
    """Yield runs of words labelled as one name; an I- that begins a run or changes the kind begins a name."""
    run: list[Word] = []
    kind = ""
    for word, tag in [*zip(words, tags, strict=True), (None, "O")]:
        prefix, _, label = tag.partition("-")
        if run and (prefix != "I" or label != kind):
            yield run, kind
            run = []
        if word is not None and label in TYPES:
            run, kind = [*run, word], label


def _mention(text: Text, sentence_id: int, words: list[Word], kind: str) -> ActorMention:
    start = words[0].norm_start + _clitic(text, words[0].text)
    raw_start, raw_end = text.raw_span(start, words[-1].norm_end)
    name = " ".join(text.norm[start : words[-1].norm_end].split())
    prefix = "person:" if TYPES[kind] == "person" else "org:"
    key = prefix + name.replace(" ", "_")
    return ActorMention(sentence_id, raw_start, raw_end, key, TYPES[kind], name, None, None, "ner")


def _clitic(text: Text, word: str) -> int:
    """Return 1 where the first letter is a particle: the rest begins with the article, or stands alone elsewhere."""
    if len(word) < 4 or word[0] not in _CLITICS:
        return 0
    if word.startswith("ال", 1):
        return 1
    return int(f" {word[1:]} " in f" {text.norm} ".replace("\n", " "))


# ---------------------------------------------------------------- loading
def _recognizer(model: Path | None) -> Recognizer:
    try:
        import torch  # noqa: F401
        import transformers  # noqa: F401
    except ImportError as error:
        raise NerUnavailableError(
            f"{error.name} is not installed; the neural names need PyTorch and transformers: make ner"
        ) from None
    _keep_from_downloading()
    from camel_tools.ner import NERecognizer

    try:
        loaded: Recognizer = NERecognizer(str(model)) if model else NERecognizer.pretrained()
    except (KeyError, OSError, ValueError) as error:
        raise NerUnavailableError(
            f"no model in {model or 'the data of CAMeL Tools'} ({type(error).__name__}); "
            f"get the model of CAMeL Tools with: camel_data -i {PACKAGE} (see make ner), or give a model's folder"
        ) from None
    return loaded


def _keep_from_downloading() -> None:
    """Give CAMeL Tools an empty catalogue where it has none: without one its import downloads one."""
    folder = os.environ.get("CAMELTOOLS_DATA")
    place = Path(folder) if folder else _default_folder()
    if (place / "catalogue.json").exists():
        return
    empty = Path(tempfile.mkdtemp(prefix="hasila-camel-"))
    (empty / "catalogue.json").write_text(json.dumps({"version": "1.6.0", "packages": {}, "components": {}}))
    os.environ["CAMELTOOLS_DATA"] = str(empty)


def _default_folder() -> Path:
    return Path.home() / ("AppData/Roaming/camel_tools" if os.name == "nt" else ".camel_tools")
