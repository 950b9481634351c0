"""回复: the branch says what it has done, with evidence."""

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.audit.models import Rectification, RectificationReply
from recruitment.audit.services import replying
from recruitment.audit.services.replying import Answer

from . import turning
from .posts import as_branch


@transaction.atomic
def reply(rectification: Rectification, *, acting_user: User, answer: Answer) -> RectificationReply:
    row = turning.locked(rectification, Rectification.State.AWAITING_REPLY)
    made = replying.reply(
        acting_user=acting_user, acting_as=as_branch(acting_user, row.unit), rectification=row, answer=answer
    )
    turning.finish(row, "reply", acting_user)
    return made
