# SPDX-License-Identifier: GPL-3.0-or-later
"""newslint checks news articles: what it offers to other Python programs.

Every name is imported when it is first asked for, so that `import newslint` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.api import lint as lint
    from newslint.api import load_rules as load_rules
    from newslint.article import Article as Article
    from newslint.finding import Finding as Finding
    from newslint.finding import Level as Level
    from newslint.names.similarity import same_name as same_name

__version__ = "0.1.0"

_HOMES = {
    "lint": "newslint.api",
    "load_rules": "newslint.api",
    "Article": "newslint.article",
    "Finding": "newslint.finding",
    "Level": "newslint.finding",
    "same_name": "newslint.names.similarity",
}

__all__ = ["Article", "Finding", "Level", "__version__", "lint", "load_rules", "same_name"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'newslint' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
