"""Repair by trial: what YAML can't read is mended until it can, so that every mistake is told and not the first alone.

Each diagnosis brings its own mending, and the parser decides between them: the first one after which it reads the
text to its end, with nothing strange in it, else the one after which it gets furthest. A mending that was tried and
worked is the fix that `check` offers; the desk shows no question that had to be mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from redcarpet.core.problem import Fix, Problem
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_candidates import candidates
from redcarpet.files.yaml_causes import Finding
from redcarpet.files.yaml_drafts import Draft
from redcarpet.files.yaml_explained import findings, told
from redcarpet.files.yaml_indenting import moved
from redcarpet.files.yaml_lines import Lines
from redcarpet.files.yaml_parsers import Parser
from redcarpet.files.yaml_reading import Reading
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_strange import strange
from redcarpet.files.yaml_text import Source
from redcarpet.files.yaml_traps import swallowing, tell_traps
from redcarpet.files.yaml_tree import BrokenYamlError, Tree, parsed

MOST_MENDINGS = 8
"""In one question; who made more mistakes in it reads these first."""
_MOST_TRIALS = 60
"""For one mistake."""
_MOST_ROUNDABOUTS = 10
"""First mendings, and second ones for each, where none leads further by itself."""
_CONSEQUENCES = frozenset({Rule.MISSING_FIELD, Rule.WRONG_KIND, Rule.TOO_MANY})
"""What is told of a mended text and may come of the mending alone."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a text is when it is read as its writer meant it."""

    names: tuple[str, ...]
    """The fields that may stand in it."""
    listing: str = ""
    """What it holds one of, such as questions; empty where it is no part of a list."""
    column: int = 0
    """Where the dash of that one should stand, from 0."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of a broken text."""

    draft: Draft
    """The text as far as it was mended."""
    tree: Tree | None
    """What it holds then; None when it still can't be read."""
    problems: tuple[Problem, ...]
    """What was wrong, at the file's places; with a fix where one was found."""
    strange: bool
    """Whether the mended text holds what nobody writes on purpose."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """What comes of one mending."""

    draft: Draft
    tree: Tree | None
    error: BrokenYamlError | None
    strange: int
    """Counts what nobody writes on purpose."""
    astray: bool = False
    """Whether its dash does not stand where those of its list do."""

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """Smaller is better; how far the parser got is told in characters of the file, whatever was put in."""
        if self.error is None:
            return False, self.strange, self.astray
        return True, -self.draft.reached(self.draft.source.offsets(self.error.place)[0]), False


@dataclass(slots=True)
class Part:
    """A text that was opened: what it holds, and a reading of its own, whose problems are yet to be told."""

    tree: Tree | None
    """None when YAML can't read it, mended or not."""
    reading: Reading
    """Of the text as it was mended."""
    draft: Draft | None
    """The mending; None where there was nothing to mend."""
    strange: bool = False
    """Whether the mending brought about what nobody writes on purpose."""

    def problems(self) -> list[Problem]:
        """Give what was told of it, at the file's places, without what follows from a mending."""
        found = self.reading.problems
        if self.draft is None:
            return found
        draft = self.draft
        own = (one for one in found if one.rule not in _CONSEQUENCES and not draft.touches(one.span))
        return [draft.told(problem) for problem in own]

    @property
    def is_doubtful(self) -> bool:
        """Say whether two questions seem to have run into one, so that no mending can be trusted."""
        return self.strange or (
            self.draft is not None and any(one.rule == Rule.DUPLICATE_FIELD for one in self.reading.problems)
        )


def opened(source: Source, shape: Shape, told_to: list[Problem], parser: Parser) -> Part:
    """Read a text into a tree, mending it if need be, and tell what YAML takes without a word."""
    draft, strange = None, False
    tree: Tree | None
    try:
        tree = parsed(source, parser)
    except BrokenYamlError:
        came_of_it = mended(source, shape, parser)
        told_to += came_of_it.problems
        tree, draft, strange = came_of_it.tree, came_of_it.draft, came_of_it.strange
    reading = Reading(draft.source if draft else source, [])
    if tree:
        tell_traps(tree, swallowing(tree, reading.source), reading)
    return Part(tree, reading, draft, strange)


