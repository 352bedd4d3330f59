"""A small archive that changes as archives do, by chance: the same changes for the same seed."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import write_files

SPEAKERS = ("ada", "bo", "chi")
OUTLETS = ("times", "post")
TOPICS = ("economy", "trade", "peace")
WORDS = ("peace", "trade", "growth", "tariffs", "winter", "harvest", "treaty", "border", "school", "harbour")
YEARS = (2019, 2020, 2021)

_TEMPLATE = (
    "{% macro full(date) %}\n<b>{{ date|date_words }}</b>\n{% endmacro %}\n"
    "{% macro short(date) %}\n<i>{{ date|date_short }}</i>\n{% endmacro %}\n"
    "{% macro years(first, last) %}\n{{ first }} {{ last }}\n{% endmacro %}\n"
)


class RandomArchive:
    """An archive in a folder, and what happens to it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.output = folder / "_site"
        self._chance = random.Random(seed)
        self._number = 0
        self._snapshots: list[Path] = []
        self.happened: list[str] = []
        files = {"site.yaml": "title: Random archive\nurl: https://archive.example/sub/\n"}
        files |= {f"content/speakers/{slug}.yaml": self._speaker(slug) for slug in SPEAKERS}
        files |= {f"content/outlets/{slug}.yaml": f"name: The {slug.capitalize()}\n" for slug in OUTLETS}
        files |= {f"content/topics/{slug}.yaml": f"name: {slug.capitalize()}\n" for slug in TOPICS}
        files["content/pages/about.md"] = "---\ntitle: About\nmenu: true\n---\nAbout [Ada](/speakers/ada/).\n"
        write_files(folder, files)
        for _ in range(9):
            self.add_statement()
        self.happened.clear()

    def change(self) -> None:
        """Let one thing happen."""
        kinds: tuple[Callable[[], None], ...] = (
            self.add_statement, self.add_statement, self.edit_text, self.edit_text, self.edit_record, self.edit_record,
            self.rename_statement, self.delete_statement, self.edit_entry, self.edit_entry, self.edit_template,
            self.edit_settings, self.edit_page, self.remember, self.switch_back, self.put_foreign_file, self.lose_cache,
        )  # fmt: skip
        kind = self._chance.choice(kinds)
        self.happened.append(kind.__name__)
        kind()

    def chance(self, share: float) -> bool:
        """Tell whether something happens that does in so many cases."""
        return self._chance.random() < share

    def up_to(self, most: int) -> int:
        """Give a number from 1."""
        return self._chance.randint(1, most)

    def add_statement(self) -> None:
        self._number += 1
        year = self._chance.choice(YEARS)
        self._write(self.folder / f"content/statements/{year}/s{self._number}.md", self._statement(year))

    def edit_text(self) -> None:
        file = self._any_statement()
        self._write(file, file.read_text("utf-8") + f"\n{self._sentence()}\n")

    def edit_record(self) -> None:
        file = self._any_statement()
        head, _, body = file.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        lines = [line for line in head.split("\n") if not line.startswith(("title:", "corrections:", "status:"))]
        lines.append(f"title: {self._sentence()}")
        if self.chance(0.3):
            lines.append(f"corrections: [{{date: 2022-01-0{self.up_to(9)}, what: {self._sentence()}}}]")
        if self.chance(0.15):
            lines.append("status: withdrawn")
        if self.chance(0.3) and not any(line.startswith("relates:") for line in lines):
            lines.append(f"relates: [{{id: {self._any_statement().stem}, type: repeats}}]")
        self._write(file, "---\n" + "\n".join(lines) + f"\n---\n{body}")

    def rename_statement(self) -> None:
        self._number += 1
        file = self._unrelated_statement()
        if file:
            file.rename(file.with_name(f"s{self._number}.md"))

    def delete_statement(self) -> None:
        file = self._unrelated_statement()
        if file and len(self._statements()) > 3:
            file.unlink()

    def edit_entry(self) -> None:
        slug = self._chance.choice((*SPEAKERS, *OUTLETS, *TOPICS))
        (file,) = (self.folder / "content").glob(f"*/{slug}.yaml")
        if slug in SPEAKERS:
            self._write(file, self._speaker(slug))
        elif slug in OUTLETS:
            self._write(file, f"name: The {slug.capitalize()}\nkind: {self._chance.choice(['newspaper', 'agency'])}\n")
        else:
            broader = self._chance.choice([other for other in TOPICS if other > slug] or [""])
            lines = [f"name: {slug.capitalize()}", f"description: {self._sentence()}"]
            self._write(
                file, "\n".join([*lines, *([f"broader: {broader}"] if broader and self.chance(0.5) else []), ""])
            )

    def edit_template(self) -> None:
        file = self.folder / "templates/partials/dates.html"
        if file.exists() and self.chance(0.5):
            file.unlink()
        else:
            self._write(file, _TEMPLATE.replace("<b>", f"<b title='{self._chance.choice(WORDS)}'>"))

    def edit_settings(self) -> None:
        lines = ["title: Random archive", "url: https://archive.example/sub/", f"description: {self._sentence()}"]
        if self.chance(0.5):
            lines.append("repository: https://code.example/archive")
        self._write(self.folder / "site.yaml", "\n".join([*lines, ""]))

    def edit_page(self) -> None:
        file = self.folder / "content/pages" / f"{self._chance.choice(['about', 'home', 'more'])}.md"
        self._write(file, f"---\ntitle: {self._sentence()}\nmenu: true\n---\n{self._sentence()}\n")

    def remember(self) -> None:
        """Keep what the archive holds now, as a branch does."""
        kept = self.folder.parent / f"branch-{len(self._snapshots)}"
        shutil.copytree(self.folder / "content", kept)
        self._snapshots.append(kept)

    def switch_back(self) -> None:
        """Bring back what another branch holds, with times that lie before those of what was there."""
        if not self._snapshots:
            return
        shutil.rmtree(self.folder / "content")
        shutil.copytree(self._chance.choice(self._snapshots), self.folder / "content")
        for file in (self.folder / "content").rglob("*"):
            os.utime(file, (1_500_000_000, 1_500_000_000))

    def put_foreign_file(self) -> None:
        """Somebody puts a file of their own into the published site, or takes one away."""
        if not self.output.exists():
            return
        place = self._chance.choice(["CNAME", ".well-known/owner.txt", "speakers/note.txt"])
        file = self.output / place
        if file.exists():
            file.unlink()
        else:
            self._write(file, self._sentence())

    def lose_cache(self) -> None:
        if self.chance(0.3):
            shutil.rmtree(self.folder / ".cache", ignore_errors=True)

    def _statements(self) -> list[Path]:
        return sorted((self.folder / "content/statements").rglob("*.md"))

    def _any_statement(self) -> Path:
        return self._chance.choice(self._statements())

    def _unrelated_statement(self) -> Path | None:
        """Give a statement that no other names as related, if there is one: a tie to nothing is an error."""
        texts = [file.read_text("utf-8") for file in self._statements()]
        free = [file for file in self._statements() if not any(f"id: {file.stem}," in text for text in texts)]
        return self._chance.choice(free) if free else None

    def _sentence(self) -> str:
        return " ".join(self._chance.choices(WORDS, k=self.up_to(6))).capitalize()

    def _speaker(self, slug: str) -> str:
        lines = [f"name: {slug.capitalize()} Example"]
        if self.chance(0.5):
            lines.append(f"other_names: [{{name: {self._chance.choice(WORDS).capitalize()} Example}}]")
        if self.chance(0.5):
            lines.append(f"memberships: [{{role: Minister, org: Town, start: {self._chance.choice(YEARS)}}}]")
        return "\n".join([*lines, ""])

    def _statement(self, year: int) -> str:
        chosen = self._chance.choice
        lines = [
            f"title: {self._sentence()}",
            f"speaker: {chosen(SPEAKERS)}",
            f"date: {year}-0{self.up_to(9)}-1{self.up_to(9)}" if self.chance(0.8) else f"date: {year}",
            "date_basis: The page says so.",
            f"outlet: {chosen(OUTLETS)}",
            f"topics: [{chosen(TOPICS)}]",
            f"form: {chosen(['verbatim', 'mixed', 'reported'])}",
            f"source: https://example.org/{self._number}",
        ]
        if self.chance(0.2):
            lines.append(f"kind: interview\nparticipants: [{chosen(SPEAKERS)}]")
        if self.chance(0.3):
            lines.append(f"utterance: u{self.up_to(2)}")
        if self.chance(0.2):
            lines.append(f"aliases: [/old/{self._number}/]")
        paragraphs = [self._sentence(), f"“{self._sentence()} {self._sentence()}”, she said.", self._sentence()]
        if self.chance(0.3):
            paragraphs.append(f"Bo: {self._sentence()}\n\nAda Example: {self._sentence()}")
        return "---\n" + "\n".join(lines) + "\n---\n" + "\n\n".join(paragraphs) + "\n"

    def _write(self, file: Path, text: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
