"""A corpus to documents: every article is there once, or a problem says why not."""

import ast
import json
import os
import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hasila import tables
from hasila.corpus import Corpus, CorpusError, read_corpus
from hasila.corpus.decoding import decode
from hasila.corpus.publication import date_in_address, parse_date

ONE = "قتل ثلاثة جنود في انفجار قرب الجسر القديم.\n\nوقال مصدر محلي إن اثنين أصيبا."
TWO = "لم تقع إصابات في الحريق الذي شب في سوق البلدة."


def write(folder: Path, **files: str | bytes) -> Path:
    """Write files, ``__`` in a name standing for a dot."""
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def problems(corpus: Corpus) -> list[tuple[str, str]]:
    return [(file, problem) for file, problem, _ in corpus.problems.iter_rows()]


def detail(corpus: Corpus, problem: str) -> str:
    return str(corpus.problems.filter(pl.col("problem") == problem)["detail"][0])


def jsonl(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


# ---------------------------------------------------------------- a folder
def test_a_folder_gives_one_document_a_file_in_the_order_of_the_paths(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path, b__txt=ONE, a__md="# العنوان\n\n" + TWO)
    write(tmp_path / "sub", c__TXT="خبر آخر عن اجتماع.")
    corpus = read_corpus(tmp_path)
    assert corpus.documents["source_file"].to_list() == ["a.md", "b.txt", "sub/c.TXT"]
    assert corpus.documents["title"].to_list() == ["العنوان", None, None]
    assert corpus.documents["text"][1] == ONE
    assert corpus.documents["published_basis"].unique().to_list() == ["none"]
    assert corpus.documents["n_words"][1] == 14
    assert (corpus.n_files, corpus.n_duplicates, corpus.message) == (3, 0, None)
    assert len(corpus.problems) == 0
    tables.check("documents", corpus.documents)


def test_the_text_is_stored_exactly_as_decoded(tmp_path: Path) -> None:
    text = " \r\n" + ONE.replace("\n", "\r\n") + "\u200f\u00a0\n"
    corpus = read_corpus(write(tmp_path, a__txt="\ufeff" + text))
    assert corpus.documents["text"][0] == text


def test_metadata_gives_outlet_date_title_and_address(tmp_path: Path) -> None:
    rows = "file,outlet,published,title,url,published_basis,note\n"
    rows += "a.txt,صحيفة,2018-02-09,عنوان,https://a.example/1,inferred,x\nb.txt,,٩/٢/٢٠١٨,,,,\n"
    corpus = read_corpus(write(tmp_path, a__txt=ONE, b__txt=TWO, metadata__csv="\ufeff" + rows))
    first, second = corpus.documents.rows(named=True)
    assert (first["outlet"], first["published"], first["published_basis"]) == ("صحيفة", date(2018, 2, 9), "inferred")
    assert (first["title"], first["url"]) == ("عنوان", "https://a.example/1")
    assert (second["outlet"], second["published"], second["published_basis"]) == (None, date(2018, 2, 9), "given")
    assert sorted(corpus.input_hashes) == ["a.txt", "b.txt", "metadata.csv"]
    assert len(corpus.problems) == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_metadata_from_a_spreadsheet_is_read_whatever_its_separator_and_encoding(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    line = separator.join(["a.txt", '"الصحيفة, الأولى; في البلد"', "2018-02-09"])
    data = f"{separator.join(['File', 'Outlet', 'Published'])}\r\n{line}\r\n".encode(encoding)
    corpus = read_corpus(write(tmp_path, a__txt=ONE, metadata__csv=data))
    assert corpus.documents["outlet"][0] == "الصحيفة, الأولى; في البلد"
    assert corpus.documents["published"][0] == date(2018, 2, 9)


def test_rows_without_files_and_files_without_rows_are_both_reported(tmp_path: Path) -> None:
    metadata = "file,outlet\na.txt,x\nlost.txt,y\na.txt,z\n"
    corpus = read_corpus(write(tmp_path, a__txt=ONE, b__txt=TWO, metadata__csv=metadata))
    assert problems(corpus) == [
        ("b.txt", "file without metadata row"),
        ("metadata.csv:2", "metadata row without file"),
        ("metadata.csv:3", "second metadata row"),
    ]
    assert corpus.documents["outlet"].to_list() == ["x", None]


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/hostname", "sub/../../secret.txt", r"..\secret.txt", r"C:\a.txt"]
)
def test_metadata_cannot_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    write(tmp_path, secret__txt="سر لا يقرأ.")
    inside = tmp_path / "corpus"
    inside.mkdir()
    write(inside, a__txt=ONE, metadata__csv=f"file,outlet\n{name},x\n")
    corpus = read_corpus(inside)
    assert ("metadata.csv:1", "outside the folder") in problems(corpus)
    assert corpus.documents["text"].to_list() == [ONE]


def test_metadata_finds_a_file_whose_name_is_spelt_with_other_code_points(tmp_path: Path) -> None:
    (tmp_path / "\u0627\u0653خبار.txt").write_text(ONE, encoding="utf-8")
    corpus = read_corpus(write(tmp_path, metadata__csv="file,outlet\n./\u0622خبار.txt,x\n"))
    assert corpus.documents["outlet"].to_list() == ["x"]


def test_metadata_without_a_column_file_is_reported_and_the_articles_are_read(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path, a__txt=ONE, metadata__csv="name,outlet\na.txt,x\n"))
    assert ("metadata.csv", "missing column") in problems(corpus)
    assert len(corpus.documents) == 1


