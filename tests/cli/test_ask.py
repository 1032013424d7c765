"""`redcarpet ask` runs the evening line by line: what it tells as saved is in the journal."""

from __future__ import annotations

import re
import signal
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.shell import NO_CACHE, Said, environment
from tests.laptop import PROGRAM, Laptop
from tests.terminal import Terminal

ROOM = 1200
"""Bytes that the disk takes in a file: a handful of marks."""
CHECKOUT = str(Path(__file__).parents[2])
NEVER = (PROGRAM[0], "-m", "tests.false_builds", "never")
"""A build that says saved and writes nothing."""
QUESTIONS = 60
PATIENCE = 20.0
"""Seconds until what is not said is called missing."""


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """An event with four questions in bank order."""
    first = {"ask": "Why me?", "topic": "craft", "for": "her", "follow_ups": ["Who else?", "And then?"]}
    return Laptop(tmp_path).unguarded().bank(first, "Why you?", "Why him?", "Why her?")


def started(
    laptop: Laptop, *words: str, limit: int | None = None, program: Sequence[str] = PROGRAM
) -> subprocess.Popen[bytes]:
    """Start the plain loop on the event, its three streams pipes."""
    prlimit = ["prlimit", f"--fsize={limit}"] if limit else []
    return subprocess.Popen(
        [*prlimit, *program, "ask", "--plain", *words, str(laptop.event)],
        env={**environment(laptop.home), **(NO_CACHE if limit else {}), "PYTHONPATH": CHECKOUT},
        cwd=laptop.home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ask(laptop: Laptop, *lines: str, words: Sequence[str] = (), limit: int | None = None) -> Said:
    """Type lines into the plain loop until its end; lone surrogates stand for bytes that are no UTF-8."""
    with started(laptop, *words, limit=limit) as running:
        sent = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
        out, err = running.communicate(sent, timeout=60)
    return Said(running.returncode, out.decode(), err.decode())


def answers(said: Said) -> list[str]:
    """Give what was said before the first prompt, and after each."""
    return [answer.strip("\n") for answer in re.split(r"(?m)^> \n", said.out)]


def words_of(laptop: Laptop, kind: str) -> list[str]:
    return [str(one["x"]) for one in laptop.marks(kind)]


def bank_order(laptop: Laptop) -> None:
    """Leave the evening with the deck in the order of its bank."""
    ask(laptop, "bank order", "first")


def test_the_question_is_told_with_place_topic_time_state_and_follow_ups(laptop: Laptop) -> None:
    bank_order(laptop)
    first = answers(ask(laptop))[0].splitlines()
    assert first[0] == "Northern Lights Awards, Grand Hall"
    assert first[-5:] == [
        "1 of 4, craft, for her, 1 second",
        "NOT ASKED, Enter: ask",
        "Why me?",
        "  follow-up 1: Who else?",
        "  follow-up 2: And then?",
    ]


def test_what_is_wrong_with_the_guests_is_told_before_the_first_question(laptop: Laptop) -> None:
    (laptop.event / "guests.yaml").write_text("- name: Ada\n  for: women\n")
    assert "1 mistake: guests.yaml:2:8 “women” is no word for “for”." in ask(laptop).err


def test_enter_asks_is_refused_while_the_question_is_spoken_and_n_goes_on(laptop: Laptop) -> None:
    bank_order(laptop)
    said = answers(ask(laptop, "", "", "n", "q"))
    assert said[1].splitlines() == ["asked ‘Why me?’, saved", "ASKED 0:00, Enter waits (still asking)"]
    assert re.fullmatch(r"still asking, 1 s: n moves on at once", said[2])
    assert "Why you?" in said[3].splitlines()
    assert words_of(laptop, "asked") == ["Why me?"]


def test_every_mark_reaches_the_journal_and_is_told_as_saved(laptop: Laptop) -> None:
    bank_order(laptop)
    said = ask(laptop, "", "f", "m she laughed", "n", "S", "v", "n", "x", "memo twice", "q")
    assert said.out.count(", saved\n") == 7
    assert (words_of(laptop, "asked"), words_of(laptop, "follow-up")) == (["Why me?"], ["Who else?"])
    assert (words_of(laptop, "pin"), words_of(laptop, "volunteered")) == (["Why you?"], ["Why you?"])
    assert words_of(laptop, "skip") == ["Why him?"]
    assert [one["d"]["text"] for one in laptop.marks("memo")] == ["she laughed", "twice"]
    assert said.out.endswith("asked 1, everything is saved\n")
    assert (said.code, said.err) == (0, "")


def test_undo_and_redo_are_the_desks(laptop: Laptop) -> None:
    bank_order(laptop)
    said = answers(ask(laptop, "", "n", "u", "u", "redo", "q"))
    assert said[3].startswith("back again; u once more takes the last mark back\n")
    assert said[4].startswith("took back: asked ‘Why me?’, saved\nNOT ASKED")
    assert said[5].startswith("brought back: asked ‘Why me?’, saved\nASKED")


def test_a_filter_is_set_and_cleared_and_the_question_stays(laptop: Laptop) -> None:
    bank_order(laptop)
    said = answers(ask(laptop, "/him", "where", "/", "/", "/topc:craft", "q"))
    assert said[1].splitlines() == [
        "filter him: 1 of 4, best matches first, then bank order",
        "the question stays; n leaves it",
    ]
    assert said[2].startswith("not in this filter, craft")
    assert said[3].splitlines() == ["filter off", "4 of 4, in bank order"]
    assert said[4] == "no filter to take off"
    assert "did you mean topic?" in said[5]


def test_list_names_what_n_will_show_in_that_order(laptop: Laptop) -> None:
    bank_order(laptop)
    said = answers(ask(laptop, "n", "n", "s", "first", "list", "n", "n", "n", "n", "q"))
    listed = [line[2 : line.index("?") + 1] for line in said[5].splitlines()]
    came = [next(line for line in answer.splitlines() if line.startswith("Why")) for answer in said[6:10]]
    assert listed == [words for words in came if words != "Why me?"] == ["Why him?", "Why her?", "Why you?"]


def test_shuffle_tells_its_seed_and_the_option_sets_it(laptop: Laptop) -> None:
    said = answers(ask(laptop, "shuffle", "q"))
    assert re.fullmatch(r"shuffled again \(seed [0-9]+\)", said[1])
    assert "shuffled (seed 7)" in ask(laptop, words=["--seed", "7", "--filter", "why"]).out


@pytest.mark.parametrize("line", ["zzz", "s now", "/ is no help", "\x1b[A", "\udcff\udcfe", "\x00", "x" * 5000])
def test_a_line_that_means_nothing_marks_nothing_and_is_shown_harmless(laptop: Laptop, line: str) -> None:
    said = ask(laptop, line, "m \x1b]0;x\x07\udcff", "q")
    assert (said.code, said.err) == (0, "")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", said.out)
    assert [laptop.marks(kind) for kind in ("asked", "pin", "skip")] == [[], [], []]
    assert [one["d"]["text"] for one in laptop.marks("memo")] == ["␛]0;x␇�"]


def test_a_memo_too_long_to_keep_is_refused_in_words(laptop: Laptop) -> None:
    said = answers(ask(laptop, "m " + "long " * 100_000, "m", "q"))
    assert said[1] == "too long to keep: shorten it"
    assert said[2].startswith("Write the memo behind the m")
    assert laptop.marks("memo") == []


def test_two_empty_lines_within_the_keyboards_repeat_are_one(laptop: Laptop) -> None:
    bank_order(laptop)
    laptop.set("repeat_seconds: 9999\n")
    said = answers(ask(laptop, "", "", "q"))
    assert said[1].startswith("asked ‘Why me?’, saved")
    assert said[2] == ""


def test_a_new_start_goes_on_where_the_last_one_stopped(laptop: Laptop) -> None:
    ask(laptop, "bank order", "first", "", "n", "/why", "u", "u", "q")
    again = answers(ask(laptop, "redo", "q"))
    assert "filter why: 4 of 4" in again[0]
    assert again[0].endswith("\nWhy you?")
    assert again[1].startswith("brought back: asked ‘Why me?’, saved")


def test_the_end_of_the_input_quits_also_in_the_midst_of_a_line(laptop: Laptop) -> None:
    with started(laptop) as running:
        out, _ = running.communicate(b"s\nv", timeout=60)
    assert running.returncode == 0
    assert out.decode().endswith("asked 0, everything is saved\n")
    assert [len(laptop.marks(kind)) for kind in ("pin", "volunteered")] == [1, 1]


def type_until(running: subprocess.Popen[bytes], line: bytes, told: bytes) -> None:
    """Type a line and read until something is said."""
    assert running.stdin
    assert running.stdout
    running.stdin.write(line)
    running.stdin.flush()
    patience = threading.Timer(PATIENCE, running.kill)
    patience.start()
    assert any(told in said for said in iter(running.stdout.readline, b""))
    patience.cancel()


def told_until(running: subprocess.Popen[bytes], lines: int) -> str:
    """Read so many lines of what is said, kill, and give all that had been said."""
    assert running.stdout
    read = b"".join(running.stdout.readline() for _ in range(lines))
    running.send_signal(signal.SIGKILL)
    return (read + running.stdout.read()).decode("utf-8", "replace")


def lost_by_kills(laptop: Laptop, program: Sequence[str] = PROGRAM) -> tuple[int, list[str]]:
    """Kill in the midst of pressing, at several places; give how many marks were told, and those that are nowhere."""
    told: list[str] = []
    for lines in (30, 120, 250):
        with started(laptop, program=program) as running:
            assert running.stdin
            running.stdin.write(b"s\nn\n" * QUESTIONS)
            running.stdin.flush()
            told += re.findall(r"(?:un)?pinned ‘(Question [0-9]+)\?’, saved\n", told_until(running, lines))
    return len(told), sorted(set(told) - {words.rstrip("?") for words in words_of(laptop, "pin")})


def test_a_kill_loses_nothing_that_was_told_as_saved(tmp_path: Path) -> None:
    many = Laptop(tmp_path).unguarded().bank(*(f"Question {number:03}?" for number in range(QUESTIONS)))
    told, lost = lost_by_kills(many)
    assert told > 20
    assert lost == []


def test_a_build_that_tells_and_does_not_write_is_caught(tmp_path: Path) -> None:
    many = Laptop(tmp_path).unguarded().bank(*(f"Question {number:03}?" for number in range(QUESTIONS)))
    told, lost = lost_by_kills(many, NEVER)
    assert told > 20
    assert len(lost) > 1


def test_what_the_disk_refuses_is_never_told_as_saved_and_is_told_at_the_end(laptop: Laptop) -> None:
    laptop.block_disk()
    said = ask(laptop, "s", "v", "q")
    assert said.code == 1
    assert ", saved" not in said.out
    assert "everything is saved" not in said.out
    assert "NOT SAVED: pinned ‘Why" in said.out
    assert "NOT SAVED: 2 marks in memory alone, tried again before each line: a file stands where" in said.out
    told = said.err.partition("These marks could not be saved; write them down:\n")[2].splitlines()
    assert [line.split()[1] for line in told] == ["pinned", "volunteered"]


@pytest.mark.parametrize("line", ["where", "v"], ids=["before the next prompt", "with the next mark"])
def test_what_the_disk_refused_is_saved_once_it_has_room(laptop: Laptop, line: str) -> None:
    laptop.block_disk()
    with started(laptop) as running:
        type_until(running, b"s\n", b"NOT SAVED: pinned")
        laptop.unblock_disk()
        out, err = running.communicate(f"{line}\nq\n".encode(), timeout=60)
    assert "saved again: every mark is on the disk" in out.decode()
    assert b"could not be saved" not in err
    assert (running.returncode, len(laptop.marks("pin"))) == (0, 1)


def test_a_full_disk_keeps_what_was_told_as_saved(laptop: Laptop) -> None:
    said = ask(laptop, *["s", "v", "x", "s", "x"] * 3, "q", limit=ROOM)
    told = said.out.count(", saved\n")
    kept = sum(len(laptop.marks(kind)) for kind in ("pin", "volunteered", "skip"))
    assert said.code == 1
    assert 0 < told <= kept < 13
    assert "NOT SAVED" in said.out


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_without_a_trace_and_without_a_loss(laptop: Laptop, number: signal.Signals) -> None:
    with started(laptop) as running:
        type_until(running, b"s\n", b", saved\n")
        running.send_signal(number)
        _, err = running.communicate(timeout=60)
    assert running.returncode == (130 if number == signal.SIGINT else 0)
    assert err.strip() == b""
    assert len(laptop.marks("pin")) == 1


def typed(terminal: Terminal, line: str, shows: str) -> None:
    terminal.send(f"{line}\n")
    terminal.until(shows)


def test_on_a_dumb_terminal_it_is_plain_text_wrapped_by_cells(tmp_path: Path) -> None:
    long = "What did you 学到 of the 演员 that no 導演 could have taught you in a year?"
    laptop = Laptop(tmp_path).unguarded().bank(long)
    with laptop.open("ask", "--plain", str(laptop.event), size=(30, 60), env={"TERM": "dumb"}) as terminal:
        terminal.until("\n>")
        typed(terminal, "", "saved")
        typed(terminal, "m über 學", "memo")
        terminal.send("\x04")
        assert terminal.exit_code() == 0
        assert b"\x1b" not in terminal.raw
        lines = terminal.raw.decode().replace("\r\n", "\n").splitlines()
    assert max(len(line) + len(re.findall("[一-鿿]", line)) for line in lines) <= 29
    at = lines.index("What did you 学到 of the 演员")
    assert " ".join(lines[at : at + 3]).startswith(long)
    assert words_of(laptop, "asked") == [long]


def test_it_loads_no_screen(laptop: Laptop) -> None:
    program = "import sys\nfrom redcarpet.cli.main import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
    program += "print(sorted({name.partition('.')[0] for name in sys.modules} & {'textual', 'pydantic', 'yaml'}))"
    done = subprocess.run(
        [PROGRAM[0], "-c", program, "ask", str(laptop.event)],
        env=environment(laptop.home),
        input=b"s\nq\n",
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines()[-1] == "['yaml']"


def test_its_help_says_that_lines_may_come_through_a_pipe(tmp_path: Path) -> None:
    done = subprocess.run([*PROGRAM, "ask", "--help"], env=environment(tmp_path), capture_output=True, check=True)
    assert b"pipe" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_marks_stay_with_questions_that_were_edited_or_given_ids_since(laptop: Laptop) -> None:
    bank_order(laptop)
    ask(laptop, "")
    laptop.bank({"ask": "Why me?", "id": "me"}, "Why you?", "Why him?", "Why her?")
    assert re.search(r"^ASKED \d\d:\d\d, Enter moves on\nWhy me\?$", answers(ask(laptop))[0], re.MULTILINE)
