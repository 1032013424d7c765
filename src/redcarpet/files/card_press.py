"""The press: prints leaves as a PDF in a process of its own, and says in a sentence why it could not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from redcarpet.core.values import dataclass
from redcarpet.files.card_job import Print
from redcarpet.files.card_print import Outcome, outcome_from, print_as_json

_TYPESETTER = "redcarpet.files.cards_pdf"
_TEMPLATE = Path(__file__).with_name("cards.typ")
_NO_MODULE = "No module named 'typst'"
PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif")
"""How the name of a logo ends."""


class NotPrintedError(Exception):
    """No PDF was made; the message is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A PDF, and how it came out."""

    pdf: bytes
    outcome: Outcome


def pressed(given: Print, logo: Path | None = None) -> Pressed:
    """Print leaves as a PDF; `logo` is a picture for the backs.

    Raises NotPrintedError where the typesetter is lacking or fails, and OSError for a full disk or a missing logo.
    """
    with TemporaryDirectory(prefix="redcarpet-") as name:
        folder = Path(name)
        shutil.copyfile(_TEMPLATE, folder / _TEMPLATE.name)
        if logo is not None:
            shutil.copyfile(logo, folder / given.style.logo)
        done = subprocess.run(  # noqa: S603 - our own module, by our own Python
            [sys.executable, "-m", _TYPESETTER],
            input=json.dumps({**print_as_json(given), "folder": name}, ensure_ascii=True),
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            raise NotPrintedError(_why(done.stderr, done.returncode))
        told = json.loads(done.stdout)
        if "error" in told:
            raise NotPrintedError(_of_typesetter(told["error"], logo))
        return Pressed((folder / "cards.pdf").read_bytes(), outcome_from(told))


def _why(complaint: str, code: int) -> str:
    if _NO_MODULE in complaint:
        return (
            "PDF can't be made here: the typesetter typst is not installed, or there is none for this kind of "
            "computer. Write .html: any browser prints it, one card a page."
        )
    if "No space left" in complaint or "File too large" in complaint:
        return "PDF could not be made: the disk is full."
    if code < 0 or "MemoryError" in complaint:
        return "The typesetter was stopped before it was done, perhaps for want of memory. Print fewer cards at once."
    last = (complaint.strip().splitlines() or ["it did not say why"])[-1]
    return f"The typesetter failed: {last}"


def _of_typesetter(error: str, logo: Path | None) -> str:
    if logo is not None and any(word in error for word in ("image", "SVG", "decode", "logo.")):
        return f"{logo.name} can't be read as a picture. Give a PNG, a JPEG, or an SVG that needs no other file."
    return f"The typesetter failed: {error}"
