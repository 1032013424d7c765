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
        "on-chip": "#0f1013",
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
        "on-chip": "#f3efe7",
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
        "on-chip": "#ffffff",
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
        "on-chip": "#000000",
        "input-cursor-background": "#000000",
        "input-cursor-foreground": "#ffff00",
        "input-selection-background": "#000000",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#000000",
    },
)

ANSI = "ansi"
"""The terminal's own sixteen colours, for a terminal that has no others."""

_ANSI = Theme(
    name=ANSI,
    ansi=True,
    primary="ansi_red",
    secondary="ansi_default",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_black",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "quiet": "ansi_default",
        "bright": "ansi_default",
        "brand": "ansi_red",
        "on-brand": "ansi_bright_white",
        "row": "ansi_blue",
        "chosen": "ansi_blue",
        "on-row": "ansi_bright_white",
        "on-chip": "ansi_black",
        "alarm": "ansi_red",
        "on-alarm": "ansi_bright_white",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-text-style": "none",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "scrollbar": "ansi_blue",
        "scrollbar-background": "ansi_default",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
    },
)

THEMES: tuple[Theme, ...] = (_DARK, _LIGHT, _SUNLIGHT, _CONTRAST, _ANSI)


def theme_after(name: str) -> str:
    """Give the theme that F7 chooses next."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def known_theme(name: str) -> str:
    """Give a theme's name if there is such a theme, else the first one's."""
    return name if any(theme.name == name for theme in THEMES) else THEMES[0].name
