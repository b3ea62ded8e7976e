# SPDX-License-Identifier: GPL-3.0-or-later
"""What newslint knows about names: how they are found, folded, compared, joined and spelt."""
