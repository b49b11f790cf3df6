"""What is said about what is written: exports, figures, flips, pages, votes and recipes."""

from __future__ import annotations

from collections.abc import Mapping

from sr_desktop.messages.text import Plural, Text

OUTPUTS: Mapping[str, Text] = {
    # Files and folders
    "file.not-written": "'{path}' cannot be written: {reason}.",
    "folder.not-made": "The folder '{folder}' cannot be made: {reason}.",
    "folder.unreadable": "The folder '{folder}' cannot be read: {reason}.",
    "folder.no-pictures": "The folder '{folder}' holds no picture that can be read.",
    # Exports
    "export.no-results": "There are no results for '{name}' yet.",
    "export.region": "The region {region} lies outside '{name}', which is {width} x {height} pixels.",
    "export.region-outside": "The region {region} does not lie inside a result of {width} x {height} pixels.",
    "export.no-figure": "The figure of '{name}' cannot be made. {why}",
    "export.no-flip": "The flip of '{name}' cannot be made. {why}",
    "export.backdrop": "There is no backdrop '{id}'; choose 'checkerboard' or a colour such as '#ffffff'.",
    # Figures
    "figure.no-memory": "There is not enough memory to draw '{name}'.",
    "figure.too-many-dots": "A figure must be at most {most} dots wide; choose fewer dpi or a smaller width.",
    "figure.range": "The {measure} of a figure must be {least:g} to {most:g} {unit}, not {value:g}.",
    "figure.width": "width",
    "figure.overview-share": "whole picture's share of the width",
    "figure.difference": "gain of the difference",
    "figure.gap": "gap",
    "figure.font-size": "font size",
    "figure.resolution": "resolution",
    "figure.columns": "A figure needs at least one column, not {columns}.",
    "figure.rows": "A figure needs at least one row, not {rows}.",
    "figure.places": Plural(
        "{rows} x {columns} places cannot hold the picture of a figure; "
        "choose more rows or columns, or leave one of them open.",
        "{rows} x {columns} places cannot hold the %n pictures of a figure; "
        "choose more rows or columns, or leave one of them open.",
    ),
    "figure.no-result": "A figure cannot show '{id}', of which there is no result.",
    "figure.no-method": "A figure needs at least one method.",
    # Flips
    "flip.no-memory": "There is not enough memory to make '{name}'; choose a smaller region.",
    "flip.same": "A flip needs two different pictures, not '{id}' twice.",
    "flip.seconds": "Each picture of a flip is shown {least:g} to {most:g} seconds.",
    "flip.magnification": "A flip is magnified 1 to {most} times.",
    "flip.no-result": "There is no result of '{id}' to flip.",
    "flip.too-large": "A flip is at most {side} pixels wide or high; choose a smaller region or less zoom.",
    # A page to share
    "page.too-large": "The pictures of the page have {megapixels:.0f} megapixels together; a page holds {most:.0f}. "
    "Choose fewer methods or a region.",
    # Votes of a blind test
    "votes.unreadable": "The votes '{path}' cannot be read: {reason}.",
    "votes.unusable": "The votes '{path}' cannot be used: {reason}.",
    "votes.other-study": "The votes '{path}' are of another blind test.",
    "blind-test.none": "The folder '{folder}' holds no blind test.",
    "votes.none": "There are no votes to count.",
    "votes.other-methods": "Votes on {first} cannot be counted with votes on {other}.",
    "votes.other-weights": "Votes on {title} with other weights cannot be counted together.",
    # Recipes of figures
    "recipe.missing": "There is no recipe '{path}'.",
    "recipe.unreadable": "The recipe '{path}' cannot be read: {reason}.",
    "recipe.no-text": "'{path}' is not a recipe: it is no text.",
    "recipe.no-json": "'{path}' is not a recipe: it is no JSON ({reason}).",
    "recipe.other-kind": "'{path}' is not a recipe of a figure.",
    "recipe.invalid": "The recipe '{path}' cannot be used: {reason}.",
    "recipe.impossible": "The recipe '{path}' cannot be used. {why}",
    "recipe.no-figure": "The recipe of '{file}' cannot be used. {why}",
    "recipe.method-failed": "The figure of the recipe '{path}' cannot be made again. {why}",
    "recipe.replaces-picture": "The figure would replace '{path}'; choose another folder with --out.",
    "recipe.picture-missing": "The picture '{path}' of the recipe '{recipe}' is missing.",
    "recipe.picture-unreadable": "The picture '{path}' of the recipe '{recipe}' cannot be read: {reason}.",
    "recipe.other-picture": (
        "'{path}' is not the picture that the recipe '{recipe}' was made of: "
        "its SHA-256 begins with {found}, not {wanted}."
    ),
    "recipe.unknown-key": "it has the unknown key '{key}'",
    "recipe.missing-key": "it lacks the key '{key}'",
    "recipe.wrong-value": "'{key}' is wrong, {reason}",
    "recipe.suffix": "The name of a {format} must end in {suffix}.",
    "recipe.scale": "the scale cannot be {scale}, only one of: {known}",
    "recipe.no-device": "'{id}' needs a device and a precision, or an external result.",
    "recipe.no-checksum": "The result of '{id}' needs its checksum.",
    "recipe.method-twice": "A method is listed twice under 'methods'.",
    "recipe.not-among-methods": "The list 'shown' names '{id}', which is not among the methods.",
    "recipe.other-weights": (
        "{title} has other weights here (SHA-256 {here}) than the recipe names ({there}); "
        "its pixels and numbers may differ."
    ),
    "recipe.other-device": (
        "{title} was computed in {precision} on {device}, the recorded figure in {precision_there} on "
        "{device_there}; its pixels may differ."
    ),
    "recipe.other-protocol": (
        "The recipe names another protocol of measuring than this program's; the numbers may differ."
    ),
    "recipe.other-versions": "The recorded figure was made with {versions}; pixels may differ.",
}
