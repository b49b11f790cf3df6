"""``sr-desktop desktop``: the program in the menu of a Linux desktop, with its icon."""

from __future__ import annotations

import argparse
import os
import sys

from sr_desktop.cli.console import complain, messages, results, tell
from sr_desktop.paths import resources_dir
from sr_desktop.system.desktop_entry import data_home, install, remove, start_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the one argument."""
    parser.add_argument("--remove", action="store_true", help="take away what this command has added")


def run(options: argparse.Namespace) -> int:
    """Add or remove the entry of this user; 1 with a sentence if that does not work."""
    console = messages()
    if not sys.platform.startswith("linux"):
        complain(console, "Only the desktops of Linux and BSD have such menus; here, make a shortcut to sr-desktop.")
        return 1
    home = data_home(os.environ)
    try:
        if options.remove:
            gone = remove(resources_dir(), home)
            tell(results(), f"Removed {len(gone)} files from {home}." if gone else f"Nothing was there in {home}.")
        else:
            command = start_command()
            written = install(resources_dir(), home, command)
            tell(results(), f"Added SR Desktop to the menu, {len(written)} files in {home}; it starts {command[0]}.")
    except OSError as error:
        complain(console, f"'{error.filename or home}' cannot be changed: {error.strerror or error}.")
        return 1
    return 0
