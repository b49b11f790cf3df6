"""The errors of the engine. Imports no torch."""

from __future__ import annotations

from sr_desktop.messages.message import MessageError


class EngineError(MessageError):
    """A request that cannot be fulfilled."""


class DeviceError(EngineError):
    """The device asked for is not there or does not work."""


class PrecisionError(EngineError):
    """The device does not compute in the precision asked for."""


class PictureSizeError(EngineError):
    """The picture is too small or too large for the job."""


class ExternalResultError(EngineError):
    """An external result cannot be read, or is of another size; the message names it."""


class OutputError(EngineError):
    """A network gave something that is no picture: values that are not finite, or one value everywhere.

    The message is a clause: it does not name the method.
    """


class ModelFileError(EngineError):
    """A model file of the user's own cannot be used; the message names it."""


class MemoryShortageError(EngineError):
    """Neither smaller tiles nor another device brought the memory that a method needs."""
