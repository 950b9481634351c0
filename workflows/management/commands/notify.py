"""Tell everybody what arrived, is due soon or is overdue: for the scheduler, as often as one likes.

`manage.py notify` writes the notices of the site and sends the mails that are asked for. Run twice, or twice at once,
it tells everything once.
"""

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from workflows.notices.mailing import send_mails
from workflows.notices.recipients import Recipients
from workflows.notices.telling import tell


class Command(BaseCommand):
    help = "Notices: work that arrived, is due soon or is overdue, in the site and by e-mail. Harmless when run twice."

    def handle(self, **options):
        today = localdate()
        recipients = Recipients(today)
        told = tell(recipients, today)
        sent, failed = send_mails(recipients, today)
        self.stdout.write(f"新提醒 {told} 条，邮件 {sent} 封。")
        if failed:
            raise CommandError(f"{failed} 封邮件没有发出，下次运行时再试。")
