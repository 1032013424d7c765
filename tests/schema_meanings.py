"""What the words mean that an editor offers: topics, roles, needs, and the few words that some fields take."""

from __future__ import annotations

from collections.abc import Mapping

NEEDS = {
    "nomination": "The guest is up for an award tonight.",
    "project": "The guest is here with something: a film, a show, a record.",
    "company": "The guest has a company.",
    "cause": "The guest speaks for a cause.",
    "ownership": "The guest owns a share of the project.",
}
ROLES = {
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
    "musician": "Plays or sings it.",
    "stunt performer": "Did the stunts.",
    "dancer": "Dances it.",
    "athlete": "Competes.",
}
LANGUAGES = {
    "en": "English.",
    "en-GB": "British English.",
    "de": "German.",
    "es": "Spanish.",
    "fr": "French.",
    "sv": "Swedish.",
}
ZONES = {
    "Europe/London": "London's time.",
    "Europe/Paris": "The time of Paris, Rome and Berlin.",
    "Europe/Stockholm": "Stockholm's time.",
    "America/New_York": "New York's time.",
    "America/Los_Angeles": "Hollywood's time.",
}
FRAMES = {
    "23.976": "Film, for television in America.",
    "24": "Film.",
    "25": "Television in Europe and most of the world.",
    "29.97": "Television in America and Japan.",
    "30": "Mobile phones.",
    "50": "Television in Europe, twice as smooth.",
    "59.94": "Television in America, twice as smooth.",
}

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
    "own-practice": "What somebody has changed in their own way of working.",
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
