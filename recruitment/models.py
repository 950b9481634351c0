"""The tables, room by room. Django finds models here; each room owns its own."""

from .accounts import models as accounts  # noqa: F401
from .audit import models as audit  # noqa: F401
from .cases import models as cases  # noqa: F401
from .dossier import models as dossier  # noqa: F401
from .jobs import models as jobs  # noqa: F401
from .journal import models as journal  # noqa: F401
from .organisation import models as organisation  # noqa: F401
from .people import models as people  # noqa: F401
from .readings import models as readings  # noqa: F401
from .vetting import models as vetting  # noqa: F401
