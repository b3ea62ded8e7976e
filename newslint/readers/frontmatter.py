# SPDX-License-Identifier: GPL-3.0-or-later
"""Front matter: the YAML (`---`) or TOML (`+++`) block at the head of a Markdown file.

Its title is linted as the headline, so the values are found with their exact places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.expressions import compiled
from newslint.records import NamedTuple

if TYPE_CHECKING:
    from yaml.nodes import Node, ScalarNode

_YAML = compiled(r"---[ \t]*[\r\n](.*?(?<=[\r\n])|)(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.DOTALL)
_TOML = compiled(r"\+\+\+[ \t]*[\r\n](.*?(?<=[\r\n])|)\+\+\+[ \t]*(?=[\r\n]|\Z)", re.DOTALL)
_KEY = compiled(r"^\s*[\w\"'-]+\s*:(?:\s|$)", re.MULTILINE)
_TOML_LINE = compiled(
    r"^[ \t]*([\w-]+)[ \t]*=[ \t]*"
    r"(?:\"((?:[^\"\\\r\n]|\\.)*)\"|'([^'\r\n]*)'|([^\s\"'#][^#\r\n]*))",
    re.MULTILINE,
)
_TOML_TABLE = compiled(r"^[ \t]*\[", re.MULTILINE)
_LONGEST = 100_000  # code points of a front matter; longer ones are no such thing


class Field(NamedTuple):
    """A value of the front matter: its words, and the pieces (text, start, end) they are read from.

    A piece whose text is longer or shorter than its run of the source is only true as a whole.
    """

    name: str
    value: str
    pieces: tuple[tuple[str, int, int], ...]


class FrontMatter(NamedTuple):
    """The values of the front matter in their order, and where the Markdown after it begins."""

    fields: tuple[Field, ...] = ()
    end: int = 0

    def value(self, *names: str) -> str:
        """Return the value of the first of `names` that is there, else ""."""
        by_name = {field.name: field.value for field in reversed(self.fields)}
        return next((by_name[name] for name in names if by_name.get(name)), "")


def front_matter(source: str) -> FrontMatter:
    """Return the front matter of a Markdown file; what cannot be read of it is left out."""
    found = _YAML.match(source, 0, _LONGEST)
    if found and (_KEY.search(found[1]) or not found[1].strip()):
        return FrontMatter(tuple(_yaml_fields(source, *found.span(1))), found.end())
    found = _TOML.match(source, 0, _LONGEST)
    if found:
        return FrontMatter(tuple(_toml_fields(source, *found.span(1))), found.end())
    return FrontMatter()


def _yaml_fields(source: str, start: int, end: int) -> Iterator[Field]:
    import yaml

    try:
        root = yaml.compose(source[start:end], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return
    if not isinstance(root, yaml.MappingNode):
        return
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode):
            yield from _yaml_field(source, start, key.value.lower(), value)


def _yaml_field(source: str, offset: int, name: str, node: Node) -> Iterator[Field]:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        yield Field(name, " ".join(node.value.split()), tuple(_scalar(source, offset, node)))
    elif isinstance(node, yaml.SequenceNode):
        names = [_name_in(item) for item in node.value]
        yield Field(name, ", ".join(words for words in names if words), ())
    elif isinstance(node, yaml.MappingNode):
        yield Field(name, _name_in(node), ())


def _name_in(node: Node) -> str:
    """Return the words of an item of a list: a scalar, or a mapping with a name."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value.lower() == "name":
                return _name_in(value)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _scalar(source: str, offset: int, node: ScalarNode) -> Iterator[tuple[str, int, int]]:
    start, end = offset + node.start_mark.index, offset + node.end_mark.index
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
    written = source[start:end]
    if written == node.value and (node.style != "'" or "''" not in written):
        yield node.value, start, end
    elif node.style == "'" and "\n" not in written and "\r" not in written:
        yield from _doubled_quotes(source, start, end)
    else:
        yield node.value, start, end


def _doubled_quotes(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Take a single-quoted scalar apart at each '' that stands for one quotation mark."""
    position = start
    while True:
        double = source.find("''", position, end)
        if double < 0:
            yield source[position:end], position, end
            return
        yield source[position:double], position, double
        yield "'", double, double + 2
        position = double + 2


def _toml_fields(source: str, start: int, end: int) -> Iterator[Field]:
    """Return the one-line values above the first table; escapes make a value true as a whole."""
    table = _TOML_TABLE.search(source, start, end)
    for found in _TOML_LINE.finditer(source, start, table.start() if table else end):
        group = next(number for number in (2, 3, 4) if found[number] is not None)
        value, (first, last) = found[group].rstrip(), found.span(group)
        if group == 2 and "\\" in value:
            value = re.sub(r"\\([\"\\])", r"\1", value)
        yield Field(found[1].lower(), value, ((value, first, last),))
