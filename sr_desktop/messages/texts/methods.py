"""What is said about methods: how they are measured, their weights, running them, the process that computes."""

from __future__ import annotations

from collections.abc import Mapping

from sr_desktop.messages.text import Plural, Text

METHODS: Mapping[str, Text] = {
    # How quality is measured
    "protocol": (
        "x{scale}, {border} px shaved, PSNR and SSIM on BT.601 luma (16..235) or the one gray channel, "
        "SSIM Gaussian {window}x{window}, sigma {sigma}, transparency over black and white (the worse)"
    ),
    "protocol.of-upscaling": (
        "x{scale}, result shrunk again by bicubic to 8 bits, PSNR of RGB against the input, nothing shaved"
    ),
    "protocol.of-input": "{protocol}; {input}",
    "measure.one-color": (
        "There is nothing to measure: laid over black or over white, the picture is of one colour here."
    ),
    "session.unreadable": "The session '{path}' cannot be opened ({reason}).",
    "session.damaged": "'{path}' is no session, is damaged, or was saved by a newer SR Desktop.",
    "measure.no-package": (
        "MS-SSIM, GMSD and HaarPSI need the package '{package}', which is not installed; install it with: "
        "pip install {package}"
    ),
    "measure.broken-package": (
        "MS-SSIM, GMSD and HaarPSI need the package '{package}', which does not work here ({reason}); "
        "install it again with: pip install --upgrade --force-reinstall --no-deps {package}"
    ),
    "measure.weights": "The weights of {metric} in {path} cannot be read; install the program again.",
    "measure.no-memory": "There is not enough memory to measure {metric} of a picture as large as this.",
    # Weights and their cards
    "card.missing": "The weights card {path} is missing; install the program again.",
    "card.unreadable": "The weights card {path} cannot be read ({reason}).",
    "weights.missing": "The weights file {path} is missing; install the program again.",
    "weights.unreadable": "The weights file {path} cannot be read ({reason}).",
    "weights.damaged": "The weights file {path} is damaged: its checksum is not the one on its card.",
    "weights.unfit": "The weights file {path} does not fit its network ({reason}).",
    # Methods, and what goes wrong when they run
    "method.unknown": "There is no method called '{id}'; choose from: {known}.",
    "method.no-weights": (
        "The method '{id}' is not available: '{folder}' holds no weights for it; choose from: {known}."
    ),
    "method.other-scale": "{title} has weights for ×{scale} alone; it is not available at ×{wanted}.",
    "method.none-at-scale": "None of the methods is available at ×{scale}.",
    "method.restores-only": "{title} restores pictures without enlarging them: it is available at ×1, not at ×{scale}.",
    "program.fault": "Stopped by a fault: {reason}.",
    "method.stopped": "{title} stopped: {reason}.",
    "output.unusable": "{title} gave no usable picture: {reason}; try another precision or device.",
    "output.not-numbers": "it gave values that are not numbers",
    "output.flat": "it gave the same value everywhere",
    "device.missing": "There is no working {device} device here; there are: {known}.",
    "precision.unsupported": "The {device} does not compute in {precision}, but in: {known}.",
    "comparison.too-small": ("The picture '{name}' is {width} x {height} pixels; it needs at least {side} x {side}."),
    "comparison.one-color": (
        "There is nothing to measure in '{name}': laid over black or over white, it is of one colour."
    ),
    "comparison.no-memory": Plural(
        "One result of {width} x {height} pixels for the picture '{name}' needs about {needed} of memory "
        "and {memory} are free; crop or shrink the picture.",
        "%n results of {width} x {height} pixels for the picture '{name}' need about {needed} of memory "
        "and {memory} are free; choose fewer methods, or crop or shrink the picture.",
    ),
    "comparison.no-room": Plural(
        "One result of {width} x {height} pixels for the picture '{name}' takes {needed}, but only "
        "{memory} of memory and {disk} at '{folder}' are free; crop or shrink the picture.",
        "%n results of {width} x {height} pixels for the picture '{name}' take {needed}, but only "
        "{memory} of memory and {disk} at '{folder}' are free; choose fewer methods, or crop or shrink "
        "the picture.",
    ),
    "memory.no-room": "The {device} has no memory left for {title}; it runs, slower, on the {instead}.",
    "memory.smaller-tiles": "{title} ran out of memory on the {device}; it continues in tiles of {side} pixels.",
    "memory.other-device": "{title} ran out of memory on the {device}; it continues, slower, on the {instead}.",
    "memory.smallest-tiles": (
        "{title} ran out of memory on the {device} even with the smallest tiles; "
        "close other programs or choose a smaller picture."
    ),
    "memory.one-piece": (
        "{title} ran out of memory on the {device}, and it needs the picture in one piece; "
        "close other programs or choose a smaller picture."
    ),
    # Pictures that others made, added as results
    "external.about": "A picture that was not computed here but read from the file '{path}'.",
    "external.about-folder": "Pictures that were not computed here but read from '{folder}', matched by name.",
    "external.about-pattern": "Pictures that were not computed here but read from the files '{pattern}'.",
    "external.none": "There is no result for '{name}' in '{folder}'.",
    "external.none-at": "There is no result for '{name}': no file '{path}'.",
    "external.several": "Several results in '{folder}' fit '{name}': {names}; leave one of them there.",
    "external.no-opacity": (
        "'{path}' has no opacity; it is shown and measured with the one that the results of all methods have."
    ),
    "external.size": "'{path}' is {size} pixels; to be compared it must be {wanted}.",
    "external.size-or": "'{path}' is {size} pixels; to be compared it must be {wanted} or {uncropped}.",
    # The process that computes
    "worker.killed": "The process that computes was ended from outside, perhaps because memory ran out.",
    "worker.ended": "The process that computes ended unexpectedly, with exit code {code}.",
    "worker.silent": "The process that computes did not answer any more, and was ended.",
    "worker.stuck": "A cancelled computation did not stop, so its process was ended.",
    "worker.left": "The process that computes has ended.",
    "worker.not-started": "The process that computes could not be started: {reason}.",
    "worker.in-this-process": (
        "No process of its own could be started for computing; the window may hesitate while it computes."
    ),
}