def test_quotes_that_are_never_closed_are_reported(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path, a__txt=ONE, b__txt=TWO, metadata__csv='file,title\na.txt,"x\nb.txt,y\n'))
    assert ("metadata.csv", "bad quotes") in problems(corpus)
    assert ("b.txt", "file without metadata row") in problems(corpus)


def test_a_bad_date_is_a_problem_and_no_date(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path, a__txt=ONE, metadata__csv="file,published\na.txt,8 شباط 2018\n"))
    assert corpus.documents["published"].to_list() == [None]
    assert corpus.documents["problems"].to_list() == ["bad date"]
    assert "8 شباط 2018" in detail(corpus, "bad date")


def test_an_unknown_published_basis_is_a_problem_and_the_date_stays(tmp_path: Path) -> None:
    metadata = "file,published,published_basis\na.txt,2018-02-08,heard\n"
    corpus = read_corpus(write(tmp_path, a__txt=ONE, metadata__csv=metadata))
    assert corpus.documents.select("published", "published_basis").row(0) == (date(2018, 2, 8), "given")
    assert ("a.txt", "bad published_basis") in problems(corpus)


def test_the_address_tells_the_date_where_nothing_else_does(tmp_path: Path) -> None:
    metadata = "file,published,url\na.txt,,https://a.example/news/2018/02/08/x\nb.txt,2018-01-01,https://a.example/2018/02/08/\n"
    corpus = read_corpus(write(tmp_path, a__txt=ONE, b__txt=TWO, metadata__csv=metadata))
    found = corpus.documents.select("published", "published_basis").rows()
    assert found == [(date(2018, 2, 8), "address"), (date(2018, 1, 1), "given")]


