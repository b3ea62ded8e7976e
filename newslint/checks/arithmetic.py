# SPDX-License-Identifier: GPL-3.0-or-later
"""Arithmetic out of rule files: numbers, names, + - * / and a few functions, nothing else."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

from newslint.expressions import compiled
from newslint.rule import RuleError

_OPERATORS: Mapping[type, Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "math.sqrt": math.sqrt,
    "sqrt": math.sqrt,
    "abs": abs,
    "round": round,
}
_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
}
_CONDITION = compiled(r"\s*(>=|<=|==|!=|>|<)\s*(-?\d+(?:\.\d+)?)\s*\Z")


def parse_formula(formula: str) -> ast.expr:
    """Return a formula taken apart; raises RuleError when it holds more than arithmetic."""
    try:
        tree = ast.parse(" ".join(formula.split()), mode="eval").body
    except (SyntaxError, ValueError, RecursionError):
        raise RuleError(f"'formula' is no arithmetic: {formula.strip()}") from None
    for node in ast.walk(tree):
        if not isinstance(node, _ALLOWED):
            raise RuleError(f"'formula' holds more than arithmetic: {ast.unparse(tree)}")
    return tree


_ALLOWED = (
    ast.BinOp,
    ast.UnaryOp,
    ast.USub,
    ast.Constant,
    ast.Name,
    ast.Attribute,
    ast.Call,
    ast.Load,
    *_OPERATORS,
)


def names_in(tree: ast.expr) -> set[str]:
    """Return the names of the values that a formula needs."""
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id not in ("math", *_FUNCTIONS)
    }


def evaluate(node: ast.expr, values: Mapping[str, float]) -> float:
    """Return the value of a formula; raises ZeroDivisionError, KeyError and ValueError."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.Name):
        return float(values[node.id])
    if isinstance(node, ast.UnaryOp):
        return -evaluate(node.operand, values)
    if isinstance(node, ast.BinOp):
        apply = _OPERATORS[type(node.op)]
        return apply(evaluate(node.left, values), evaluate(node.right, values))
    if isinstance(node, ast.Call) and len(node.args) == 1:
        return float(_FUNCTIONS[ast.unparse(node.func)](evaluate(node.args[0], values)))
    raise ValueError(f"not arithmetic: {ast.unparse(node)}")


def parse_condition(condition: str) -> Callable[[float], bool]:
    """Return the test that a condition such as "> 8" describes; raises RuleError."""
    match: Any = _CONDITION.match(condition)
    if not match:
        raise RuleError(f"'condition' is a comparison such as '> 8', not '{condition}'")
    compare, bound = _COMPARISONS[match[1]], float(match[2])
    return lambda value: compare(value, bound)
