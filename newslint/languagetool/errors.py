# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with LanguageTool; every message is one line that a user can act upon."""

from __future__ import annotations


class LanguageToolError(Exception):
    """LanguageTool cannot be used, or not for this text; the message says why in one line."""


class JavaMissing(LanguageToolError):
    """No Java that is new enough."""


class InstallError(LanguageToolError):
    """LanguageTool could not be installed."""


class ServerError(LanguageToolError):
    """The server could not be started."""


class ServerGone(LanguageToolError):
    """The server closed the connection, never answered, or answers what no LanguageTool would."""


class ServerFailed(LanguageToolError):
    """The server is there but failed over this text."""


class ServerBusy(LanguageToolError):
    """The server's queue is full."""


class TextTooLong(LanguageToolError):
    """The server refuses a text of this length."""


class TextRefused(LanguageToolError):
    """The server is well but will not, or cannot, check this text."""