def test_the_text_is_asked_for_a_date_only_where_nothing_else_tells_it(tmp_path: Path) -> None:
    asked = []

    def from_text(text: str, title: str | None) -> tuple[date, str] | None:
        asked.append((text, title))
        return (date(2017, 5, 1), "page") if text == TWO else None

    metadata = "file,published\na.txt,2018-02-08\nb.txt,\nc.txt,\n"
    write(tmp_path, a__txt=ONE, b__txt=TWO, c__txt="خبر ثالث.", metadata__csv=metadata)
    corpus = read_corpus(tmp_path, date_from_text=from_text)
    assert corpus.documents["published_basis"].to_list() == ["given", "page", "none"]
    assert asked == [(TWO, None), ("خبر ثالث.", None)]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("empty.txt", b"", "empty file"),
        ("mark.txt", b"\xef\xbb\xbf", "empty file"),
        ("blank.txt", b" \r\n\t\n", "empty file"),
        ("zeros.txt", b"\0\0\0\0", "empty file"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text"),
        ("noise.txt", bytes(range(256)) * 8, "not text"),
        ("page.html", b"<html><body></body></html>", "no text"),
        ("paper.pdf", b"%PDF-1.7", "file not read"),
        ("paper.docx", b"PK\x03\x04", "file not read"),
        ("claims.csv", b"text,start\nx,1\n", "file not read"),
        ("no suffix", ONE.encode("utf-8"), "file not read"),
    ],
)
def test_a_file_that_gives_no_article_is_reported_and_costs_no_other(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    (tmp_path / name).write_bytes(content)
    corpus = read_corpus(write(tmp_path, good__txt=ONE))
    assert problems(corpus) == [(name, problem)]
    assert corpus.documents["source_file"].to_list() == ["good.txt"]


def test_hidden_files_and_readmes_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("خفي", encoding="utf-8")
    corpus = read_corpus(write(tmp_path, a__txt=ONE, __hidden__txt="خفي", README__md="عن المجموعة", LICENSE="x"))
    assert corpus.documents["source_file"].to_list() == ["a.txt"]
    assert len(corpus.problems) == 0


def test_a_file_too_large_to_be_an_article_is_reported_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hasila.corpus.folders.LARGEST_ARTICLE", 200)
    corpus = read_corpus(write(tmp_path, a__txt=ONE, dump__txt=ONE * 9))
    assert problems(corpus) == [("dump.txt", "too large")]
    assert "dump.txt" not in corpus.input_hashes


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    write(outside, secret__txt=TWO)
    write(inside, a__txt=ONE)
    (inside / "b.txt").symlink_to(outside / "secret.txt")
    (inside / "c.txt").symlink_to(inside / "a.txt")
    (inside / "d.txt").symlink_to(inside / "gone.txt")
    (inside / "e").symlink_to(outside, target_is_directory=True)
    (inside / "f").symlink_to(inside, target_is_directory=True)
    (inside / "g.txt").symlink_to(inside / "g.txt")
    corpus = read_corpus(inside)
    assert corpus.documents["text"].to_list() == [ONE]
    assert problems(corpus) == [
        ("b.txt", "outside the folder"),
        ("c.txt", "duplicate"),
        ("d.txt", "unreadable file"),
        ("e", "outside the folder"),
        ("f", "link to a folder"),
        ("g.txt", "unreadable file"),
    ]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    corpus = read_corpus(write(tmp_path, a__txt=ONE))
    assert problems(corpus) == [("pipe.txt", "not a file")]


def test_a_file_that_cannot_be_opened_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    corpus = read_corpus(write(tmp_path, a__txt=ONE, b__txt=TWO))
    assert problems(corpus) == [("b.txt", "unreadable file")]
    assert len(corpus.documents) == 1


def test_a_parser_that_breaks_costs_only_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("hasila.corpus.folders.read_page", break_down)
    corpus = read_corpus(write(tmp_path, a__txt=ONE, b__html="<p>قتل</p>"))
    assert problems(corpus) == [("b.html", "unreadable file")]
    assert detail(corpus, "unreadable file") == "RecursionError: too deep"


@pytest.mark.parametrize(
    "name", ["=cmd().txt", "<img src=x onerror=alert(1)>.txt", "a\nb.txt", "\u202etxt.exe.txt", "خبر ١.txt"]
)
def test_hostile_file_names_are_data_like_any_other(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(ONE, encoding="utf-8")
    corpus = read_corpus(tmp_path)
    assert corpus.documents["source_file"].to_list() == [name]


def test_a_file_name_that_is_no_utf8_is_written_with_escapes(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
            file.write(ONE.encode("utf-8"))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert read_corpus(tmp_path).documents["source_file"].to_list() == ["caf\\xe9.txt"]


def test_text_without_an_arabic_letter_is_kept_and_noted(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path, a__txt="Three soldiers were killed."))
    assert corpus.documents["problems"].to_list() == ["no Arabic"]


# ---------------------------------------------------------------- one file
def test_jsonl_keeps_given_ids_and_the_text_untouched(tmp_path: Path) -> None:
    text = "\ufeff قتل\r\nجندي\u2028 \u0000 واحد "
    row = {
        "doc_id": "d 1",
        "outlet": "x",
        "published": "2018-02-08",
        "title": "ع",
        "text": text,
        "url": "u",
        "more": [],
    }
    corpus = read_corpus(jsonl(tmp_path / "a.jsonl", row, {"doc_id": 7, "text": TWO}))
    assert corpus.documents["text"][0] == text
    assert corpus.documents["doc_id"].to_list() == ["d 1", "7"]
    assert corpus.documents["source_file"].to_list() == ["a.jsonl:1", "a.jsonl:2"]
    assert corpus.documents["published"].to_list() == [date(2018, 2, 8), None]
    assert len(corpus.problems) == 0


def test_broken_lines_of_jsonl_are_reported_one_by_one(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": ONE}),
        '{"text": "مقطوع',
        "[1, 2]",
        '{"title": "x"}',
        '{"text": ""}',
        '{"text": 5}',
        "[" * 100_000,
        "",
        json.dumps({"text": TWO}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    corpus = read_corpus(tmp_path / "a.jsonl")
    assert corpus.documents["source_file"].to_list() == ["a.jsonl:1", "a.jsonl:9"]
    assert problems(corpus) == [
        ("a.jsonl:2", "bad line"),
        ("a.jsonl:3", "bad line"),
        ("a.jsonl:4", "no text"),
        ("a.jsonl:5", "no text"),
        ("a.jsonl:6", "no text"),
        ("a.jsonl:7", "bad line"),
    ]


def test_fields_of_a_wrong_kind_are_left_empty_and_noted(tmp_path: Path) -> None:
    row = {"doc_id": [1], "outlet": {"a": 1}, "published": 20180208, "title": True, "text": ONE, "url": None}
    corpus = read_corpus(jsonl(tmp_path / "a.jsonl", row))
    found = corpus.documents.row(0, named=True)
    assert (found["outlet"], found["title"], found["url"], found["published"]) == (None, None, None, None)
    assert found["problems"] == "bad field; bad date"


def test_halves_of_surrogate_pairs_are_replaced_one_for_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "قتل \\ud83d جندي", "outlet": "\\udc00"}\n', encoding="utf-8")
    corpus = read_corpus(tmp_path / "a.jsonl")
    assert corpus.documents["text"].to_list() == ["قتل \ufffd جندي"]
    assert corpus.documents["problems"].to_list() == ["broken characters"]


def test_csv_keeps_line_breaks_in_a_text_and_counts_rows(tmp_path: Path) -> None:
    content = f'text,outlet,published\r\n"{ONE}",x,08/02/2018\r\n,y,\r\n"{TWO}",=1+1,2018-02-08,more\r\n'
    corpus = read_corpus(write(tmp_path, a__csv=content) / "a.csv")
    assert corpus.documents["text"].to_list() == [ONE, TWO]
    assert corpus.documents["outlet"].to_list() == ["x", "=1+1"]
    assert corpus.documents["published"].to_list() == [date(2018, 2, 8)] * 2
    assert problems(corpus) == [("a.csv:2", "no text"), ("a.csv:3", "bad row")]


def test_a_row_cut_short_costs_no_row_after_it(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path, a__csv=f"doc_id,text\nx\ny,{TWO}\n") / "a.csv")
    assert corpus.documents["doc_id"].to_list() == ["y"]
    assert problems(corpus) == [("a.csv:1", "no text")]


def test_parquet_is_read_with_typed_dates_and_extra_columns(tmp_path: Path) -> None:
    frame = pl.DataFrame({"text": [ONE, None, TWO], "published": [date(2018, 2, 8), None, None], "other": [1, 2, 3]})
    frame.write_parquet(tmp_path / "a.parquet")
    corpus = read_corpus(tmp_path / "a.parquet")
    assert corpus.documents["published"].to_list() == [date(2018, 2, 8), None]
    assert corpus.documents["source_file"].to_list() == ["a.parquet:1", "a.parquet:3"]
    assert problems(corpus) == [("a.parquet:2", "no text")]


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_listing_without_a_text_column_names_the_columns_it_has(tmp_path: Path, name: str) -> None:
    frame = pl.DataFrame({"body": [ONE, TWO]})
    if name.endswith("csv"):
        frame.write_csv(tmp_path / name)
    else:
        frame.write_parquet(tmp_path / name)
    corpus = read_corpus(tmp_path / name)
    assert problems(corpus) == [(name, "missing column")]
    assert "body" in detail(corpus, "missing column")
    assert corpus.message is not None


def test_a_broken_parquet_file_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path, a__parquet=b"PAR1 not really") / "a.parquet")
    assert problems(corpus) == [("a.parquet", "unreadable file")]


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_a_binary_file_under_a_text_suffix_is_a_problem_and_no_crash(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)))
    corpus = read_corpus(path)
    assert problems(corpus) == [(path.name, "not text")]


