# SPDX-License-Identifier: GPL-3.0-or-later
"""`NamedTuple` with the meaning of `typing.NamedTuple`, made at a tenth of its cost.

newslint's nouns are named tuples, some sixty of them in the check of one article. For each,
`typing.NamedTuple` compiles every annotation and evaluates the source code of a constructor, a
quarter of a millisecond in all: together more than reading the article. Here a class shares its
constructor's code with all classes of as many fields, under the names of its own. Where the
interpreter's insides are not those known here, it is `typing.NamedTuple` that makes the class.
"""

from __future__ import annotations

from functools import cache
from types import CodeType, FunctionType, new_class
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    import typing

    class _Maker(type):
        """Makes plain classes, subclasses of `tuple`, out of what is written as a class."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return type.__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            getters = _getters(len(fields))
            if not (fields and getters):
                return new_class(name, (typing.NamedTuple,), {}, lambda made: made.update(body))
            defaults = {field: body[field] for field in fields if field in body}
            named = dict(zip(fields, getters, strict=True))
            made = {**_SHARED, "__doc__": None, **body, **named, "__slots__": ()}
            made |= {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            made["__new__"] = _constructor(name, fields, tuple(defaults.values()))
            return type(name, (tuple,), made)

    class _Base(metaclass=_Maker):
        pass

    class _NamedTuple:
        """Stands for `typing.NamedTuple` among the bases of a class."""

        def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
            return (_Base,)

    NamedTuple = _NamedTuple()


def _constructor(name: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    code = _code_of_constructor(len(fields)).replace(co_varnames=("_cls", *fields))
    made = FunctionType(code, {"_new": tuple.__new__, "__builtins__": {}}, "__new__", defaults)
    made.__qualname__ = f"{name}.__new__"
    return made


@cache
def _code_of_constructor(count: int) -> CodeType:
    arguments = "".join(f"a{n}, " for n in range(count))
    made = eval(f"lambda _cls, {arguments}: _new(_cls, ({arguments}))", {})  # noqa: S307
    code: CodeType = made.__code__.replace(co_name="__new__")
    return code


@cache
def _getters(count: int) -> tuple[Any, ...] | None:
    """Return descriptors of the items 0, 1 ... of a tuple, or None where there are none."""
    try:
        from _collections import _tuplegetter  # type: ignore[import-not-found]
    except ImportError:
        return None
    return tuple(_tuplegetter(n, f"Alias for field number {n}") for n in range(count))


def _make(cls: Any, iterable: Any) -> Any:
    made = tuple.__new__(cls, iterable)
    if tuple.__len__(made) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {tuple.__len__(made)}")
    return made


def _replace(self: Any, /, **changes: Any) -> Any:
    made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
    if changes:
        raise ValueError(f"Got unexpected field names: {list(changes)!r}")
    return made


def _asdict(self: Any) -> dict[str, Any]:
    return dict(zip(self._fields, self, strict=True))


def _repr(self: Any) -> str:
    values = (f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
    return f"{type(self).__name__}({', '.join(values)})"


def _getnewargs(self: Any) -> tuple[Any, ...]:
    return tuple(self)


_SHARED = {
    "_make": classmethod(_make),
    "_replace": _replace,
    "_asdict": _asdict,
    "__repr__": _repr,
    "__getnewargs__": _getnewargs,
}
