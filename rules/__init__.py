# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules that newslint ships; a package only so that they travel with it."""
