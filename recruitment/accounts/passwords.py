"""How a password is kept, and which one is refused."""

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class Argon2id(Argon2PasswordHasher):
    """About a twentieth of a second on two cores: dear for a guesser, and an office that begins at half past
    eight is not kept waiting. A password kept otherwise is kept anew when its owner next signs in."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1


_TRADE_WORDS = ("dangyuan", "dangzhibu", "zhibu", "zuzhibu", "dangwei", "fazhan", "党员", "支部", "党委", "组织部")


class NoTradeWordValidator:
    """Words that everybody in this line of work would guess first."""

    def validate(self, password, user=None):
        plain = password.lower()
        if found := next((word for word in _TRADE_WORDS if word in plain), None):
            raise ValidationError(_("密码中不能有“%(word)s”这类本行业常用词。"), "trade_word", {"word": found})

    def get_help_text(self):
        return _("密码中不能有党员、支部、dangyuan 等本行业常用词。")
