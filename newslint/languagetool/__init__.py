# SPDX-License-Identifier: GPL-3.0-or-later
"""LanguageTool: the only room that knows Java, HTTP and UTF-16.

The rest of newslint needs `open_grammar` of `newslint.languagetool.grammar` and nothing else.
From the bottom up: `folders`, `locks` and `java` find things; `install` brings LanguageTool onto
the machine; `keeper` is the small process that owns Java; `server` starts and finds keepers;
`client` and `answer` speak with the server; `grammar` is what a check sees.
"""
