"""What is said about model files of the user's own."""

from __future__ import annotations

from collections.abc import Mapping

from sr_desktop.messages.text import Plural, Text

MODELS: Mapping[str, Text] = {
    # Model files
    "model.about": "{architecture}, {millions:.2f} million values, from the file '{path}'.",
    "model.run-twice": (
        "{title} enlarges {scale} times; it is run twice, the second time on its own result, "
        "and its scores are not those of its paper."
    ),
    "model.run-three-times": (
        "{title} enlarges {scale} times; it is run three times, each time on its last result, "
        "and its scores are not those of its paper."
    ),
    "model.enlarges": "{title} enlarges {scales} times.",
    "model.restores": "{title} restores pictures without enlarging them; it is for the scale ×1.",
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
    "model.inpaints": "'{path}' ({architecture}) fills holes in pictures; only models for whole ones can be compared.",
    "model.faces": (
        "'{path}' ({architecture}) knows faces alone, cut out and upright; "
        "only models for whole pictures can be compared."
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
        "'{path}' needs {needed} for a picture of {width} x {height} pixels and its result, "
        "and {free} are free; get a model for smaller pictures, or one that enlarges less."
    ),
    "onnx.no-picture": "it takes no picture",
}
