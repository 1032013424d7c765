"""What the editor says to a producer beside the docstrings: an example of each field, and words to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.schema_meanings import FRAMES, LANGUAGES, NEEDS, ROLES, ZONES


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one field after the docstring under it."""

    example: str
    """As it stands in a file, without the field's name."""
    more: str = ""
    """Another sentence or two, in Markdown."""
    offered: Mapping[str, str] = field(default_factory=dict)
    """Words that the editor offers, with what each means; any other is welcome."""
    examples: tuple[str, ...] = ()
    """Values that it offers without a word on each: none, or at least two, for a single one would be typed at once."""


_TOPICS_WELCOME = "Any word of your own is welcome; put it into `topics.yaml` to say what it counts as."

FIELDS: Mapping[str, Mapping[str, Told]] = {
    "Bank": {
        "title": Told("Ask Her More"),
        "campaign": Told('"#AskHerMore"', "Put it in quotes: after a space, # begins a comment."),
        "for": Told("her"),
        "why": Told("Women get this asked least."),
        "language": Told("en", offered=LANGUAGES),
        "questions": Told(
            "\n  - Which scene changed most?\n  - ask: What did you fight to keep?\n    topic: authorship",
            "Each begins with a dash. A question is its words and nothing else, or fields of its own.",
        ),
    },
    "Question": {
        "ask": Told(
            "What is one decision in {project|this film} that only you could have made?",
            "Words in braces are filled in for the guest on the mic: `{guest}`, `{first_name}`, `{project}`, `{role}`, "
            "`{nomination}`. After a bar stand the words to say when nothing is known: `{project|your film}`. Put the "
            "whole question in quotes if it holds a colon or a #, or begins with a brace.",
        ),
        "id": Told("only-you", "Keep it once it is given: marks are found again by it."),
        "short": Told("One decision only you could make?"),
        "say": Told("What did one hundred and twenty beats a minute do to the scene?"),
        "for": Told("her"),
        "why": Told("She is asked about her children, and he is not."),
        "topic": Told("craft", _TOPICS_WELCOME),
        "tags": Told(
            "[directing, crew]",
            offered={
                "crew": "About the people behind the camera.",
                "names": "The answer is somebody's name.",
                "quick": "Can be answered in ten seconds.",
                "deed": "The answer is something that was done.",
                "decision": "The answer is a decision.",
                "person": "The answer is a person.",
                "date": "The answer is a date.",
            },
        ),
        "roles": Told("[director, writer]", "It is asked of others, too.", offered=ROLES),
        "follow_ups": Told("\n  - Who did you have to persuade?\n  - What was the other way to do it?"),
        "note": Told(
            "Wait after the answer; the second half is better.", "What is about one guest stands in guests.yaml."
        ),
        "needs": Told("[project]", "Without a guest such a question is marked as needing it.", offered=NEEDS),
        "mirror": Told("fair-pay", "So that women and men can be asked the same."),
        "sensitivity": Told("care", "A question of care needs an `exit_line`."),
        "exit_line": Told("Thank you for saying that."),
        "source": Told("{title: The Tide Tables pressbook, url: https://example.org/press}"),
        "status": Told("draft"),
        "language": Told("sv", offered=LANGUAGES),
        "ignore": Told('[{rule: RC107, reason: "he is known for his favourites"}]'),
    },
    "Source": {
        "title": Told("The Vessby Courier, 4 May 1988"),
        "url": Told("https://example.org/1988/05/04"),
    },
    "Ignore": {
        "rule": Told("RC107", "`redcarpet check` names it with each problem."),
        "reason": Told("he is known for his favourites"),
    },
    "Guest": {
        "name": Told("Ada Nunes"),
        "id": Told("ada-nunes", "Marks are found again by it."),
        "say": Told("AY-duh NOO-nesh"),
        "pronouns": Told("she/her", "Left out when nobody told you.", examples=("she/her", "he/him", "they/them")),
        "for": Told("her", "It is never derived from the pronouns."),
        "tonight": Told("nominee"),
        "role": Told("director", offered=ROLES),
        "project": Told("The Tide Tables"),
        "nominations": Told('["Best Director", "Best Screenplay"]'),
        "has": Told(
            "[company]", offered={name: NEEDS[name] for name in NEEDS if name not in {"nomination", "project"}}
        ),
        "minutes": Told("2", "The desk counts it down."),
        "must_ask": Told("[only-you]", "They stand behind `id:` in the banks."),
        "off_limits": Told(
            "[{topic: family, words: [divorce], asked_by: publicist}]",
            "Such questions are greyed for this guest. A single word is both the topic and the word to look for.",
        ),
        "cleared": Told("[{topic: institutions, by: Ada Nunes herself, when: Tuesday by phone}]"),
        "with_care": Told("yes"),
        "publicist": Told("Kim Sandpiper"),
        "contact": Told("kim@example.org"),
        "facts": Told("[{text: Her first film was shot in eleven days., source: our interview of 2024}]"),
        "note": Told("Ask about the boat."),
        "order": Told("1"),
    },
    "OffLimits": {
        "topic": Told("family"),
        "words": Told("[divorce, custody]", "Write them as they would be said; capitals and accents don't matter."),
        "asked_by": Told("publicist"),
        "agreed": Told("yes"),
        "note": Told("Agreed on the phone."),
    },
    "Cleared": {
        "topic": Told("institutions"),
        "by": Told("Ada Nunes herself"),
        "when": Told("by phone, the Tuesday before"),
    },
    "Fact": {
        "text": Told("Her first film was shot in eleven days."),
        "source": Told("our interview of 2024"),
    },
    "Event": {
        "id": Told("northern-lights-k3x9ab", "`redcarpet init` makes it. Leave it as it is."),
        "name": Told("Northern Lights Awards"),
        "date": Told("2026-11-22"),
        "timezone": Told("Europe/Stockholm", "Without it each laptop shows its own time.", offered=ZONES),
        "venue": Told("Grand Hall"),
        "outlet": Told("Radio North"),
        "reporter": Told("Ada"),
        "language": Told("en", offered=LANGUAGES),
        "words_per_minute": Told("150", "150 is slow and clear; most people speak at 140 to 220."),
        "minutes": Told("2", "The desk counts it down."),
        "recording": Told('{camera: B, fps: "25", drop_frame: no}'),
    },
    "Recording": {
        "camera": Told("B"),
        "fps": Told('"25"', offered=FRAMES),
        "drop_frame": Told("no", "Only 29.97 and 59.94 have such a timecode."),
    },
}
"""By the dataclass, and the field's name in a file."""
