"""The house's rules, read from the source and tried in a fresh interpreter.

    cli ──▶ desk ──▶ core ◀── files ◀── cli

Each rule is a function from a source tree to its breaches; it is held against ours, and against a small made-up tree
that breaks it.
"""

from __future__ import annotations

import ast
import graphlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "redcarpet"

MAY_IMPORT = {
    "core": {"core"},
    "files": {"core", "files"},
    "desk": {"core", "desk"},
    "cli": {"core", "files", "desk", "cli"},
    "": {"cli"},
}
"""Which rings each ring knows; the files beside the rings know the root alone."""
HOME_OF = {
    "yaml": ("files/*yaml*.py",),
    "textual": ("desk/**/*.py",),
    "click": ("cli/*.py",),
    "openpyxl": ("files/sheet_xlsx.py",),
    "jinja2": ("files/cards_html.py",),
    "platformdirs": ("files/places.py",),
    "rapidfuzz": ("core/near.py",),
    "typst": ("files/cards_pdf.py",),
    "rich": ("files/*.py", "desk/**/*.py", "cli/*.py"),
    "pydantic": (),  # makes the schemas in tests/schemas.py; no user needs it
}
"""The place of each library, as patterns of paths."""
NOT_AT_THE_START = {
    *("rapidfuzz", "rapidfuzz.distance", "jinja2"),
    "redcarpet.files.sheet_xlsx",
    *(
        f"redcarpet.core.{name}"
        for name in (
            "reading",
            "terms",
            "matching",
            "facets",
            "identity",
            "block_letters",
            "choosing",
            "arrivals",
            "about",
            "balance",
            "printable",
            "stack",
            "hearing",
            "crew_page",
        )
    ),
    *(
        f"redcarpet.desk.{name}"
        for name in (
            "help_screen",
            "log_screen",
            "palette",
            "guests_screen",
            "about_screen",
            "balance_screen",
            "crew_screen",
        )
    ),
    *(
        f"redcarpet.files.{name}"
        for name in (
            "yaml_explained",
            "yaml_mending",
            "yaml_pieces",
            "yaml_chunks",
            "guests_yaml",
            "arrivals_csv",
            "topics_yaml",
        )
    ),
}
"""What the first screen does without; see docs/performance.md."""
OUTSIDE_WORLD = {
    *("os", "pathlib", "io", "shutil", "tempfile", "glob", "sqlite3", "mmap"),
    *("time", "random", "secrets", "uuid"),
    *("sys", "subprocess", "socket", "threading", "asyncio", "signal", "getpass", "locale", "platform"),
}
"""Standard modules with which a value would depend on a disk, a clock, chance or a machine."""


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module or name, where it stands."""

    path: Path
    """Below the package, such as core/bank.py."""
    name: str
    """In full, such as redcarpet.core.bank.Bank."""
    in_function: bool

    @property
    def ring(self) -> str:
        return self.path.parts[0] if len(self.path.parts) > 1 else ""

    @property
    def library(self) -> str:
        return self.name.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.path.as_posix()} imports {self.name}"


def trees(root: Path, under: str = ".") -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((root / under).rglob("*.py")):
        yield path.relative_to(root), parsed(path.read_text("utf-8"))


@cache
def parsed(text: str) -> ast.Module:
    """Parse a file once for all rules."""
    return ast.parse(text)


def imports(root: Path) -> Iterator[Import]:
    for path, tree in trees(root):
        yield from imports_of(path, tree)


@cache
def imports_of(path: Path, tree: ast.Module) -> tuple[Import, ...]:
    """Give the imports of a file; several rules go by them."""
    every = tuple(ast.walk(tree))
    functions = [node for node in every if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    deferred = {id(inner) for function in functions for inner in ast.walk(function)}
    package = ("redcarpet", *path.parent.parts)
    return tuple(Import(path, name, id(node) in deferred) for node in every for name in imported(node, package))


def imported(node: ast.AST, package: tuple[str, ...]) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        above = package[: len(package) - node.level + 1] if node.level else ()
        base = ".".join((*above, *((node.module,) if node.module else ())))
        return [f"{base}.{alias.name}" for alias in node.names]
    return []


def rings_know_only_what_they_may(root: Path) -> list[str]:
    ours = [each for each in imports(root) if each.library == "redcarpet"]
    return [str(each) for each in ours if each.name.split(".")[1] not in MAY_IMPORT[each.ring]]


def core_needs_no_library_but_the_standard_one_and_rapidfuzz(root: Path) -> list[str]:
    known = sys.stdlib_module_names | {"redcarpet", "rapidfuzz"}
    return [str(each) for each in imports(root) if each.ring == "core" and each.library not in known]


def core_knows_no_disk_clock_chance_or_machine(root: Path) -> list[str]:
    reached = [str(each) for each in imports(root) if each.ring == "core" and each.library in OUTSIDE_WORLD]
    called = [
        f"{path.as_posix()} calls {node.func.id}"
        for path, tree in trees(root, "core")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"open", "print", "input"}
    ]
    return reached + called


def each_library_stays_at_home(root: Path) -> list[str]:
    homes = {library: {path for one in patterns for path in root.glob(one)} for library, patterns in HOME_OF.items()}
    return [str(each) for each in imports(root) if root / each.path not in homes.get(each.library, {root / each.path})]


def only_the_root_imports_inside_functions(root: Path) -> list[str]:
    """But for what the first screen can do without, which is loaded on first need and not at every start."""
    deferred = [each for each in imports(root) if each.in_function and each.ring != "cli"]
    return [str(each) for each in deferred if not {each.name, each.name.rpartition(".")[0]} & NOT_AT_THE_START]


def no_module_needs_itself(root: Path) -> list[str]:
    """Deferred imports count: a cycle that is only put off is one."""
    modules = {".".join(("redcarpet", *path.with_suffix("").parts)): path for path, _ in trees(root)}
    named = {path: name for name, path in modules.items()}
    needs: dict[str, set[str]] = {name: set() for name in modules}
    for each in imports(root):
        target = each.name if each.name in modules else each.name.rpartition(".")[0]
        if target in modules and target != named[each.path]:
            needs[named[each.path]].add(target)
    try:
        graphlib.TopologicalSorter(needs).prepare()
    except graphlib.CycleError as error:
        return [" -> ".join(error.args[1])]
    return []


def packages_import_nothing(root: Path) -> list[str]:
    files = [(path, (root / path).read_text("utf-8").strip()) for path, _ in trees(root) if path.name == "__init__.py"]
    empty = [path.as_posix() for path, text in files if text and path.parent != Path()]
    return empty + [path.as_posix() for path, text in files if len(ast.parse(text).body) > 1]


def text_is_never_markup(root: Path) -> list[str]:
    """A plain string is markup to Textual, and a `[/]` from a bank ends the app: only literals, or no markup."""
    return [
        f"{path.as_posix()}:{node.lineno}"
        for path, tree in trees(root, "desk")
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and shows_markup(node)) or (isinstance(node, ast.Assign) and sets_markup(node))
    ]


def shows_markup(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    off = any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in call.keywords
    )
    return name in {"notify", "Static", "Label"} and bool(call.args) and not off and not is_harmless(call.args[0])


def sets_markup(assign: ast.Assign) -> bool:
    names = {target.attr for target in assign.targets if isinstance(target, ast.Attribute)}
    return bool(names & {"border_title", "border_subtitle", "tooltip"}) and not is_harmless(assign.value)


def is_harmless(shown: ast.expr) -> bool:
    """Say whether an expression is a literal, or makes Textual's own text object."""
    if isinstance(shown, ast.Call):
        maker = shown.func.value if isinstance(shown.func, ast.Attribute) else shown.func
        return isinstance(maker, ast.Name) and maker.id in {"Content", "Text"}
    return isinstance(shown, ast.Constant)


