# SPDX-License-Identifier: GPL-3.0-or-later
"""Levels and rule words on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from newslint.finding import Level

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def level_option(name: str, doc: str) -> Decorator:
    """Return a Click option whose value is a Level, or None when it is not given."""
    levels = click.Choice(tuple(str(level) for level in Level))
    return click.option(name, type=levels, default=None, callback=_level, help=doc)


def rules_option(name: str, doc: str) -> Decorator:
    """Return a Click option that may be repeated and whose values may be lists with commas."""
    return click.option(name, multiple=True, metavar="RULE", callback=_words, help=doc)


def folder_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where rules come from: --rules, --config, --isolated."""
    for decorate in reversed(_FOLDERS):
        command = decorate(command)
    return command


_FOLDERS = (
    click.option(
        "--rules",
        multiple=True,
        metavar="DIR",
        help="Also use the rule files below DIR. Repeatable.",
    ),
    click.option(
        "--config",
        default="",
        metavar="FILE",
        help="Read settings from FILE, not from the nearest .newslint.yml.",
    ),
    click.option("--isolated", is_flag=True, help="Use no settings but the command line's."),
)


def _level(ctx: click.Context, option: click.Parameter, value: str | None) -> Level | None:
    return None if value is None else Level.named(value)


def _words(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())