def test_every_form_of_the_same_corpus_gives_the_same_documents(tmp_path: Path) -> None:
    rows = [
        {
            "doc_id": "a",
            "outlet": "x",
            "published": "2018-02-08",
            "title": "ع",
            "text": ONE,
            "url": "https://a.example/",
        },
        {"doc_id": "b", "outlet": None, "published": None, "title": None, "text": TWO, "url": None},
    ]
    jsonl(tmp_path / "c.jsonl", *rows)
    pl.DataFrame(rows).write_csv(tmp_path / "c.csv")
    pl.DataFrame(rows).write_parquet(tmp_path / "c.parquet")
    first, *rest = (read_corpus(tmp_path / f"c.{s}").documents.drop("source_file") for s in ("jsonl", "csv", "parquet"))
    for other in rest:
        assert first.equals(other)


# ---------------------------------------------------------------- ids and duplicates
def test_ids_come_from_the_content_and_stay_when_files_are_renamed_or_added(tmp_path: Path) -> None:
    before = read_corpus(write(tmp_path, b__txt=ONE)).documents["doc_id"][0]
    (tmp_path / "b.txt").rename(tmp_path / "z.txt")
    after = read_corpus(write(tmp_path, a__txt=TWO)).documents
    assert after.filter(pl.col("source_file") == "z.txt")["doc_id"][0] == before
    assert before == after["content_hash"][1][:16]


