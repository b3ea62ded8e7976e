# SPDX-License-Identifier: GPL-3.0-or-later
"""Where answers come from: the newsroom's server, the warm one, or one of this command alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from newslint.languagetool.client import Client
from newslint.languagetool.errors import LanguageToolError, ServerError
from newslint.languagetool.settings import GrammarSettings

if TYPE_CHECKING:
    from subprocess import Popen

    from newslint.languagetool.installed import Installation
    from newslint.languagetool.plan import Plan
    from newslint.languagetool.server import Running


class Source:
    """A server to ask, and what is to be done with it when it is of no more use."""

    def __init__(
        self,
        client: Client,
        longest_text: int = 0,
        running: Running | None = None,
        process: Popen[bytes] | None = None,
    ) -> None:
        self.client = client
        self.longest_text = longest_text
        self._running = running
        self._process = process

    def touch(self) -> None:
        """Note that the server is in use."""
        if self._running is not None:
            self._running.touch()

    def give_up(self) -> None:
        """Have the server ended because it does not answer; a server of others is left alone."""
        from newslint.languagetool import server

        self.client.close()
        if self._process is not None:
            server.end_private(self._process)
        elif self._running is not None:
            server.replace(self._running)

    def close(self) -> None:
        """Leave the server; a private one ends."""
        from newslint.languagetool import server

        self.client.close()
        if self._process is not None:
            server.end_private(self._process)


def open_source(settings: GrammarSettings, say: Callable[[str], None]) -> Source:
    """Return a server that is ready. Raises LanguageToolError when there is none, saying why."""
    try:
        if settings.url:
            return _named(settings)
        return _our_own(settings, say)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise ServerError(f"LanguageTool cannot be run: {error.strerror}{where}") from error


def warm_source(settings: GrammarSettings) -> Source | None:
    """Return our own server when it is warm; what is wrong is for `open_source` to say."""
    from newslint.languagetool import server
    from newslint.languagetool.folders import cache_place, state_place
    from newslint.languagetool.installed import current

    if settings.url or not is_shared(settings):
        return None
    try:
        installation = current(cache_place())
        running = (
            server.find(_plan(settings, installation), state_place()) if installation else None
        )
    except OSError:
        return None
    return Source(Client(running.url, settings.patience), running=running) if running else None


def _named(settings: GrammarSettings) -> Source:
    client = Client(settings.url, settings.patience)
    return Source(client, client.longest_text())


def _our_own(settings: GrammarSettings, say: Callable[[str], None]) -> Source:
    from newslint.languagetool import server
    from newslint.languagetool.folders import state_place

    plan = plan_for(settings, say)
    if is_shared(settings):
        running = server.warm(
            plan, state_place(), lambda: say("Starting LanguageTool; it stays warm for next time.")
        )
        return Source(Client(running.url, settings.patience), running=running)
    say("Starting LanguageTool for this command.")
    running, process = server.private(plan._replace(brief=True))
    return Source(Client(running.url, settings.patience), running=running, process=process)


def plan_for(settings: GrammarSettings, say: Callable[[str], None]) -> Plan:
    """Return how to run a server, with LanguageTool installed first when it is not."""
    from newslint.languagetool.folders import cache_folder, cache_place
    from newslint.languagetool.installed import current

    installation = current(cache_place())
    if installation is None:
        if not settings.install:
            raise LanguageToolError(
                "LanguageTool is not installed; newslint languagetool install does it"
            )
        from newslint.languagetool.install import install_unasked

        installation = install_unasked(cache_folder(), settings.java, say)
    return _plan(settings, installation)


def _plan(settings: GrammarSettings, installation: Installation) -> Plan:
    from newslint.languagetool.plan import Plan

    return Plan(
        installation=installation,
        java=settings.java,
        heap=settings.heap,
        threads=settings.threads or os.cpu_count() or 2,
        idle=settings.idle,
        patience=settings.start_patience,
    )


def is_shared(settings: GrammarSettings) -> bool:
    """Tell whether a server of ours is to outlive the command."""
    if settings.share is not None:
        return settings.share
    return settings.mode != "once" and os.environ.get("CI", "").lower() in ("", "0", "false", "no")
