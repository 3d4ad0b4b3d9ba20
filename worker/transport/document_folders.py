"""Which files a caller means who names files and folders, and what their folders say of them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR

import msgspec

from worker.errors import DocumentError
from worker.transport.document_metadata import Metadata, metadata_in

STANDARD_INPUT = Path("-")
SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
TELLING = ".toml"  # files that tell of the documents beside them: their metadata, the order of a story


class FoundFile(msgspec.Struct, frozen=True):
    """A file to read documents from, and what its folder's `documents.toml` says of it."""

    path: Path
    metadata: Metadata = Metadata()


class FoundFiles(msgspec.Struct, frozen=True):
    """The files to read, in order, and those in the folders that are passed over for their suffix."""

    files: tuple[FoundFile, ...]
    passed_over: tuple[Path, ...] = ()


def find_files(paths: Iterable[Path]) -> FoundFiles:
    """The files that the paths mean: files as named, folders with all below them, sorted; `-` is standard input.

    Raises DocumentError for a path that is missing, or whose suffix is not known, and for a folder without documents.
    """
    files: list[FoundFile] = []
    passed_over: list[Path] = []
    for path in paths:
        if path == STANDARD_INPUT:
            files.append(FoundFile(path))
        elif _is_folder(path):
            known = len(files)
            for file in _files_below(path):
                if file.suffix.lower() in SUFFIXES:
                    files.append(FoundFile(file))
                elif file.suffix.lower() != TELLING:
                    passed_over.append(file)
            if len(files) == known:
                raise DocumentError(f"{path}: no documents in this folder; they end in {', '.join(SUFFIXES)}")
        else:
            if path.suffix.lower() not in SUFFIXES:
                raise DocumentError(
                    f"{path}: documents end in {', '.join(SUFFIXES)}; "
                    "give it one of these suffixes, or pass text by standard input (-)"
                )
            files.append(FoundFile(path))
    told = {folder: metadata_in(folder) for folder in {file.path.parent for file in files if not _is_stdin(file)}}
    return FoundFiles(
        tuple(
            file if _is_stdin(file) else FoundFile(file.path, told[file.path.parent].get(file.path.name, Metadata()))
            for file in files
        ),
        tuple(passed_over),
    )


def _is_stdin(file: FoundFile) -> bool:
    return file.path == STANDARD_INPUT


def _is_folder(path: Path) -> bool:
    try:
        return S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise DocumentError(f"{path}: no such file; check the path") from None
    except OSError as error:
        raise DocumentError(f"{str(path)[:200]}: cannot be read: {error.strerror}; check the path") from None


def _files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder but hidden ones, in the order of their paths."""

    def refuse(error: OSError) -> None:
        raise DocumentError(f"{error.filename}: cannot be read: {error.strerror}; check its permissions") from None

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)
