"""A sheet of questions: which column means which field of a question, and what the words in it mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from redcarpet.core.text import clean
from redcarpet.core.words import bare
from redcarpet.files.csv_rows import Cell
from redcarpet.files.sheet_columns import Columns
from redcarpet.files.sheet_table import Kind, text_of
from redcarpet.files.yaml_question import QUESTION
from redcarpet.files.yaml_tree import Listing, Node
from redcarpet.files.yaml_tree import Mapping as Fields

OWN, BANK = "redcarpet", "bank"
"""The column of keys that only an export has, and the one that names each question's bank."""
COUNTS = frozenset({"number", "seconds"})
"""Columns of numbers that follow from the rest."""

_WRITTEN: dict[str, tuple[str, ...]] = {
    "ask": (
        *("ask", "question", "questions", "question text", "the question", "full question", "what to ask"),
        *("frage", "fragen", "pregunta", "preguntas", "domanda", "domande", "pergunta", "fraga", "vraag"),
    ),
    "id": ("id", "question id", "slug", "code"),
    "short": ("short", "short form", "short version", "short question", "kurz", "kurzform"),
    "say": ("say", "spoken", "spoken form", "say it", "how to say it", "say as"),
    "for": (
        *("for", "for whom", "audience", "gender", "sex", "who", "ask whom", "ask who", "guest type", "aimed at"),
        *("fur", "fur wen", "geschlecht", "para", "para quien", "genero", "pour", "pour qui", "genre", "per chi"),
    ),
    "why": ("why", "reason", "why ask", "rationale", "warum"),
    "topic": (
        *("topic", "category", "theme", "subject", "area", "section", "thema", "kategorie", "rubrik"),
        *("tema", "categoria", "sujet", "categorie", "argomento", "assunto", "amne", "onderwerp"),
    ),
    "tags": ("tags", "tag", "keywords", "keyword", "labels", "label", "stichworte", "etiquetas", "mots cles"),
    "roles": ("roles", "role", "job", "jobs", "profession", "best for", "rolle", "rollen", "papel"),
    "follow_ups": (
        *("follow up", "follow ups", "follow up question", "follow up questions", "followup", "followups", "fu"),
        *("then ask", "next question", "nachfrage", "nachfragen", "repregunta", "relance", "relances"),
    ),
    "note": (
        *("note", "notes", "comment", "comments", "remark", "remarks", "background", "for the interviewer"),
        *("notiz", "notizen", "anmerkung", "nota", "notas", "remarque", "remarques", "commentaire", "anteckning"),
    ),
    "needs": ("needs", "need", "requires", "only if"),
    "mirror": ("mirror", "mirror of", "twin", "pair", "pairs with"),
    "sensitivity": ("sensitivity", "sensitive", "care"),
    "exit_line": ("exit line", "exit", "way out", "to close"),
    "source": ("source", "sources", "reference", "quelle", "fuente", "fonte"),
    "source_title": ("source title",),
    "source_url": ("source url", "source link", "url", "link"),
    "status": ("status", "state", "approved", "approval", "estado", "statut"),
    "language": ("language", "lang", "sprache", "idioma", "langue", "lingua", "sprak", "taal"),
    "ignore": ("ignore",),
    OWN: ("redcarpet",),
    "number": ("number", "#", "no", "nr", "row", "num"),
    "seconds": ("seconds",),
    BANK: ("bank", "question bank"),
}
"""Field by field, each heading as its bare words; where they part is ignored."""
_SECOND = {"ask": ("q", "text", "prompt", "wording", "item"), "topic": ("group", "type")}
_THIRD = {"number": ("q",)}
"""Headings that mean a field only in a sheet where no column has a better claim to it."""

_BRACED = r"(?![^{}]*\})"
"""What keeps the | in {project|your film} from parting a cell."""
_PARTED = rf";|\|{_BRACED}|\n"
_LISTS: Mapping[str, str] = {
    "tags": r"[;|,\n]",
    "roles": r"[;|,\n]",
    "needs": r"[;|,\n]",
    "follow_ups": rf"(?<=\?)\s*;|\|{_BRACED}|\n",
}
"""What parts the texts of a cell; a sentence may have a semicolon before its end."""