def test_an_exact_duplicate_is_kept_once_and_counted(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path, a__txt=ONE, b__txt=ONE.replace("\n\n", "\r\n ") + "\n", c__txt=TWO))
    assert corpus.documents["source_file"].to_list() == ["a.txt", "c.txt"]
    assert corpus.n_duplicates == 1
    assert problems(corpus) == [("b.txt", "duplicate")]
    assert "a.txt" in detail(corpus, "duplicate")


def test_a_reprint_by_another_outlet_is_no_duplicate_and_has_an_id_of_its_own(tmp_path: Path) -> None:
    corpus = read_corpus(jsonl(tmp_path / "a.jsonl", {"text": ONE, "outlet": "x"}, {"text": ONE, "outlet": "y"}))
    ids = corpus.documents["doc_id"].to_list()
    assert corpus.n_duplicates == 0
    assert len(set(ids)) == 2
    assert len({doc_id.split("-")[0] for doc_id in ids}) == 1
    alone = read_corpus(jsonl(tmp_path / "b.jsonl", {"text": ONE, "outlet": "y"}))
    assert alone.documents["doc_id"][0] == ids[1]


def test_a_copy_without_an_outlet_yields_to_the_one_with_an_outlet(tmp_path: Path) -> None:
    rows = [{"text": ONE}, {"text": ONE, "outlet": "x", "published": "2018-02-08"}]
    for number, order in enumerate((rows, rows[::-1])):
        corpus = read_corpus(jsonl(tmp_path / f"{number}.jsonl", *order))
        assert corpus.documents["outlet"].to_list() == ["x"]
        assert corpus.n_duplicates == 1


