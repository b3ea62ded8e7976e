# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be known of prose from the text alone: sentences, words, quotations, numbers, dates."""