_MEANT: Mapping[str, Mapping[str, str]] = {
    "for": {
        **dict.fromkeys(
            ("her", "she", "she her", "woman", "women", "female", "females", "girl", "girls", "lady", "ladies", "f"),
            "her",
        ),
        **dict.fromkeys(("actress", "actresses", "frau", "frauen", "mujer", "mujeres", "femme", "femmes"), "her"),
        **dict.fromkeys(("him", "he", "he him", "man", "men", "male", "males", "guy", "guys", "m"), "him"),
        **dict.fromkeys(("mann", "manner", "hombre", "hombres", "homme", "hommes"), "him"),
        **dict.fromkeys(
            ("anyone", "any", "anybody", "all", "everyone", "everybody", "both", "either", "neutral", "unisex"),
            "anyone",
        ),
        **dict.fromkeys(("f m", "m f", "her him", "alle", "todos", "tous", "all genders", "any gender"), "anyone"),
    },
    "status": {
        **dict.fromkeys(("approved", "ok", "okay", "yes", "y", "x", "final", "ready", "live"), "approved"),
        **dict.fromkeys(("draft", "wip", "in progress", "pending", "to do", "todo", "idea", "open", "review"), "draft"),
        **dict.fromkeys(("retired", "archived", "archive", "dropped", "deleted", "rejected", "cut"), "retired"),
    },
    "sensitivity": {
        **dict.fromkeys(("none", "no", "n", "normal"), "none"),
        **dict.fromkeys(("care", "sensitive", "yes", "y", "x", "high"), "care"),
        **dict.fromkeys(("work theme", "theme"), "work-theme"),
    },
}
"""Words that mean one of the few that a field takes, where there is no doubt."""

_ADDRESS = re.compile(r"https?://\S*[^\s,;.]")


def _word_of(field: str) -> Callable[[str], str]:
    return lambda text: _MEANT[field].get(bare(text), text)


def _source(cell: Cell, text: str) -> Node:
    """Make a title and an address of a cell; of several texts on lines of their own, as an export joins them."""
    address = _ADDRESS.search(text)
    title = re.sub(r"\s+(?=[,;])", "", text.replace(address[0], " ")) if address else text
    node = Fields(cell.start, in_brackets=False)
    for name, value in (("title", title.strip(" \n,;:()–-")), ("url", address[0] if address else "")):
        if clean(value):
            node.children += [text_of(cell, name), text_of(cell, value)]
    return node


def _ignore(cell: Cell, text: str) -> Node:
    """Make excuses of lines such as "RC107: he is known for it"."""
    listing = Listing(cell.start, in_brackets=False)
    for line in text.split("\n"):
        rule, _, reason = line.partition(":")
        if clean(rule):
            one = Fields(cell.start, in_brackets=False)
            one.children += [*_pair(cell, "rule", rule), *_pair(cell, "reason", reason)]
            listing.children.append(one)
    return listing


def _pair(cell: Cell, name: str, value: str) -> Iterator[Node]:
    if clean(value):
        yield from (text_of(cell, name), text_of(cell, value))


QUESTIONS = Kind(
    said="question",
    head="ask",
    no_head="There is no question in this row.",
    columns=Columns(_WRITTEN, _SECOND, _THIRD),
    fields=tuple(QUESTION.fields),
    lists=_LISTS,
    joined=dict.fromkeys(("follow_ups", "note", "tags", "roles", "needs", "ignore"), "\n"),
    free=frozenset({"ask", "note", "sensitivity"}),
    tamed={field: _word_of(field) for field in _MEANT},
    built={"source": _source, "ignore": _ignore},
    inside={"source_title": ("source", "title"), "source_url": ("source", "url")},
    beside=frozenset({OWN, BANK, *COUNTS}),
    told_beside=frozenset({BANK}),
    few=frozenset(_MEANT),
    own=OWN,
    signs=frozenset({"exit_line", "source_title", "source_url"}),
    apart=frozenset({"follow_ups"}),
)
"""A row of a sheet of questions."""
