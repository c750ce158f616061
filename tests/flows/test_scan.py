"""Listing files and planning batches."""

import os
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.scan import FileRef, list_files, plan_batches, ranges_within, share


def ref(name: str, size: int = 10) -> FileRef:
    return FileRef(f"/x/{name}", f"file:///x/{name}", size, 1)


def test_folder_glob_and_file_give_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/1.txt", "a/2.html", ".hidden"):
        (tmp_path / name).write_text("x")
    found = list_files([str(tmp_path), str(tmp_path / "a" / "*.txt"), str(tmp_path / "a" / "2.html")], 100)
    assert [Path(f.path).name for f in found] == ["1.txt", "2.html"]
    assert all(f.problem is None and f.byte_count == 1 for f in found)


def test_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: no such file"):
        list_files([str(tmp_path / "nowhere")], 100)


def test_large_file_comes_back_with_its_problem(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("x" * 11)
    assert list_files([str(tmp_path)], 10)[0].problem == ("too_large", "11 bytes; the limit for a file is 10")


def test_link_out_of_the_folder_is_refused_and_link_inside_is_read(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("x")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "real.txt").write_text("x")
    (folder / "out.txt").symlink_to(outside)
    (folder / "same.txt").symlink_to(folder / "real.txt")
    problems = {Path(f.path).name: f.problem and f.problem[0] for f in list_files([str(folder)], 100)}
    assert problems == {"out.txt": "outside_root", "real.txt": None, "same.txt": None}


def test_uris_are_those_of_the_paths(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    names = ["a b/50% off.txt", "a b/Übersicht #1.txt", "~plain_name-1.txt"]
    for name in names:
        (tmp_path / name).write_text("x")
    found = list_files([str(tmp_path / "a b" / ".."), str(tmp_path / "a b" / ".." / names[2])], 100)
    assert [f.source_uri for f in found] == sorted((tmp_path / name).as_uri() for name in names)


def test_empty_path_is_refused() -> None:
    with pytest.raises(InputError, match="empty path"):
        list_files([""], 100)


def test_link_to_itself_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert [f.problem and f.problem[0] for f in list_files([str(tmp_path)], 100)] == ["unreadable"]


def test_broken_link_and_pipe_are_unreadable(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "in-here-but-missing")
    os.mkfifo(tmp_path / "pipe")
    assert {f.problem and f.problem[0] for f in list_files([str(tmp_path)], 100)} == {"unreadable"}


def test_known_files_are_left_out_unless_changed() -> None:
    known = {"file:///x/a": (10, 1, "h"), "file:///x/b": (11, 1, "h")}
    plan = plan_batches([ref("a"), ref("b"), ref("c")], known, 100, 1000, 1)
    assert plan.known_count == 1
    assert [[f.source_uri[-1] for f in batch] for batch in plan.batches] == [["b", "c"]]


def test_batches_respect_count_and_bytes_and_share_among_workers() -> None:
    files = [ref(str(n), 40) for n in range(5)]
    assert [len(b) for b in plan_batches(files, {}, 2, 1000, 1).batches] == [2, 2, 1]
    assert [len(b) for b in plan_batches(files, {}, 100, 1000, 2).batches] == [3, 2]
    assert [len(b) for b in plan_batches(files, {}, 100, 80, 1).batches] == [2, 2, 1]
    assert [len(b) for b in plan_batches(files, {}, 100, 10, 1).batches] == [1] * 5


@pytest.mark.parametrize(
    ("sizes", "most", "ranges"),
    [
        ([], 3, [(0, 0)]),
        ([1, 1, 1, 1], 3, [(0, 3), (3, 4)]),
        ([20, 1, 1, 8, 1], 9, [(0, 1), (1, 4), (4, 5)]),
    ],
)
def test_ranges_keep_to_both_limits(sizes: list[int], most: int, ranges: list[tuple[int, int]]) -> None:
    assert ranges_within(sizes, most, 10) == ranges


@pytest.mark.parametrize(("items", "most", "workers", "each"), [(0, 10, 2, 1), (5, 10, 2, 3), (25, 10, 2, 7), (40, 10, 2, 10)])
def test_every_worker_has_as_many_batches(items: int, most: int, workers: int, each: int) -> None:
    assert share(items, most, workers) == each
