# SPDX-License-Identifier: GPL-3.0-or-later
"""The rulebook: all rules of a run, compiled for the one pass, each decoded when first needed."""

from newslint.rulebook.loading import load_rulebook, shipped_folder
from newslint.rulebook.rules import Problem, Rulebook

__all__ = ["Problem", "Rulebook", "load_rulebook", "shipped_folder"]
