# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schemas of rule files, settings and reports, for editors and for tests."""
