"""Tell everybody what arrived, is due soon or is overdue: for the scheduler, as often as one likes.

`manage.py notify` reports findings past their day upwards, writes the notices of the site and sends the mails that are
asked for. Run twice, or twice at once, it does each once.
"""

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from recruitment.audit.services.escalating import escalate_overdue
from workflows.notices.mailing import send_mails
from workflows.notices.recipients import Recipients
from workflows.notices.telling import tell


class Command(BaseCommand):
    help = "Notices: work that arrived, is due soon or is overdue, in the site and by e-mail. Harmless when run twice."

    def handle(self, **options):
        today = localdate()
        escalated = escalate_overdue(today)
        recipients = Recipients(today)
        told = tell(recipients, today)
        sent, failed = send_mails(recipients, today)
        self.stdout.write(f"新提醒 {told} 条，邮件 {sent} 封，提级督办 {len(escalated)} 项。")
        if failed:
            raise CommandError(f"{failed} 封邮件没有发出，下次运行时再试。")
