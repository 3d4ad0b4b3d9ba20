"""Documents from files: what is read, and the one line that says why something cannot be."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.errors import DocumentError, UsageError
from worker.transport.documents import Document, Metadata, find_files, read_documents, split_paragraphs

PAGE = """<!doctype html><html><head><title>Coalition grows | Example News</title>
<meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2018-03-05T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Coalition grows</h1>
<p>The US-led coalition is now composed of 75 nations, a spokesman said on Monday, and has about 2,000 troops there.</p>
<p>Germany will send 500 soldiers to northern Iraq, the defence ministry in Berlin announced on Tuesday.</p>
</article><footer>Copyright 2018 Example News</footer></body></html>"""


def read(*paths: Path, **metadata: str) -> list[Document]:
    return list(read_documents(paths, Metadata(**metadata)))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def failure(*paths: Path, **metadata: str) -> str:
    with pytest.raises(DocumentError) as error:
        read(*paths, **metadata)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_blank_lines_part_paragraphs_and_the_text_inside_stays_as_it_is() -> None:
    text = "\n\n  First  line,\n  second line. \n \t\n\nNext\u00a0one.\n"
    assert split_paragraphs(text) == ("First  line,\n  second line.", "Next\u00a0one.")


def test_line_ends_of_windows_and_of_old_macs_part_paragraphs_too() -> None:
    assert split_paragraphs("one\r\nline\r\n\r\ntwo") == split_paragraphs("one\rline\r\rtwo") == ("one\nline", "two")


@given(st.text())
def test_no_paragraph_is_empty_and_none_holds_a_blank_line(text: str) -> None:
    for paragraph in split_paragraphs(text):
        assert paragraph == paragraph.strip() != ""
        assert split_paragraphs(paragraph) == (paragraph,)


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Zs", "Zl", "Zp", "Cc")), min_size=1))
)
def test_paragraphs_that_were_joined_with_blank_lines_come_back(paragraphs: list[str]) -> None:
    assert split_paragraphs("\n\n".join(paragraphs)) == tuple(paragraphs)


def test_a_text_file_is_a_document_named_after_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "Über Łódź 2017.txt", "AFP, WASHINGTON\n\nThe coalition grows.")
    assert read(path) == [Document(id="uber-odz-2017", paragraphs=("AFP, WASHINGTON", "The coalition grows."))]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read(write(tmp_path, "a.txt", b"\xef\xbb\xbfText."))[0].paragraphs == ("Text.",)


def test_markdown_is_published_as_it_is_written(tmp_path: Path) -> None:
    assert read(write(tmp_path, "a.md", "# Title\n\nSome *text*."))[0].paragraphs == ("# Title", "Some *text*.")


def test_of_a_page_the_main_text_and_its_metadata_are_taken(tmp_path: Path) -> None:
    (page,) = read(write(tmp_path, "page.html", PAGE))
    assert page.paragraphs[-2].startswith("The US-led coalition is now composed of 75 nations")
    assert page.paragraphs[-1].startswith("Germany will send 500 soldiers")
    assert not any("Home" in text or "Copyright" in text for text in page.paragraphs)
    assert (page.title, page.source, page.published_at) == ("Coalition grows", "Example News", "2018-03-05")


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Germany", "Генерал Иванов")
    (document,) = read(write(tmp_path, "page.html", page.encode("cp1251")))
    assert document.paragraphs[-1].startswith("Генерал Иванов")


def test_a_line_of_json_is_a_document(tmp_path: Path) -> None:
    lines = (
        '{"id": "a", "text": "One.\\n\\nTwo.", "title": "T", "date": "November 13, 2004", "mood": "calm"}\n'
        "\n"
        '{"id": "b", "paragraphs": ["One.", "Two."], "source": "AFP", "published_at": "2017-12", "revision": 2}\n'
    )
    assert read(write(tmp_path, "all.jsonl", lines)) == [
        Document(id="a", paragraphs=("One.", "Two."), title="T", published_at="2004-11-13"),
        Document(id="b", paragraphs=("One.", "Two."), source="AFP", published_at="2017-12", revision=2),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "line 2: not a document"),
        ('{"text": "no id"}', "line 2: not a document"),
        ('{"id": "a"}', "line 2: a document has either `text` or `paragraphs`"),
        ('{"id": "a", "text": "x", "paragraphs": ["x"]}', "line 2: a document has either"),
        ('{"id": "a", "text": " "}', "line 2: the document is empty"),
        ('{"id": "", "text": "x"}', "line 2: the id '' cannot be used"),
        ('{"id": "a", "text": "x", "date": "soon"}', "line 2: 'soon' is no date"),
        ('{"id": "a", "text": "x", "revision": 0}', "line 2: revision 0 cannot be used"),
        ('{"id": "a", "text": 5}', "line 2: not a document"),
    ],
)
def test_a_bad_line_is_named_by_its_number(tmp_path: Path, line: str, why: str) -> None:
    path = write(tmp_path, "all.jsonl", f'{{"id": "fine", "text": "x"}}\n{line}\n')
    assert why in failure(path)


def test_a_folder_is_read_in_order_and_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deeper/c.md", ".hidden/d.txt"):
        write(tmp_path, name, name)
    write(tmp_path, "picture.png", b"\x89PNG")
    found = find_files([tmp_path])
    assert [document.id for document in read_documents(found)] == ["a", "b", "c"]
    assert found.passed_over == (tmp_path / "picture.png",)


def test_a_folder_tells_the_metadata_of_its_documents_by_file_name(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "x")
    write(tmp_path, "documents.toml", '["a.txt"]\nid = "afp-1"\nsource = "AFP"\npublished_at = 2017-12-05\n')
    expected = Document(id="afp-1", paragraphs=("x",), source="AFP", published_at="2017-12-05")
    assert read(tmp_path) == read(path) == [expected]


def test_what_the_caller_says_goes_before_the_folder_and_that_before_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "all.jsonl", '{"id": "a", "text": "x", "title": "own", "source": "own", "url": "own"}')
    write(tmp_path, "documents.toml", '["all.jsonl"]\ntitle = "folder"\nsource = "folder"\n')
    (document,) = read(path, title="caller")
    assert (document.title, document.source, document.url) == ("caller", "folder", "own")


@pytest.mark.parametrize(
    "content", ["a = ", '["gone.txt"]\nid = "x"', '["a.txt"]\nidentity = "x"', '["a.txt"]\npublished_at = "soon"']
)
def test_metadata_that_cannot_be_used_are_named(tmp_path: Path, content: str) -> None:
    write(tmp_path, "a.txt", "x")
    write(tmp_path, "documents.toml", content)
    assert "documents.toml" in failure(tmp_path)


def test_standard_input_is_a_document_with_an_id_that_its_text_gives() -> None:
    once, again = (list(read_documents([Path("-")], stdin=io.BytesIO(b"One.\n\nTwo."))) for _ in range(2))
    assert once == again
    assert once[0].paragraphs == ("One.", "Two.")
    assert once[0].id.startswith("text-")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_text_in_another_encoding_is_read_where_there_is_no_doubt(tmp_path: Path, encoding: str) -> None:
    text = "“They need to morph into a stabilization force,” Warren said. The coalition’s 70 nations agree."
    assert read(write(tmp_path, "a.txt", text.encode(encoding)))[0].paragraphs == (text,)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Коалиция во главе с США остаётся", "cp1251"), ("Général Müller", "latin-1"), ("żołnierze są tam", "cp1250")],
)
def test_where_the_encoding_is_in_doubt_it_says_what_was_tried(tmp_path: Path, text: str, encoding: str) -> None:
    path = write(tmp_path, "a.txt", text.encode(encoding))
    assert failure(path) == (
        f"{path}: the encoding is not known (tried utf-8, utf-16-le, utf-16-be, cp1252); save it as UTF-8"
    )


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", b"", "the document is empty"),
        ("a.txt", b" \n\n \t", "the document is empty"),
        ("a.html", b"", "the document is empty"),
        ("a.html", b"<html><body></body></html>", "no main text was found"),
        ("a.jsonl", b"\n", "the file is empty"),
        ("a.txt", b"text\0\x01\x02 and more", "a binary file"),
        ("a.txt", bytes(range(256)) * 8, "a binary file"),
        ("a.txt", b"%PDF-1.7 text", "a PDF file"),
        ("a.txt", b"\xff\xfeabc", "begins as UTF-16 and is not"),
        ("a.doc", b"text", "documents end in .txt, .md, .html, .htm, .jsonl"),
        ("a", b"text", "documents end in"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = write(tmp_path, name, content)
    assert failure(path).startswith(f"{path}: {why}")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert failure(tmp_path / "gone.txt") == f"{tmp_path}/gone.txt: no such file; check the path"


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    assert failure(tmp_path).startswith(f"{tmp_path}: no documents in this folder")


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.symlink_to("/proc/self/mem")  # nobody can read its beginning, not even root
    assert failure(path) == f"{path}: cannot be read: Input/output error; check its permissions"


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in failure(tmp_path / ("x" * 5000 + ".txt"))


def test_a_path_below_a_file_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "x")
    assert "no such file" in failure(tmp_path / "a.txt" / "b.txt")


@pytest.mark.parametrize("date", ["2017", "2017-12", "2017-12-05", "2017-12-05T08:00:00+00:00"])
def test_a_date_may_be_as_precise_as_it_is_known(tmp_path: Path, date: str) -> None:
    assert read(write(tmp_path, "a.txt", "x"), published_at=date)[0].published_at == date


@pytest.mark.parametrize(
    "date", ["", "soon", "2017-13", "2017-02-30", "05/12/2017", "17-12-05", "0000", "2017-12-05Tx"]
)
def test_what_is_no_date_is_refused(tmp_path: Path, date: str) -> None:
    assert f"the call: {date!r} is no date" in failure(write(tmp_path, "a.txt", "x"), published_at=date)


@pytest.mark.parametrize("document_id", ["", " a", "a\nb", "x" * 257])
def test_an_id_that_cannot_be_used_is_refused(tmp_path: Path, document_id: str) -> None:
    assert "cannot be used" in failure(write(tmp_path, "a.txt", "x"), id=document_id)


def test_two_documents_with_one_id_and_revision_are_refused(tmp_path: Path) -> None:
    one, two = write(tmp_path, "a/x.txt", "one"), write(tmp_path, "b/x.txt", "two")
    assert failure(tmp_path) == f"{two}: has the id 'x', as {one} has; give one of them another id or revision"


def test_one_id_for_several_documents_is_a_wrong_call(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "one")
    write(tmp_path, "b.txt", "two")
    with pytest.raises(UsageError, match="one id cannot be that of several documents"):
        read(tmp_path, id="x")
