# SPDX-License-Identifier: GPL-3.0-or-later
"""`newslint init`: a file of settings to begin with."""

from __future__ import annotations

import click

TEMPLATE = """\
# Settings of newslint for this folder and all below it.
# A rule goes by its id (translation.PowerSurge) or by its folder (translation).
# 'newslint rules' lists them, 'newslint explain RULE' tells what one is for.

# Run only these rules; without this line all run.
# select: [headline, translation, names]

# Do not run these.
# ignore: [readability, style.UnexplainedAcronym]

# Other levels: suggestion, warning, error, or off. The longest word that fits decides.
# levels:
#   style: suggestion
#   names: error

# Folders with rules of your own: <group>/<Name>.yml in them becomes the rule group.Name.
# rules: [newslint-rules]

# What is shown, and from which level on newslint exits with 1.
min-level: warning
fail-level: error

# Grammar and spelling by LanguageTool: auto uses it where it can be had, require fails where it
# cannot, off does without, once starts a server that ends with the command.
languagetool:
  mode: auto
  # url: http://localhost:8081

# The language of the articles, when newslint should not find it out.
# language: en-GB

# Words and names that are right here, whatever a dictionary says.
# accept: [Komsomolskaya Pravda, Verkhovna Rada]

# How names are spelt: a guide's choices (ap, bbc, guardian, reuters), and your own lists over them.
# names:
#   preset: ap
#   files: [names.yml]

# Other choices for some files; paths are seen from this folder.
# overrides:
#   - paths: ["wire/**", "*.html"]
#     ignore: [furniture]
#     levels: {quotes: warning}
"""


@click.command()
@click.argument("folder", default=".", metavar="[FOLDER]")
@click.option("--force", is_flag=True, help="Replace the settings that are there.")
def init(folder: str, force: bool) -> None:
    """Write a commented .newslint.yml, with all there is to set, into FOLDER [.]."""
    import os

    from newslint.config import NAMES

    path = os.path.normpath(os.path.join(folder, NAMES[0]))
    try:
        with open(path, "w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError:
        raise click.ClickException(f"{path} is there already; --force replaces it") from None
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror}") from None
    click.echo(f"{path} written; 'newslint check .' uses it.")
