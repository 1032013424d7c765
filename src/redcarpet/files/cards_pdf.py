"""Cue cards as PDF: the typesetter, in a process of its own, which takes a print from stdin and says how it came out.

In a process of its own because the typesetter keeps what it has once set (sixteen prints of 200 cards in one process
grew from 117 to 777 MB), and because a desk goes on while it prints. The only file that knows the typesetter.

A font that lacks a letter makes an accessible PDF (PDF/UA) an error; so that is tried first with the fonts that come
with redcarpet, which gives the same bytes everywhere, then with those of this computer, and only then without.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import typst

from redcarpet.core.leaves import Fit, Leaf
from redcarpet.core.parting import lettered, replanned
from redcarpet.core.scripts import signs
from redcarpet.core.values import dataclass
from redcarpet.files.card_job import Print, job_of
from redcarpet.files.card_print import Outcome, print_from, told

_FONTS = Path(__file__).parent.parent / "fonts"
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
"""How the typesetter names a letter that it takes for unprintable."""
_PROBE = """#set document(title: "-")
#set text(font: {fonts})
#for one in json(bytes(sys.inputs.job)) {{ text(one); parbreak() }}
"""
_MOST_MISSING = 5_000
"""Letters that are looked for; each is found by a trial of its own, of some five milliseconds."""
_MOST_ROUNDS = 100
"""A note of 20,000 characters takes some ten."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A print that was set."""

    pdf: bytes
    fits: tuple[Fit, ...]
    missing: tuple[str, ...] = ()


class _Press:
    """Sets prints with our own fonts, until one needs this computer's, too."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fonts = self._with_fonts(of_system=False)
        self._of_system = False

    @staticmethod
    def _with_fonts(*, of_system: bool) -> typst.Fonts:
        return typst.Fonts(include_system_fonts=of_system, include_embedded_fonts=False, font_paths=[_FONTS])

    def fits(self, job: str) -> tuple[Fit, ...]:
        """Say how each leaf of a job comes out."""
        return _fits(self._compiler(job))

    def print(self, job: str) -> _Set:
        """Set a job, accessible if it can be."""
        compiler = self._compiler(job)
        try:
            return _Set(_pdf(compiler, accessible=True), _fits(compiler))
        except typst.TypstError as error:
            if not _MISSING.search(str(error)):
                raise
        if not self._of_system:
            self._fonts, self._of_system = self._with_fonts(of_system=True), True
            return self.print(job)
        return _Set(_pdf(compiler, accessible=False), _fits(compiler), tuple(self._missing(job)))

    def _missing(self, job: str) -> Iterable[str]:
        """Find the letters that no font on this computer has, by trying: each failure names one."""
        letters = sorted({sign for sign in signs(job) if not sign.isascii()})
        fonts = "(" + ", ".join(f'"{name}"' for name in json.loads(job)["style"]["fonts"]) + ")"
        probe = self._folder / "probe.typ"
        probe.write_text(_PROBE.format(fonts=fonts), "utf-8")
        found_lacking = 0
        while letters and found_lacking < _MOST_MISSING:
            try:
                _pdf(self._compiler(json.dumps(letters), probe), accessible=True)
            except typst.TypstError as error:
                found = _MISSING.search(str(error))
                named = _ESCAPED.sub(lambda one: chr(int(one[1], 16)), found[1]) if found else ""
                lacking = [letter for letter in letters if named and (letter in named or named in letter)]
                lacking = lacking or [letter for letter in letters if {*letter} & {*named}]
                if not lacking:
                    yield from [named] if named else ()
                    return
                yield from lacking
                found_lacking += len(lacking)
                letters = [letter for letter in letters if letter not in lacking]
            else:
                return

    def _compiler(self, job: str, template: Path | None = None) -> typst.Compiler:
        # A template could fetch packages from the network; ours has none, and here none could be found.
        nowhere = self._folder / "packages"
        return typst.Compiler(
            str(template or self._folder / "cards.typ"),
            root=str(self._folder),
            font_paths=self._fonts,
            sys_inputs={"job": job},
            package_path=str(nowhere),
            package_cache_path=str(nowhere),
        )


def _pdf(compiler: typst.Compiler, *, accessible: bool) -> bytes:
    """Make the same bytes each time. Raises typst.TypstError."""
    made = compiler.compile(timestamp=0, pdf_standards="ua-1" if accessible else None)
    return made if isinstance(made, bytes) else b"".join(made or ())


def _fits(compiler: typst.Compiler) -> tuple[Fit, ...]:
    fronts = json.loads(compiler.query("<fit>", field="value"))
    backs = json.loads(compiler.query("<behind>", field="value")) or [{"whole": True, "share": 1.0}] * len(fronts)
    return tuple(
        Fit(front["front"], back["whole"], front["points"], min(front["share"], back["share"]))
        for front, back in zip(fronts, backs, strict=True)
    )


def printed(given: Print, folder: Path) -> tuple[bytes, Outcome]:
    """Set a print so that all its words stand on its leaves, and say how it came out.

    `folder` holds the template and the logo. Raises typst.TypstError for a logo that is no picture.
    """
    press = _Press(folder)
    groups: list[tuple[Leaf, ...]] = [lettered((leaf,)) for leaf in given.leaves]
    for _ in range(_MOST_ROUNDS):
        leaves = [leaf for group in groups for leaf in group]
        done = press.print(job_of(given, leaves))
        fits = dict(zip(map(id, leaves), done.fits, strict=True))
        if all(fit.whole for fit in done.fits):
            break
        again = [at for at, group in enumerate(groups) if not all(fits[id(leaf)].whole for leaf in group)]
        before = [groups[at] for at in again]
        after = _parted(given, press, before, fits)
        if after == before:
            break
        for at, group in zip(again, after, strict=True):
            groups[at] = group
    return done.pdf, told(leaves, done.fits, done.missing, given)


def _parted(
    given: Print, press: _Press, groups: Sequence[tuple[Leaf, ...]], fits: dict[int, Fit]
) -> Sequence[tuple[Leaf, ...]]:
    """Share what is too full out on more leaves, trying these alone until they are right."""
    for _ in range(_MOST_ROUNDS):
        before = groups
        groups = [lettered([new for leaf in group for new in replanned(leaf, fits[id(leaf)])]) for group in groups]
        if groups == before:
            break
        leaves = [leaf for group in groups for leaf in group]
        found = press.fits(job_of(given, leaves))
        fits = dict(zip(map(id, leaves), found, strict=True))
        if all(fit.whole for fit in found):
            break
    return groups


def main() -> None:
    """Print what stdin asks for, and tell on stdout how it came out."""
    asked = json.load(sys.stdin)
    folder = Path(asked["folder"])
    try:
        pdf, outcome = printed(print_from(asked), folder)
    except typst.TypstError as error:
        json.dump({"error": str(error)}, sys.stdout)
        return
    (folder / "cards.pdf").write_bytes(pdf)
    json.dump(outcome.as_json(), sys.stdout)


if __name__ == "__main__":
    main()
