"""Runs methods on pictures: devices and precision, tiles, priorities, cancel, retreat when memory runs out."""

from sr_desktop.engine.torch_library import keep_import_of_torch_unseen

# Before any module of the engine may import PyTorch.
keep_import_of_torch_unseen()
