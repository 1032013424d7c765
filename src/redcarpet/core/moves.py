"""Moves: what changes on this screen alone, another question, filter or order. Nothing of it is for the journal."""

from __future__ import annotations

from dataclasses import replace

from redcarpet.core.journal import Moment
from redcarpet.core.outcome import NO_QUESTION, Move, Refused, Stepping
from redcarpet.core.scene import NO_OFFER, Scene, dealt


def moved(scene: Scene, key: str, *, passing: bool = False) -> Scene:
    """Give the scene with another current question."""
    view = scene.view.moved_to(key, passing=passing)
    return replace(_left(scene), view=view, browsing=False)


def step(by: int) -> Stepping:
    """Give the move of so many rows through the deck."""

    def stepped(scene: Scene, _now: Moment) -> Move | Refused:
        deck = scene.deck.questions
        here = next((at for at, question in enumerate(deck) if question.key == scene.view.current), None)
        to = 0 if here is None else here + by
        if not 0 <= to < len(deck):
            return Refused(f"the {'beginning' if to < 0 else 'end'} of the deck" if deck else NO_QUESTION.why)
        return Move(_browsed(scene, deck[to].key))

    return stepped


def end(at: int) -> Stepping:
    """Give the move to the first (0) or the last (-1) question of the deck."""

    def ended(scene: Scene, _now: Moment) -> Move | Refused:
        deck = scene.deck.questions
        return Move(_browsed(scene, deck[at].key)) if deck else NO_QUESTION

    return ended


def _browsed(scene: Scene, key: str) -> Scene:
    view = scene.view.browsed_to(key, going_on=scene.browsing)
    return replace(_left(scene), view=view, browsing=True)


def _left(scene: Scene) -> Scene:
    """Give the scene without what was only about the question that is left."""
    left = replace(scene, kept=None, just_asked=None, arrived=None, called_from=None, short=False, offer=NO_OFFER)
    return left.saying("")


def chosen(scene: Scene, key: str) -> Move | Refused:
    """Make a question of the deck the current one, as a click does."""
    return Move(moved(scene, key)) if key in scene.questions else NO_QUESTION


def filtered(scene: Scene, text: str) -> Scene:
    """Give the scene with another filter; the current question stays."""
    return dealt(replace(scene, arrived=None), replace(scene.view, filter=text)).saying("")


def filter_off(scene: Scene, _now: Moment) -> Move | Refused:
    """Take the filter off; where there is none, bring the last one back."""
    view = scene.view
    if not view.filter and not view.filter_before:
        return Refused("no filter to take off")
    turned = replace(view, filter="" if view.filter else view.filter_before, filter_before=view.filter)
    off = "filter off; Backspace brings it back" if view.filter else f"filter back: {turned.filter}"
    return Move(dealt(scene, turned).saying(off))


def shuffled(scene: Scene, seed: int | None) -> Scene:
    """Give the scene dealt with another seed; None is bank order."""
    told = "bank order" if seed is None else f"shuffled again (seed {seed})"
    return dealt(scene, replace(scene.view, seed=seed)).saying(told)


def bank_order(scene: Scene, _now: Moment) -> Move | Refused:
    """Deal in the order of the banks."""
    return Move(shuffled(scene, None))