def test_a_duplicate_with_another_id_or_date_is_reported_with_both(tmp_path: Path) -> None:
    rows = [
        {"doc_id": "p", "text": ONE, "outlet": "x", "published": "2018-02-08"},
        {"doc_id": "q", "text": ONE, "outlet": "x", "published": "2018-02-09"},
    ]
    told = detail(read_corpus(jsonl(tmp_path / "a.jsonl", *rows)), "duplicate")
    assert "'q'" in told
    assert "2018-02-09 here and 2018-02-08 there" in told


def test_an_id_given_to_two_texts_stays_with_the_first_and_the_clash_is_reported(tmp_path: Path) -> None:
    corpus = read_corpus(jsonl(tmp_path / "a.jsonl", {"doc_id": "n", "text": ONE}, {"doc_id": "n", "text": TWO}))
    assert corpus.documents["text"].to_list() == [ONE, TWO]
    assert corpus.documents["doc_id"][0] == "n"
    assert corpus.documents["doc_id"][1] == corpus.documents["content_hash"][1][:16]
    assert problems(corpus) == [("a.jsonl:2", "doc_id given twice")]


def test_a_made_id_never_takes_one_that_is_given(tmp_path: Path) -> None:
    made = read_corpus(jsonl(tmp_path / "a.jsonl", {"text": ONE})).documents["doc_id"][0]
    corpus = read_corpus(jsonl(tmp_path / "b.jsonl", {"text": ONE}, {"doc_id": made, "text": TWO}))
    assert corpus.documents["doc_id"].to_list() == [f"{made}-2", made]


def test_reading_twice_gives_the_same_tables(tmp_path: Path) -> None:
    write(tmp_path, b__txt=ONE, a__txt=TWO, c__txt=ONE, d__pdf=b"%PDF", metadata__csv="file,published\nq,1\n")
    first, second = read_corpus(tmp_path), read_corpus(tmp_path)
    assert first.documents.equals(second.documents)
    assert first.problems.equals(second.problems)
    assert first.input_hashes == second.input_hashes


