"""E-mail: how many things wait, and nothing more. No name, no step, no unit leaves the house."""

import logging
from collections import defaultdict
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext

from .matters import beside
from .models import Mail, Notice, Wish
from .recipients import Recipients

STALE = timedelta(hours=1)
"""A claim this old without a sent mail is of a sender that died."""
log = logging.getLogger(__name__)


def send_mails(recipients: Recipients, today: date) -> tuple[int, int]:
    """One mail to each who asked for it and has unread notices that no mail has counted; (sent, failed)."""
    wishes = {wish.user_id: wish.address for wish in Wish.objects.filter(by_mail=True).exclude(address="")}
    waiting = _waiting(recipients, list(wishes))
    done = [send_mail_to(user, wishes[user], len(items), today) for user, items in waiting.items()]
    return done.count(True), done.count(False)


def _waiting(recipients: Recipients, users: list[int]) -> dict[int, set[tuple[str, int]]]:
    """User -> what waits unread; only where something was told since the last mail, and only what is in reach today."""
    last = dict(
        Mail.objects.filter(user__in=users, sent_at__isnull=False).order_by("day").values_list("user", "sent_at")
    )
    items, fresh = defaultdict(set), set()
    unread = Notice.objects.filter(user__in=users, read_at__isnull=True, item__closed_at__isnull=True)
    columns = ("user", "told_at", "item", "part", "rectification", "item__permission", "item__unit__path")
    rows = list(unread.values_list(*columns))
    others = beside() if any(row[2] is None for row in rows) else ()
    places = {(matter.kind, matter.pk): (matter.permission, matter.path) for matter in others}
    for user, told_at, item, part, finding, *place in rows:
        about = ("item", item) if item else ("part", part) if part else ("rectification", finding)
        place = place if item else places.get(about)
        if place and user in recipients.of(*place):
            items[user].add(about)
            if user not in last or told_at > last[user]:
                fresh.add(user)
    return {user: items[user] for user in fresh}


def send_mail_to(user: int, address: str, count: int, today: date) -> bool | None:
    """True: sent. False: it could not be sent and will be tried again. None: somebody else has the matter in hand."""
    mail, mine = Mail.objects.get_or_create(user_id=user, day=today, defaults={"claimed_at": now()})
    if not mine and not _taken_over(mail):
        return None
    with translation.override(settings.LANGUAGE_CODE):
        text = ngettext("您有 {n} 件待办。", "您有 {n} 件待办。", count).format(n=count)
        subject = gettext("待办提醒")
    try:
        send_mail(subject, text, None, [address])
    except OSError as error:  # smtplib's errors are OSErrors: the server is away or refuses
        log.error("A mail was not sent: %s", type(error).__name__)
        mail.delete()
        return False
    Mail.objects.filter(pk=mail.pk).update(sent_at=now())
    return True


def _taken_over(mail: Mail) -> bool:
    """Whether a dead sender's claim could be taken; of two who try, one succeeds."""
    if mail.sent_at or mail.claimed_at > now() - STALE:
        return False
    return bool(Mail.objects.filter(pk=mail.pk, claimed_at=mail.claimed_at, sent_at=None).update(claimed_at=now()))
