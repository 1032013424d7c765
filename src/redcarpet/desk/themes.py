"""The desk's own colours. None of Textual's themes gives every text a contrast of 4.5:1; these do."""

from __future__ import annotations

from textual.theme import Theme

_DARK = Theme(
    name="dark",
    primary="#e5484d",
    secondary="#9aa4b2",
    accent="#ff8589",
    foreground="#f4f1ea",
    background="#0f1013",
    surface="#17191e",
    panel="#22252c",
    success="#6fd49b",
    warning="#f2c14e",
    error="#ff6b6b",
    dark=True,
    luminosity_spread=0.0,
    text_alpha=1.0,
    variables={
        "quiet": "#a3a9b5",
        "bright": "#ffffff",
        "brand": "#c8102e",
        "on-brand": "#ffffff",
        "row": "#2a2e37",
        "chosen": "#2a2e37",
        "on-row": "#ffffff",
        "alarm": "#b3001b",
        "on-alarm": "#ffffff",
        "input-cursor-background": "#f4f1ea",
        "input-cursor-foreground": "#0f1013",
        "input-selection-background": "#3a4252",
        "scrollbar": "#3a3f4a",
        "scrollbar-background": "#17191e",
    },
)

_LIGHT = Theme(
    name="light",
    primary="#a30d25",
    secondary="#4b5563",
    accent="#a30d25",
    foreground="#1b1c20",
    background="#f3efe7",
    surface="#fffdf8",
    panel="#e9e3d7",
    success="#0b6b3a",
    warning="#7a4b00",
    error="#a3001b",
    dark=False,
    luminosity_spread=0.0,
    text_alpha=1.0,
    variables={
        "quiet": "#555b66",
        "bright": "#000000",
        "brand": "#a30d25",
        "on-brand": "#ffffff",
        "row": "#e2dac9",
        "chosen": "#e2dac9",
        "on-row": "#000000",
        "alarm": "#a3001b",
        "on-alarm": "#ffffff",
        "input-cursor-background": "#1b1c20",
        "input-cursor-foreground": "#fffdf8",
        "input-selection-background": "#d6cdb9",
        "scrollbar": "#b9b0a0",
        "scrollbar-background": "#fffdf8",
    },
)

SUNLIGHT = "sunlight"
"""Black on white, for glare."""

_SUNLIGHT = Theme(
    name=SUNLIGHT,
    primary="#000000",
    secondary="#000000",
    accent="#7a0014",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#ffffff",
    success="#00401f",
    warning="#000000",
    error="#7a0014",
    dark=False,
    luminosity_spread=0.0,
    text_alpha=1.0,
    variables={
        "quiet": "#000000",
        "bright": "#000000",
        "brand": "#000000",
        "on-brand": "#ffffff",
        "row": "#000000",
        "chosen": "#dddddd",
        "on-row": "#ffffff",
        "alarm": "#7a0014",
        "on-alarm": "#ffffff",
        "input-cursor-background": "#ffffff",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#000000",
        "scrollbar": "#000000",
        "scrollbar-background": "#ffffff",
    },
)

_CONTRAST = Theme(
    name="contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#7dff9b",
    warning="#ffff00",
    error="#ff9d9d",
    dark=True,
    luminosity_spread=0.0,
    text_alpha=1.0,
    variables={
        "quiet": "#ffffff",
        "bright": "#ffffff",
        "brand": "#ffff00",
        "on-brand": "#000000",
        "row": "#ffff00",
        "chosen": "#333333",
        "on-row": "#000000",
        "alarm": "#ffffff",
        "on-alarm": "#8a0000",
        "input-cursor-background": "#000000",
        "input-cursor-foreground": "#ffff00",
        "input-selection-background": "#000000",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#000000",
    },
)

THEMES: tuple[Theme, ...] = (_DARK, _LIGHT, _SUNLIGHT, _CONTRAST)


def theme_after(name: str) -> str:
    """Give the theme that F7 chooses next."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def known_theme(name: str) -> str:
    """Give a theme's name if there is such a theme, else the first one's."""
    return name if any(theme.name == name for theme in THEMES) else THEMES[0].name
