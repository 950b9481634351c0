"""As in Simplified Chinese: the day is written alike."""

from ..zh_Hans.formats import *  # noqa: F403