@lru_cache(maxsize=1_000)  # each fix that is tried in a file reads all that is broken in it again
def mended(source: Source, shape: Shape, parser: Parser) -> Mended:
    """Mend a text that YAML can't read, as far as it goes."""
    now = _tried(Draft(source, source.text), shape, parser)
    problems: list[Problem] = []
    while now.error and len(problems) < MOST_MENDINGS:
        finding, better = _best(now, now.error, shape, parser, maker=len(problems))
        problem = now.draft.told(told(finding, source.path))
        if any((one.rule, one.span) == (problem.rule, problem.span) for one in problems):
            break  # it was mended once, and that led nowhere
        problems.append(problem)
        if better is None:
            break
        now = better
    fixes = now.draft.fixes()
    whole = (replace(problem, fix=fixes.get(maker)) for maker, problem in enumerate(problems))
    return Mended(now.draft, now.tree if now.error is None else None, tuple(whole), bool(now.strange))


def _best(
    now: _Trial, error: BrokenYamlError, shape: Shape, parser: Parser, *, maker: int
) -> tuple[Finding, _Trial | None]:
    """Find the diagnosis that is proved by its mending, and what comes of it; the likeliest where none is."""
    lines = Lines(now.draft.text, now.draft.before.first_line, shape.names)
    likeliest = next(findings(error, lines))
    best: tuple[Finding, _Trial] | None = None
    for finding, fix in islice(_mendings(error, lines, shape), _MOST_TRIALS):
        trial = _tried(now.draft.changed(fix, maker), shape, parser)
        if trial.error and _leads_nowhere(fix, trial.error, error):
            continue
        if trial.rank < (best[1].rank if best else now.rank):
            best = finding, trial
            if not (trial.error or trial.strange or trial.astray):
                break
    return best or (likeliest, _roundabout(likeliest, now, shape, parser, maker=maker))


def _roundabout(finding: Finding, now: _Trial, shape: Shape, parser: Parser, *, maker: int) -> _Trial | None:
    """Find a mending that gets nowhere alone, and somewhere with a second one: of two mistakes that hide each other."""
    lines = Lines(now.draft.text, now.draft.before.first_line, shape.names)
    for fix in islice(candidates(finding[0], finding[1], lines), _MOST_ROUNDABOUTS):
        first = _tried(now.draft.changed(fix, maker), shape, parser)
        if not first.error:
            continue
        after = Lines(first.draft.text, first.draft.before.first_line, shape.names)
        for _, next_fix in islice(_mendings(first.error, after, shape), _MOST_ROUNDABOUTS):
            second = _tried(first.draft.changed(next_fix, maker + 1), shape, parser)
            if second.rank < now.rank and not second.strange:
                return first
    return None


def _leads_nowhere(fix: Fix, error: BrokenYamlError, before: BrokenYamlError) -> bool:
    """Say whether a line was only moved to and fro, or lines were quoted as one text that still can't be read."""
    if fix.span.column == 1 and _first_line(error) <= before.place.line:
        return True
    return fix.text[:1] in {'"', "'"} and fix.span.end_line > fix.span.line


def _first_line(error: BrokenYamlError) -> int:
    return min(error.place.line, error.context_place.line)


def _mendings(error: BrokenYamlError, lines: Lines, shape: Shape) -> Iterator[tuple[Finding, Fix]]:
    """Give each diagnosis with each mending that it brings."""
    first = lines.first
    if shape.listing and first.dash and len(first.indent) != shape.column:
        problem = astray(Source("", lines.text(first.number), first.number - 1), shape)
        if problem.fix:
            yield (Rule(problem.rule), problem.span, problem.message, problem.help), problem.fix
    for finding in findings(error, lines):
        for fix in candidates(finding[0], finding[1], lines):
            yield finding, fix


def astray(source: Source, shape: Shape) -> Problem:
    """Say that the dash with which a text begins stands elsewhere than the others of its list."""
    column = len(source.text) - len(source.text.lstrip(" "))
    message = f"This dash is indented by {column} space{'s' * (column != 1)}, those of the other {shape.listing} by "
    return Problem(
        Rule.INDENTATION,
        f"{message}{shape.column}.",
        source.path,
        source.span(column, column + 1),
        f"Indent it by {shape.column}.",
        fix=moved(source, column, shape.column),
    )


def _tried(draft: Draft, shape: Shape, parser: Parser) -> _Trial:
    try:
        tree = parsed(draft.source, parser)
    except BrokenYamlError as error:
        return _Trial(draft, None, error, 0)
    odd = strange(tree, draft.source, shape.names, alone=bool(shape.listing))
    return _Trial(draft, tree, None, odd, bool(shape.listing and tree.root and tree.root.start.column != shape.column))
