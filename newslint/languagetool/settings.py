# SPDX-License-Identifier: GPL-3.0-or-later
"""How LanguageTool is to be used."""

from __future__ import annotations

from typing import NamedTuple

MODES = ("auto", "require", "off", "once")
"""What a user may ask for; `once` is `auto` with a server that ends with the command."""


class GrammarSettings(NamedTuple):
    """How LanguageTool is to be used.

    `mode` is one of `MODES`. `url` names a server that somebody else runs; "" means our own.
    `language` is a code that LanguageTool knows, "en" to have the variety decided by the article,
    "" to have all of it decided. `java` is the path of a Java. `share` says whether a server of
    our own outlives the command for others to use; None means: not in CI and not in mode `once`.
    `idle`, `patience` and `start_patience` are seconds: until an unused server ends, for a check,
    for a server to start. `install` allows LanguageTool to be installed when it is not.
    """

    mode: str = "auto"
    url: str = ""
    language: str = ""
    java: str = ""
    heap: str = "1g"
    threads: int = 0
    share: bool | None = None
    idle: float = 900.0
    patience: float = 60.0
    start_patience: float = 120.0
    install: bool = True
