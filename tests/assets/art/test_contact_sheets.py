"""The sheets to review the art by: the same bytes each time, and light enough for a repository."""

from pathlib import Path

from assets.art.contact_sheets import write


def test_the_same_art_gives_the_same_light_sheets(tmp_path: Path) -> None:
    sizes = write(tmp_path / "one")
    write(tmp_path / "two")

    assert sorted(sizes) == ["avatars.png", "contact-sheet.png"]
    assert all(size <= 400_000 for size in sizes.values())
    for name in sizes:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
