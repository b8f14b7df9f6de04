"""Neural names: merging and offsets with a recogniser made for the test, and a tiny BERT classifier where torch is."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from hasila import ner, tables
from hasila.actors import ActorFinder
from hasila.arabic import Text
from hasila.lexicons import Lexicons

HAS_TORCH = all(importlib.util.find_spec(name) for name in ("torch", "transformers"))
needs_torch = pytest.mark.skipif(not HAS_TORCH, reason="torch and transformers are not installed: make ner")
RAW = "قال مصدر إن دردنخ شلبوق وقسد وزلبان انسحبوا.\nوعاد زلبان وحده."


class Scripted:
    """A recogniser that labels the words it was told to, whatever stands around them."""

    def __init__(self, labels: dict[str, str]) -> None:
        self.labels = labels
        self.seen: list[list[str]] = []

    def predict(self, sentences: list[list[str]]) -> list[list[str]]:
        self.seen += sentences
        return [[self.labels.get(word, "O") for word in sentence] for sentence in sentences]


def test_labelled_words_become_one_mention_with_its_raw_span() -> None:
    names = ner.NeuralNames(Scripted({"دردنخ": "B-PERS", "شلبوق": "I-PERS"}))
    (mention,) = names.find(Text(RAW))
    assert RAW[mention.start : mention.end] == "دردنخ شلبوق"
    assert (mention.actor_type, mention.method, mention.sentence_id) == ("person", "ner", 0)


def test_offsets_hold_where_marks_change_the_length() -> None:
    raw = "قـــالَ دردنـــخ شلبوق إنه باق"
    (mention,) = ner.NeuralNames(Scripted({"دردنخ": "B-PERS", "شلبوق": "I-PERS"})).find(Text(raw))
    assert raw[mention.start : mention.end] == "دردنـــخ شلبوق"


def test_a_new_b_label_or_another_kind_begins_another_name() -> None:
    labels = {"دردنخ": "B-PERS", "شلبوق": "B-PERS", "زلبان": "I-ORG"}
    found = ner.NeuralNames(Scripted(labels)).find(Text(RAW))
    assert [(RAW[one.start : one.end], one.actor_type) for one in found] == [
        ("دردنخ", "person"), ("شلبوق", "person"), ("زلبان", "other_org"),
    ]  # fmt: skip


def test_a_conjunction_stays_outside_where_the_rest_stands_alone_elsewhere() -> None:
    found = ner.NeuralNames(Scripted({"وزلبان": "B-ORG"})).find(Text(RAW))
    assert [(RAW[one.start : one.end], one.actor_id) for one in found] == [("زلبان", "org:زلبان")]


def test_places_and_other_labels_are_left_aside() -> None:
    assert ner.NeuralNames(Scripted({"دردنخ": "B-LOC", "شلبوق": "B-MISC"})).find(Text(RAW)) == []


def test_what_the_rules_found_is_not_found_again() -> None:
    rules = ActorFinder(Lexicons()).find(Text(RAW), None)
    assert [one.actor_id for one in rules] == ["sdf"]
    found = ner.NeuralNames(Scripted({"قسد": "B-ORG", "شلبوق": "B-PERS"})).find(Text(RAW), rules)
    assert [RAW[one.start : one.end] for one in found] == ["شلبوق"]


def test_an_empty_article_asks_nothing_of_the_model() -> None:
    scripted = Scripted({})
    assert ner.NeuralNames(scripted).find(Text(" \n")) == []
    assert scripted.seen == []


def test_mentions_are_merged_into_the_table_in_order() -> None:
    documents = pl.DataFrame({"doc_id": ["a"], "title": [None], "text": [RAW]}, schema_overrides={"title": pl.String})
    start = RAW.index("قسد")
    known = {
        "doc_id": "a", "sentence_id": 0, "start": start, "end": start + 3, "text": "قسد", "actor_id": "sdf",
        "actor_type": "armed_group", "name_ar": "x", "name_en": "x", "wording": "قسد", "method": "gazetteer",
    }  # fmt: skip
    mentions = tables.table("actor_mentions", [known])
    merged = ner.add_names(documents, mentions, ner.NeuralNames(Scripted({"دردنخ": "B-PERS", "قسد": "B-ORG"})))
    assert merged["method"].to_list() == ["ner", "gazetteer"]
    assert merged["text"].to_list() == ["دردنخ", "قسد"]


@pytest.mark.skipif(HAS_TORCH, reason="torch is installed, so it cannot be missing")
def test_without_torch_the_error_names_make_ner() -> None:
    with pytest.raises(ner.NerUnavailableError, match="make ner"):
        ner.NeuralNames.load()


def test_importing_the_module_loads_no_torch_and_downloads_nothing() -> None:
    code = "import sys, hasila.ner; print('torch' in sys.modules, 'camel_tools.data' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_an_empty_catalogue_is_given_only_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    (tmp_path / "catalogue.json").write_text("{}")
    ner._keep_from_downloading()
    assert os.environ["CAMELTOOLS_DATA"] == str(tmp_path)
    (tmp_path / "catalogue.json").unlink()
    ner._keep_from_downloading()
    given = Path(os.environ["CAMELTOOLS_DATA"], "catalogue.json")
    assert json.loads(given.read_text())["packages"] == {}


# ---------------------------------------------------------------- a real, tiny model
def tiny_model(folder: Path) -> Path:
    """Save a BERT token classifier that knows a few words and calls one of them a person whatever stands around it."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "دردنخ", "شلبوق", "قال"]
    labels = ["O", "B-PERS", "I-PERS", "B-ORG"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"do_lower_case": False, "tokenizer_class": "BertTokenizer"})
    )
    config = BertConfig(
        vocab_size=len(words), hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8,
        max_position_embeddings=300, num_labels=len(labels), id2label=dict(enumerate(labels)),
    )  # fmt: skip
    torch.manual_seed(1)
    model = BertForTokenClassification(config)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.zero_()
        model.bert.embeddings.word_embeddings.weight[5, 1] = 9.0
        model.bert.embeddings.word_embeddings.weight[6, 2] = 9.0
        for norm in [m for m in model.modules() if isinstance(m, torch.nn.LayerNorm)]:
            norm.weight.fill_(1.0)
        for label in range(1, 3):
            model.classifier.weight[label, label] = 1.0
        model.classifier.bias[0] = 0.5
    model.save_pretrained(folder)
    return folder


@needs_torch
def test_a_token_classifier_in_a_folder_is_loaded_through_camel_tools_and_its_names_found(tmp_path: Path) -> None:
    names = ner.NeuralNames.load(tiny_model(tmp_path))
    (mention,) = names.find(Text(RAW))
    assert RAW[mention.start : mention.end] == "دردنخ شلبوق"
    assert (mention.actor_type, mention.method) == ("person", "ner")


@needs_torch
def test_a_folder_without_a_model_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ner.NerUnavailableError, match="camel_data -i ner-arabert"):
        ner.NeuralNames.load(tmp_path)


@needs_torch
def test_missing_data_of_camel_tools_says_how_to_get_it(tmp_path: Path) -> None:
    code = (
        "from hasila import ner\n"
        "try:\n    ner.NeuralNames.load()\n"
        "except ner.NerUnavailableError as error:\n    print(error)"
    )
    environment = {**os.environ, "CAMELTOOLS_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert "camel_data -i ner-arabert" in done.stdout, done.stderr
