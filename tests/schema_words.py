"""What the editor says to a producer beside the docstrings: an example of each field, and what each word means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from redcarpet.core.question import NEEDS_WORDS


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
_NEEDS = {
    "nomination": "The guest is up for an award tonight.",
    "project": "The guest is here with something: a film, a show, a record.",
    "company": "The guest has a company.",
    "cause": "The guest speaks for a cause.",
    "ownership": "The guest owns a share of the project.",
}
assert _NEEDS.keys() == NEEDS_WORDS.keys()
_ROLES = {
    "actor": "Plays a part.",
    "director": "Directs.",
    "writer": "Wrote it.",
    "producer": "Produced it.",
    "showrunner": "Runs a series.",
    "executive": "Decides in a company.",
    "designer": "Costumes, sets or hair and make-up.",
    "editor": "Cut it.",
    "cinematographer": "Was behind the camera.",
    "composer": "Wrote the music.",
}
_LANGUAGES = {
    "en": "English.",
    "en-GB": "British English.",
    "de": "German.",
    "es": "Spanish.",
    "fr": "French.",
    "sv": "Swedish.",
}
_ZONES = {
    "Europe/London": "London's time.",
    "Europe/Paris": "The time of Paris, Rome and Berlin.",
    "Europe/Stockholm": "Stockholm's time.",
    "America/New_York": "New York's time.",
    "America/Los_Angeles": "Hollywood's time.",
}
_FRAMES = {
    "23.976": "Film, for television in America.",
    "24": "Film.",
    "25": "Television in Europe and most of the world.",
    "29.97": "Television in America and Japan.",
    "30": "Mobile phones.",
    "50": "Television in Europe, twice as smooth.",
    "59.94": "Television in America, twice as smooth.",
}

FIELDS: Mapping[str, Mapping[str, Told]] = {
    "Bank": {
        "title": Told("Ask Her More"),
        "campaign": Told('"#AskHerMore"', "Put it in quotes: after a space, # begins a comment."),
        "for": Told("her"),
        "why": Told("Women get this asked least."),
        "language": Told("en", offered=_LANGUAGES),
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
        "roles": Told("[director, writer]", "It is asked of others, too.", offered=_ROLES),
        "follow_ups": Told("\n  - Who did you have to persuade?\n  - What was the other way to do it?"),
        "note": Told(
            "Wait after the answer; the second half is better.", "What is about one guest stands in guests.yaml."
        ),
        "needs": Told("[project]", "Without a guest such a question is marked as needing it.", offered=_NEEDS),
        "mirror": Told("fair-pay", "So that women and men can be asked the same."),
        "sensitivity": Told("care", "A question of care needs an `exit_line`."),
        "exit_line": Told("Thank you for saying that."),
        "source": Told("{title: The Tide Tables pressbook, url: https://example.org/press}"),
        "status": Told("draft"),
        "language": Told("sv", offered=_LANGUAGES),
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
        "role": Told("director", offered=_ROLES),
        "project": Told("The Tide Tables"),
        "nominations": Told('["Best Director", "Best Screenplay"]'),
        "has": Told(
            "[company]", offered={name: _NEEDS[name] for name in _NEEDS if name not in {"nomination", "project"}}
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
        "timezone": Told("Europe/Stockholm", "Without it each laptop shows its own time.", offered=_ZONES),
        "venue": Told("Grand Hall"),
        "outlet": Told("Radio North"),
        "reporter": Told("Ada"),
        "language": Told("en", offered=_LANGUAGES),
        "words_per_minute": Told("150", "150 is slow and clear; most people speak at 140 to 220."),
        "minutes": Told("2", "The desk counts it down."),
        "recording": Told('{camera: B, fps: "25", drop_frame: no}'),
    },
    "Recording": {
        "camera": Told("B"),
        "fps": Told('"25"', offered=_FRAMES),
        "drop_frame": Told("no", "Only 29.97 and 59.94 have such a timecode."),
    },
}
"""By the dataclass, and the field's name in a file."""

FOR = {
    "her": "To be asked of women, or of whoever is booked for these questions.",
    "him": "To be asked of men, or of whoever is booked for these questions.",
    "anyone": "To be asked of everybody.",
}
WORDS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "Bank": {"for": FOR},
    "Question": {
        "for": FOR,
        "sensitivity": {
            "none": "Can be asked of anyone, anywhere.",
            "work-theme": "Hard, but about the work. Not drawn for a guest who is marked `with_care`.",
            "care": "About the guest's own hurt, or somebody's. Never drawn; opened on purpose; has an `exit_line`.",
        },
        "status": {
            "draft": "Not ready: never drawn, never printed.",
            "approved": "Ready.",
            "retired": "No longer asked; the marks that it has stay.",
        },
    },
    "Guest": {
        "for": {
            "her": "Questions for her, and those for anyone.",
            "him": "Questions for him, and those for anyone.",
            "anyone": "Only the questions for anyone.",
        },
        "tonight": {
            "nominee": "Is up for an award.",
            "presenter": "Hands one over.",
            "performer": "Sings, plays or dances.",
            "cast": "Is in it.",
            "crew": "Made it, behind the camera.",
            "executive": "Runs or pays for it.",
            "guest": "Is here for the evening.",
        },
    },
    "OffLimits": {
        "asked_by": {
            "publicist": "The guest's side asked for it.",
            "newsroom": "Your own desk did.",
            "lawyer": "A lawyer did.",
        },
    },
}
"""What each of the only words of a field means."""

YES_NO: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "OffLimits": {"agreed": ("We agreed to it: such questions are greyed.", "We did not: nothing is greyed.")},
    "Guest": {
        "with_care": ("Hard questions are left to the reporter, too.", "Hard questions are drawn like any other.")
    },
    "Recording": {"drop_frame": ("The timecode drops frames.", "It counts every frame.")},
}

TOPICS = {
    "craft": "How the work is done.",
    "authorship": "What is in it because of this person.",
    "leadership": "How a crew, a set or a company is led.",
    "credit": "Whose work deserves to be seen.",
    "risk": "What was dared, and what was turned down.",
    "business": "Contracts, money and ownership.",
    "lineage": "Who came before, and who opened the door.",
    "research": "What was learned to make it.",
    "next": "The work that comes next.",
    "impact": "What it did to those who saw it.",
    "story": "What it is about.",
    "process": "How the days went.",
    "team": "The people it was made with.",
    "place": "Where it was made, and who lives there.",
    "beginnings": "How it all began.",
    "tools": "What it is made with.",
    "cause": "A campaign that the guest speaks for.",
    "costume-craft": "How clothes were made for a part, and by whom. Credit the maker.",
    "own-practice": "What he has changed in how he works himself.",
    "hiring": "Who gets hired.",
    "pay": "Whether people are paid alike.",
    "credit-sharing": "Whose idea it was, by name.",
    "bystander": "What is said when something goes too far.",
    "listening": "What was learned from colleagues.",
    "accountability": "Who says so when it goes wrong, and what follows.",
    "set-safety": "How a set is made safe.",
    "mentoring": "Who is helped up.",
    "manhood": "What men are taught about being men.",
    "institutions": "What studios, unions and organisations should do.",
    "access": "What makes a set easier to work on.",
    "care-work": "The work at home. Ask it of everybody, or of nobody.",
    "tonight": "About the evening.",
    "quick": "One word, ten seconds.",
    "closing": "The last question.",
}
"""What each shipped topic is about."""
