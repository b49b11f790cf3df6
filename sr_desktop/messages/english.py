"""The English text of every message. The window's tables of translations are made from it.

Names between braces are the message's arguments. ``%n`` is the argument ``count``, which chooses the plural form.
A clause, such as a reason, begins small and has no full stop: it stands inside another message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plural:
    """A text in both forms that English has: for one, and for any other number."""

    one: str
    other: str


Text = str | Plural

ENGLISH: Mapping[str, Text] = {
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
    "degradation.blurred": "blur {sigma:g} px",
    "degradation.bicubic": "bicubic",
    "degradation.bicubic-of": "{program} bicubic",
    "degradation.bilinear": "bilinear",
    "degradation.area": "area",
    "degradation.noisy": "noise {sigma:g}",
    "degradation.coded": "{format} {quality}",
    "degradation.and": "{first}, {then}",
    # Low-resolution pictures of the user's own
    "input.given": "low resolution from '{name}'",
    "input.degraded": "low resolution: {how}",
    "input.size": (
        "'{low}' is {size} pixels; as the low resolution of '{name}', which is {whole}, it must be {wanted}."
    ),
    "input.no-opacity": "'{low}' has no opacity; it gets that of '{name}', shrunk.",
    "pair.none": "There is no low-resolution picture for '{name}' in '{folder}'.",
    "pair.several": "Several low-resolution pictures in '{folder}' fit '{name}': {names}; leave one of them there.",
    # How quality is measured
    "protocol": (
        "x{scale}, {border} px shaved, PSNR and SSIM on BT.601 luma (16..235) or the one gray channel, "
        "SSIM Gaussian {window}x{window}, sigma {sigma}, transparency over black and white (the worse)"
    ),
    "protocol.of-input": "{protocol}; {input}",
    "measure.one-color": (
        "There is nothing to measure: laid over black or over white, the picture is of one colour here."
    ),
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
        "One result of {width} x {height} pixels for the picture '{name}' needs about {needed:.1f} GB of memory "
        "and {memory:.1f} GB are free; crop or shrink the picture.",
        "%n results of {width} x {height} pixels for the picture '{name}' need about {needed:.1f} GB of memory "
        "and {memory:.1f} GB are free; choose fewer methods, or crop or shrink the picture.",
    ),
    "comparison.no-room": Plural(
        "One result of {width} x {height} pixels for the picture '{name}' takes {needed:.1f} GB, but only "
        "{memory:.1f} GB of memory and {disk:.1f} GB at '{folder}' are free; crop or shrink the picture.",
        "%n results of {width} x {height} pixels for the picture '{name}' take {needed:.1f} GB, but only "
        "{memory:.1f} GB of memory and {disk:.1f} GB at '{folder}' are free; choose fewer methods, or crop or shrink "
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
    "external.no-opacity": (
        "'{path}' has no opacity; it is shown and measured with the one that the results of all methods have."
    ),
    "external.size": "'{path}' is {size} pixels; to be compared it must be {wanted}.",
    "external.size-or": "'{path}' is {size} pixels; to be compared it must be {wanted} or {uncropped}.",
    # Model files
    "model.about": "{architecture}, {millions:.2f} million values, from the file '{path}'.",
    "model.run-twice": (
        "{title} enlarges {scale} times; it is run twice, the second time on its own result, "
        "and its scores are not those of its paper."
    ),
    "model.other-scale": (
        "{title} enlarges {scale} times; its result is brought to {wanted} times by bicubic interpolation, "
        "and its scores are not those of its paper."
    ),
    "model.luma": "{title} knows brightness alone; colour is enlarged by bicubic interpolation.",
    "model.sharpens": "{title} is given the bicubic enlargement, which it sharpens.",
    "model.several-scales": "The file of {title} enlarges {others} times too; what is used is {scale} times.",
    "model.format-usual": "{title} takes values {given} and gives {made}, channels {order}, axes {layout}.",
    "model.format-found": (
        "{title} takes values {given} and gives {made}, channels {order}, axes {layout}, as a trial shows."
    ),
    "model.format-chosen": (
        "{title} is given values {given} and read as {made}, channels {order}, axes {layout}, as you chose."
    ),
    "model.format-guessed": (
        "{title} made no picture of a test picture in any format; values {given} are a guess. Choose others in the "
        "menu of its pane, or with --model FILE,range=0-255."
    ),
    "model.own-format": "'{path}' holds weights of this program's own trainer, whose format is known; choose none.",
    "model.trial-slow": (
        "'{path}' did not enlarge a small test picture within {seconds:.0f} seconds, and was not added."
    ),
    "model.trial-memory": "There is no memory for '{path}' even on a small test picture; close other programs.",
    "model.not-finite": "'{path}' holds values that are not finite numbers, in '{tensor}'; get it again.",
    "model.onnx-only": "'{path}' cannot be read by '{choice}': layout and output can be chosen for ONNX models alone.",
    "format.unknown-key": "'{part}' says nothing of how a model takes pictures; write key=value with one of {known}.",
    "format.unknown-value": "'{value}' is no {key} of values that models take; write one of {known}.",
    "model.pieces": (
        "{title} takes pieces of {width} x {height} pixels; near their edges its result can differ by a few levels "
        "from one in one piece."
    ),
    "model.tiles": (
        "{title} is run in tiles of {side} pixels; near their edges its result can differ by a few levels "
        "from one in one piece."
    ),
    "model.precision": "{title} does not work in {precision}; it is run in fp32.",
    "model.device": ("{title} is run on the {instead}: ONNX models are not run on the {device}."),
    "model.unknown-suffix": "'{path}' is no model file that can be read; its name must end in one of {known}.",
    "model.missing": "The model file '{path}' is not there.",
    "model.unreadable": "The model file '{path}' cannot be read: {reason}.",
    "model.empty": "The model file '{path}' is empty; get it again.",
    "model.damaged": "The model file '{path}' is damaged or no model file; get it again.",
    "model.damaged-safetensors": "The model file '{path}' is damaged or no safetensors file; get it again.",
    "model.damaged-onnx": "The model file '{path}' is damaged or no ONNX file; get it again.",
    "model.no-tensors": "'{path}' holds no named tensors, so it is no model file.",
    "model.old-torch": (
        "'{path}' is a pickle, which PyTorch reads safely from version {needed} on, and this is {version}; "
        "upgrade with pip install --upgrade torch, or take the model as {suffix}."
    ),
    "model.more-than-tensors": (
        "'{path}' holds more than tensors, which could be a program, and was not opened. Where you can run it, save "
        "its state_dict() alone (or as {suffix}) or export it as ONNX; or add the pictures that it makes as results."
    ),
    "model.torchscript": (
        "'{path}' holds a TorchScript program, and programs in files are not run; take the model's weights alone."
    ),
    "model.unknown-architecture": (
        "'{path}' is of an architecture that neither we nor spandrel {version} know; "
        "export the model as ONNX, or add the pictures that it makes as results."
    ),
    "model.unfit": "'{path}' looks like a known architecture but its tensors do not fit it; the file may be damaged.",
    "model.inpaints": "'{path}' ({architecture}) fills holes in pictures; only models that enlarge can be compared.",
    "model.faces": (
        "'{path}' ({architecture}) knows faces alone, cut out and upright; "
        "only models for whole pictures can be compared."
    ),
    "model.no-enlarging": (
        "'{path}' ({architecture}) restores pictures without enlarging them; only models that enlarge can be compared."
    ),
    "model.channels": (
        "'{path}' ({architecture}) takes {given} channels and gives {made}; only RGB and gray models can be compared."
    ),
    "package.missing": (
        "This model needs the package '{package}', which is not installed; install it with: pip install {install}"
    ),
    "package.broken": (
        "This model needs the package '{package}', which does not work here ({reason}); "
        "install it again with: pip install --upgrade --force-reinstall --no-deps {package}"
    ),
    # ONNX models
    "onnx.inputs": Plural(
        "'{path}' takes one input that is no picture; only models that take one picture can be compared.",
        "'{path}' takes %n inputs; only models that take one picture can be compared.",
    ),
    "onnx.shape": (
        "'{path}' takes an input of the shape {shape}; only models that take one picture, RGB or gray, as "
        "1 x channels x height x width or with the channels last, can be compared."
    ),
    "onnx.type": "'{path}' takes values of the type {type}; only floating-point numbers and bytes can be compared.",
    "onnx.output": (
        "'{path}' gives {made} values for a picture of {given}; "
        "only models that enlarge pictures by a whole factor can be compared."
    ),
    "onnx.program": "'{path}' holds a compiled program, and programs in files are not run.",
    "onnx.operator": (
        "'{path}' needs the operator '{operator}' of a library of its own ('{domain}'), and no code "
        "but the runtime's is run; export the model with standard operators."
    ),
    "onnx.data-elsewhere": (
        "'{path}' names data in '{location}', outside its own folder, and was not opened; "
        "get a model whose data is next to it."
    ),
    "onnx.data-unreadable": (
        "The data '{location}' of the model '{path}' cannot be read: {reason}; put it next to the model."
    ),
    "onnx.data-damaged": "The data of the model '{path}' is damaged or too large to be read.",
    "onnx.not-run": "'{path}' cannot be run by OpenVINO {version}: {reason}.",
    "onnx.no-output": "'{path}' has no output '{name}'; it has: {known}.",
    "onnx.no-layout": "'{path}' does not take pictures as {layout}; its input can be: {known}.",
    "onnx.bytes": "'{path}' takes bytes, 0-255, and cannot be given {given}.",
    "onnx.loop": (
        "'{path}' holds a loop that may go round more than {most} times or never end, and was not run; "
        "export the model without loops."
    ),
    "onnx.too-large": (
        "'{path}' needs {needed:.1f} GB for a picture of {width} x {height} pixels and its result, "
        "and {free:.1f} GB are free; get a model for smaller pictures, or one that enlarges less."
    ),
    "onnx.no-picture": "it takes no picture",
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
