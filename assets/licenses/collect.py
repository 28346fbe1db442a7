#!/usr/bin/env python3
"""Writes third-party.txt: what Nagarezu carries in itself that others made, and under which licence.

    python3 assets/licenses/collect.py            writes assets/licenses/third-party.txt
    python3 assets/licenses/collect.py --check    says whether that file is up to date (exit code 1: it is not)

Run it after a change of Cargo.lock, of the fonts or of the icons. It asks `cargo metadata` for the libraries that the
program is built of on Linux (not those for tests and build scripts only), without the network; the same Cargo.lock
gives the same text. It stops with exit code 2 when a library has no licence that the list below accepts.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
OUTPUT = FOLDER / "third-party.txt"
TARGET = "x86_64-unknown-linux-gnu"

# Licences under which a library may be part of the program.
ACCEPTED = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0",
    "ISC", "MIT", "MPL-2.0", "MPL-2.0+", "OFL-1.1", "Unicode-3.0", "Unlicense", "Zlib",
}
# Accepted for one library only: the licence of a font it carries.
ACCEPTED_FOR = {"epaint_default_fonts": {"Ubuntu-font-1.0"}}

# Texts that must go with what is embedded: the files in the package of egui's own fonts that are built in.
EGUI_FONTS = "epaint_default_fonts"
EGUI_FONT_TEXTS = ["Hack-Regular.txt", "UFL.txt", "emoji-icon-font-mit-license.txt"]

INTRODUCTION = """\
Nagarezu is licensed under MIT or Apache-2.0, as you choose. It carries the following works of others in itself.

Fonts
  Noto Sans JP, Regular and Bold — OFL-1.1 (text below)
    {noto}
  Hack — MIT and Bitstream Vera (texts below), with egui
  Ubuntu Light — Ubuntu-font-1.0 (text below), with egui
  egui-icons, a part of emoji-icon-font — MIT (text below), with egui

Icons
  Lucide — ISC, those made from Feather MIT (texts below)
    {lucide}

Libraries
"""

BELOW_LIBRARIES = """\

The source of each library is at https://crates.io/crates/NAME/VERSION, with its licence and the names of those who
hold its copyright. Where there is a choice (OR), Nagarezu takes the library under a permissive licence.
"""


def main() -> int:
    packages = libraries()
    refused = [package for package in packages if not is_accepted(package)]
    for package in refused:
        print(f"{package['name']} {package['version']}: {package['license']} is not accepted", file=sys.stderr)
    if refused:
        return 2
    text = text_of(packages)
    if "--check" in sys.argv[1:]:
        if OUTPUT.read_text(encoding="utf-8") != text:
            print(f"{OUTPUT} is out of date: run {Path(__file__).name} without --check", file=sys.stderr)
            return 1
        return 0
    OUTPUT.write_text(text, encoding="utf-8")
    print(f"{OUTPUT}: {len(packages)} libraries")
    return 0


def libraries() -> list[dict]:
    """The packages that the program is built of, without itself, by name and version."""
    command = ["cargo", "metadata", "--locked", "--offline", "--format-version=1", f"--filter-platform={TARGET}"]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    root = metadata["resolve"]["root"]
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    reached, waiting = set(), [root]
    while waiting:
        package = waiting.pop()
        if package in reached:
            continue
        reached.add(package)
        for dependency in nodes[package]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    found = [package for package in metadata["packages"] if package["id"] in reached - {root}]
    return sorted(found, key=lambda package: (package["name"], [int(n) for n in re.findall(r"\d+", package["version"])]))


def is_accepted(package: dict) -> bool:
    """Whether each part of the licence (AND) leaves a choice (OR) that is accepted."""
    accepted = ACCEPTED | ACCEPTED_FOR.get(package["name"], set())
    expression = (package["license"] or "").replace("/", " OR ")
    # No library nests deeper than alternatives in brackets joined by AND; anything else is refused, not guessed.
    parts = re.split(r"\s+AND\s+", expression)
    return all(
        any(choice.strip() in accepted for choice in re.split(r"\s+OR\s+", part.strip().removeprefix("(").removesuffix(")")))
        for part in parts
    )


def text_of(packages: list[dict]) -> str:
    noto, lucide = read(ROOT / "assets/fonts/OFL.txt"), read(ROOT / "assets/icons/LICENSE")
    fonts = next(Path(package["manifest_path"]).parent / "fonts" for package in packages if package["name"] == EGUI_FONTS)
    text = INTRODUCTION.format(noto=copyright_line(noto), lucide=copyright_line(lucide))
    text += "".join(f"  {package['name']} {package['version']} — {licence(package)}\n" for package in packages)
    text += BELOW_LIBRARIES
    works = [("Noto Sans JP", noto), ("Lucide", lucide)]
    works += [(Path(name).stem, read(fonts / name)) for name in EGUI_FONT_TEXTS]
    return text + "".join(f"\n{'=' * 80}\n{name}\n{'=' * 80}\n\n{content}\n" for name, content in works)


def licence(package: dict) -> str:
    return package["license"].replace("/", " OR ")


def read(path: Path) -> str:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip()


def copyright_line(text: str) -> str:
    return next(line for line in text.splitlines() if line.startswith("Copyright"))


if __name__ == "__main__":
    sys.exit(main())
