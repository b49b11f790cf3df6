"""What is said about pictures: reading and writing them, their values and colours, how they were degraded."""

from __future__ import annotations

from collections.abc import Mapping

from sr_desktop.messages.text import Plural, Text

PICTURES: Mapping[str, Text] = {
    # Why the system refused to read or write a file
    "reason.no-file": "there is no such file",
    "reason.no-folder": "there is no folder '{folder}'",
    "reason.is-folder": "it is a folder",
    "reason.no-ordinary-file": "it is no ordinary file but a pipe, a socket or a device",
    "reason.circle": "it is a link that leads back to itself",
    "reason.folder-in-the-way": "a folder of that name is in the way",
    "reason.file-in-the-way": "a file of that name is in the way",
    "reason.permission": "permission denied",
    "reason.read-only": "the disk is read-only",
    "reason.disk-full": "the disk is full",
    "reason.too-large-for-disk": "the file is too large for this disk",
    "reason.name-too-long": "its name is too long",
    "reason.damaged-disk": "the disk reports an error",
    "reason.no-memory": "there is not enough memory",
    # Pictures
    "picture.missing": "There is no file '{path}'.",
    "picture.is-folder": "'{path}' is a folder, not a picture.",
    "picture.unreadable": "'{path}' may not be read: {reason}.",
    "picture.empty": "'{name}' is empty.",
    "picture.unknown-format": "'{name}' is not a picture that can be read; known are {known}.",
    "picture.no-picture": "'{name}' is not a picture.",
    "picture.unknown-tiff": "'{name}' is a TIFF of a kind that cannot be read: {reason}.",
    "picture.unknown-avif": "'{name}' is an AVIF that cannot be opened: {reason}.",
    "picture.unknown-exr": "'{name}' is an OpenEXR picture that cannot be shown: {reason}.",
    "picture.too-large": "'{name}' has more than {megapixels} million pixels, which is the most that can be opened.",
    "picture.too-small": "'{name}' is only {width} x {height} pixels; at least {side} x {side} are needed.",
    "picture.no-memory": "There is not enough memory to read '{name}'.",
    "picture.damaged": "'{name}' is damaged or incomplete.",
    # The same, where what is there of it can be opened: the window and the commands then say how.
    "picture.damaged-in-part": "'{name}' is damaged or incomplete.",
    "picture.part": "'{name}' breaks off: what is missing of it stays black, gray or transparent.",
    "picture.first-of-several": "'{name}' holds several pictures, of which the first is shown.",
    "picture.unknown-suffix": "'{path}' cannot be written: its name must end in one of {known}.",
    "picture.side-too-long": (
        "'{name}' cannot be written: {format} holds at most {side} pixels a side, but the picture is "
        "{width} x {height}; choose PNG or TIFF."
    ),
    "picture.no-memory-to-write": "There is not enough memory to write '{name}'.",
    "tiff.pixels": "it has too many pixels",
    "tiff.colors": "it has colours of type {kind}",
    "tiff.channels": Plural("it has one channel", "it has %n channels"),
    "tiff.layout": "its compression or layout is not supported",
    "tiff.left-out": Plural(
        "'{name}' has one more channel, which is neither colour nor opacity and is left out.",
        "'{name}' has %n more channels, which are neither colour nor opacity and are left out.",
    ),
    "tiff.bands": (
        "'{name}' does not say what its {channels} channels are: the first three are shown as red, green and blue."
    ),
    "avif.too-large": (
        "it has more than {megapixels} million pixels, for which libvips is needed (pip install 'pyvips[binary]')"
    ),
    "exr.channels": "it has no channels R, G and B, nor Y, but {names}",
    # What the values and the colours of a picture mean
    "range.guessed": (
        "'{name}' does not say which values are black and white; judging by its values, these are {black} and {white}."
    ),
    "range.not-finite": Plural(
        "One value of '{name}' is not a finite number: infinity is shown as white, and what is no number as black.",
        "%n values of '{name}' are not finite numbers: infinity is shown as white, and what is no number as black.",
    ),
    "range.no-data": Plural(
        "One value of '{name}' is {value}, which is taken for no data and shown as black.",
        "%n values of '{name}' are {value}, which is taken for no data and shown as black.",
    ),
    "color.converted": "The colours of '{name}' ({space}) are converted to sRGB.",
    "color.tone-mapped": (
        "'{name}' is HDR ({space}, up to {peak} cd/m²) and is converted to sRGB with {white} cd/m² as white; "
        "what is brighter is compressed by the tone curve of ITU-R BT.2390."
    ),
    "color.profile-ignored": (
        "The colour profile of '{name}' is damaged or made for another kind of picture, and is ignored; "
        "its colours may be wrong."
    ),
    "color.unknown": (
        "'{name}' names colours that are not known here (primaries {primaries}, transfer {transfer} of H.273); "
        "it is shown as if they were sRGB."
    ),
    # Degradations
    "degradation.blur": "A blur of {blur:g} is not possible: choose 0 to {most:g} pixels.",
    "degradation.noise": "Noise of {noise:g} is not possible: choose 0 to {most:g} levels.",
    "degradation.jpeg": "A JPEG quality of {quality} is not possible: choose 1 to 100.",
    "degradation.unknown": "There is no degradation called '{id}'; examples: {examples}.",
    "degradation.twice": "The degradation '{id}' names {part} twice.",
    # What was done, as a clause; the noise is in levels of 255
    "degradation.none": "not degraded",
    "degradation.blurred": "blur {sigma:g} px",
    "degradation.bicubic": "bicubic",
    "degradation.bicubic-of": "{program} bicubic",
    "degradation.bilinear": "bilinear",
    "degradation.area": "area",
    "degradation.noisy": "noise {sigma:g}",
    "degradation.seeded": "seed {seed}",
    "degradation.coded": "{format} {quality}",
    "degradation.and": "{first}, {then}",
    # Low-resolution pictures of the user's own
    "input.given": "low resolution from '{name}'",
    "input.degraded": "low resolution: {how}",
    "input.of-one": "input: {how}",
    "input.size": (
        "'{low}' is {size} pixels; as the low resolution of '{name}', which is {whole}, it must be {wanted}."
    ),
    "input.no-opacity": "'{low}' has no opacity; it gets that of '{name}', shrunk.",
    "pair.none": "There is no low-resolution picture for '{name}' in '{folder}'.",
    "pair.none-at": "There is no low-resolution picture for '{name}': no file '{path}'.",
    "pair.several": "Several low-resolution pictures in '{folder}' fit '{name}': {names}; leave one of them there.",
}
