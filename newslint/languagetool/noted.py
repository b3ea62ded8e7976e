# SPDX-License-Identifier: GPL-3.0-or-later
"""What a keeper and those who look for it have agreed upon."""

from __future__ import annotations

LOCK, STATE, STOP, USED = "keeper.lock", "server.json", "stop", "used"
"""The files of a server's folder: held while the keeper lives, where the server is, a request to
end it, touched when it is used."""

BUSY, FAILED = 3, 4
"""A keeper's exit status: another keeper is there; the server does not start (stdout says why)."""