# ---------------------------------------------------------------- nothing to read
def test_an_empty_folder_gives_empty_tables_and_a_message(tmp_path: Path) -> None:
    corpus = read_corpus(tmp_path)
    assert corpus.documents.shape == (0, len(tables.dtypes("documents")))
    assert corpus.message is not None
    assert tmp_path.name in corpus.message
    tables.check("documents", corpus.documents)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_an_empty_listing_gives_empty_tables_and_a_message(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    corpus = read_corpus(tmp_path / name)
    assert len(corpus.documents) == 0
    assert corpus.message is not None


def test_a_path_that_is_not_there_or_of_another_kind_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nowhere"):
        read_corpus(tmp_path / "nowhere")
    with pytest.raises(CorpusError, match=r"a\.xlsx is neither a folder nor one of"):
        read_corpus(write(tmp_path, a__xlsx=b"PK\x03\x04") / "a.xlsx")


def test_progress_counts_the_files(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read_corpus(write(tmp_path, a__txt=ONE, b__txt=TWO), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


# ---------------------------------------------------------------- dates
@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2018-02-08", date(2018, 2, 8)),
        ("2018/2/8", date(2018, 2, 8)),
        ("2018-02-08T23:30:00+03:00", date(2018, 2, 8)),
        ("2018-02-08 23:30:00 UTC", date(2018, 2, 8)),
        ("08/02/2018", date(2018, 2, 8)),
        ("8.2.2018", date(2018, 2, 8)),
        ("٠٨-٠٢-٢٠١٨", date(2018, 2, 8)),
        ("02/13/2018", None),
        ("2018-02-30", None),
        ("08/02/18", None),
        ("2018-02", None),
        ("2018-02/08", None),
        ("yesterday", None),
        ("0018-02-08", None),
        ("43139", None),
        (43139, None),
        (None, None),
    ],
)
def test_a_date_is_iso_or_day_first_and_nothing_else(given: object, day: date | None) -> None:
    assert parse_date(given) == day


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_is_read_in_both_orders(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(day.strftime("%d/%m/%Y")) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2018/02/08/title", date(2018, 2, 8)),
        ("https://a.example/news/2018/2/8", date(2018, 2, 8)),
        ("https://a.example/2018-02-08-title", date(2018, 2, 8)),
        ("https://a.example/world/20180208-1", date(2018, 2, 8)),
        ("https://a.example/2018/02/", None),
        ("https://a.example/article/201802081", None),
        ("https://a.example/?date=/2018/02/08/", None),
        ("https://2018.02.example/08", None),
        ("https://a.example/2018/13/40/", None),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_whole_day_in_the_path_of_an_address_is_a_date(url: str | None, day: date | None) -> None:
    assert date_in_address(url) == day


# ---------------------------------------------------------------- laws
PIECES = st.sampled_from(
    [
        "قتل جندي ",
        "<p>",
        "</p>",
        "<script>",
        "<!--",
        "<time datetime=",
        "2018-02-08",
        "text",
        "{",
        "}",
        "[",
        ":",
        ",",
        "text,outlet\n",
        "file\n",
        "\n",
        "\r",
        '"',
        "\x00",
        "\x01",
        "\u202e",
        "\\ud800",
        "&#0;",
        "&#xD800;",
        "PAR1",
        "<?xml version='1.0'?>",
    ]
)
BYTES = st.one_of(
    st.binary(max_size=80),
    st.builds(
        lambda pieces, encoding: "".join(pieces).encode(encoding, errors="replace"),
        st.lists(PIECES, max_size=30),
        st.sampled_from(["utf-8", "utf-16", "cp1256"]),
    ),
)


@given(BYTES, BYTES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_bytes_every_file_is_a_document_or_a_problem(
    tmp_path: Path, content: bytes, metadata: bytes
) -> None:
    names = {"a.txt", "b.md", "c.html"}
    for name in names:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "metadata.csv").write_bytes(metadata)
    corpus = read_corpus(tmp_path)
    assert names <= {*corpus.documents["source_file"], *corpus.problems["source_file"]}


@given(BYTES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_bytes_a_listing_gives_articles_or_says_why_not(tmp_path: Path, content: bytes) -> None:
    for suffix in ("csv", "jsonl", "parquet"):
        path = tmp_path / f"a.{suffix}"
        path.write_bytes(content)
        corpus = read_corpus(path)
        tables.check("documents", corpus.documents)
        silent = not len(corpus.documents) and not len(corpus.problems)
        assert (corpus.message is None) == (len(corpus.documents) > 0)
        assert suffix != "parquet" or not silent
        assert suffix != "jsonl" or not silent or not decode(content).text.strip()


def names_of_problems(source: str) -> set[str]:
    """Return the problems that code names: in calls of Problem, and in the pairs (problem, detail) of notes."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"
        parts = (
            node.args[1:2] if called else node.elts[:1] if isinstance(node, ast.Tuple) and len(node.elts) == 2 else []
        )
        found |= {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return found


def test_every_problem_that_reading_can_report_is_explained_in_the_docs() -> None:
    root = Path(__file__).resolve().parent.parent
    explained = set(re.findall(r"`([^`]+)`", (root / "docs" / "corpus.md").read_text(encoding="utf-8")))
    named: set[str] = set()
    for path in sorted((root / "lib" / "hasila" / "corpus").glob("*.py")):
        named |= names_of_problems(path.read_text(encoding="utf-8"))
    named = {name for name in named if re.fullmatch(r"[A-Za-z_]+( [A-Za-z_]+)+|duplicate", name)}
    assert {"duplicate", "bad row", "no Arabic", "doc_id given twice"} <= named
    assert named <= explained
