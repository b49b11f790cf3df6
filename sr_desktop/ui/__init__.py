"""The Qt window: the only package that imports Qt."""

# Before PySide6: once that has loaded its signatures it looks into every module that is being imported, and a
# half-imported pydantic raises at that.
import pydantic.fields  # noqa: F401
