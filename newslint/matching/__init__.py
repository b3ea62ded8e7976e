# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding what rules look for: all patterns of all rules in one pass, and the words around them."""