Rule = Callable[[Path], list[str]]
RULES: tuple[Rule, ...] = (
    rings_know_only_what_they_may,
    core_needs_no_library_but_the_standard_one_and_rapidfuzz,
    core_knows_no_disk_clock_chance_or_machine,
    each_library_stays_at_home,
    only_the_root_imports_inside_functions,
    no_module_needs_itself,
    packages_import_nothing,
    text_is_never_markup,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    assert sum(1 for _ in trees(SOURCE)) > 30
    assert rule(SOURCE) == []


@pytest.mark.parametrize(
    ("rule", "files", "breaches"),
    [
        (
            rings_know_only_what_they_may,
            {
                "core/a.py": "from redcarpet.core import b\nfrom ..desk import app\nfrom .. import files\n",
                "files/b.py": "import redcarpet.desk.app\nfrom redcarpet.core.a import x\n",
                "desk/widgets/c.py": "from ...files import pdf\nfrom ..app import q\nfrom ...core.a import z\n",
                "cli/d.py": "from redcarpet.desk import app\nfrom redcarpet.files import b\n",
                "__main__.py": "from redcarpet.core.a import x\nfrom redcarpet.cli.d import main\n",
            },
            [
                "__main__.py imports redcarpet.core.a.x",
                "core/a.py imports redcarpet.desk.app",
                "core/a.py imports redcarpet.files",
                "desk/widgets/c.py imports redcarpet.files.pdf",
                "files/b.py imports redcarpet.desk.app",
            ],
        ),
        (
            core_needs_no_library_but_the_standard_one_and_rapidfuzz,
            {"core/a.py": "import re, rich.cells\nfrom rapidfuzz import fuzz\n", "files/b.py": "import rich\n"},
            ["core/a.py imports rich.cells"],
        ),
        (
            core_knows_no_disk_clock_chance_or_machine,
            {"core/a.py": "from pathlib import Path\nimport json\nopen('x')\n", "files/b.py": "import os\nopen('x')\n"},
            ["core/a.py imports pathlib.Path", "core/a.py calls open"],
        ),
        (
            each_library_stays_at_home,
            {
                "files/bank_yaml.py": "import yaml\n",
                "files/bank.py": "import yaml.nodes\n",
                "cli/d.py": "from textual.app import App\nimport click\nimport rich.cells\n",
                "desk/widgets/e.py": "import textual\nimport pydantic\n",
                "core/a.py": "import rapidfuzz\nimport rich\n",
            },
            [
                "cli/d.py imports textual.app.App",
                "core/a.py imports rapidfuzz",
                "core/a.py imports rich",
                "desk/widgets/e.py imports pydantic",
                "files/bank.py imports yaml.nodes",
            ],
        ),
        (
            only_the_root_imports_inside_functions,
            {
                "core/a.py": "def f():\n    import re\n",
                "desk/b.py": "class C:\n    async def f(self):\n        from x import y\n",
                "cli/d.py": "def f():\n    import re\n",
                "files/e.py": "import re\n",
            },
            ["core/a.py imports re", "desk/b.py imports x.y"],
        ),
        (
            no_module_needs_itself,
            {
                "core/a.py": "from redcarpet.core.b import x\n",
                "core/b.py": "def f():\n    from redcarpet.core import a\n",
            },
            ["redcarpet.core.a -> redcarpet.core.b -> redcarpet.core.a"],
        ),
        (
            packages_import_nothing,
            {"__init__.py": '"""Map."""\nimport re\n', "core/__init__.py": '"""Words."""\n', "desk/__init__.py": "\n"},
            ["core/__init__.py", "__init__.py"],
        ),
        (
            text_is_never_markup,
            {
                "desk/a.py": (
                    "app.notify(name)\nStatic(f'{name}')\nLabel(name, markup=True)\nwidget.border_title = name\n"
                    "app.notify(name, markup=False)\nStatic('fixed')\nLabel(Content(name))\nStatic()\n"
                    "Static(Content.assemble(name))\nwidget.border_title = 'fixed'\n"
                ),
                "cli/b.py": "notify(name)\n",
            },
            ["desk/a.py:1", "desk/a.py:2", "desk/a.py:3", "desk/a.py:4"],
        ),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_house_that_breaks_a_rule_is_seen(
    tmp_path: Path, rule: Rule, files: dict[str, str], breaches: list[str]
) -> None:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert sorted(rule(tmp_path)) == sorted(breaches)


WATCHED = ("textual", "pydantic", "yaml", "rich", "rapidfuzz", "platformdirs", "openpyxl", "typst", "jinja2")
PROGRAM = """
import sys
from redcarpet.cli.main import main
try:
    main()
except SystemExit:
    pass
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded_by(home: Path, *words: str) -> set[str]:
    """Run the program in a fresh interpreter and give which of the watched libraries it loaded."""
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        env={**environment, "XDG_CONFIG_HOME": str(home)},
        cwd=home,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout
    return set(done.stderr.splitlines()[-1].split()) & set(WATCHED)


@pytest.mark.parametrize(
    "words",
    [["list", "craft"], ["export", "craft"], ["doctor"], ["locate"], ["init", "evening"], ["schema"]],
    ids=" ".join,
)
def test_no_command_but_the_desk_loads_the_screens_library(tmp_path: Path, words: list[str]) -> None:
    assert loaded_by(tmp_path, *words) & {"textual", "pydantic", "typst"} == set()


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["completion", "zsh"]], ids=" ".join)
def test_what_needs_no_banks_loads_nothing_but_click(tmp_path: Path, words: list[str]) -> None:
    assert loaded_by(tmp_path, *words) == set()


def test_check_loads_no_library_of_another_commands(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text("questions:\n- ask: Your film: what drew you?\n  topci: craft\n", "utf-8")
    assert loaded_by(tmp_path, "check", "bank.yaml") <= {"yaml", "rich", "rapidfuzz", "platformdirs"}


def test_the_watch_sees_what_is_loaded(tmp_path: Path) -> None:
    assert {"yaml", "rich"} <= loaded_by(tmp_path, "export", "craft")


def test_what_the_first_screen_does_without_is_not_loaded_with_it() -> None:
    program = "import sys, redcarpet.cli.desk_command, redcarpet.desk.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & NOT_AT_THE_START == set()


def test_a_sheet_in_plain_text_needs_no_library_of_workbooks(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Question,For\nWhy?,her\n")
    assert loaded_by(tmp_path, "import", "plan.csv") & {"textual", "pydantic", "openpyxl"} == set()


def test_cards_that_are_no_page_need_no_library_of_templates(tmp_path: Path) -> None:
    assert "jinja2" not in loaded_by(tmp_path, "export", "craft")
