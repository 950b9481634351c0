"""manage.py new_journal_key: a new key signs the journal; what the old one sealed is checked by it as before."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from recruitment.journal.errors import JournalError
from recruitment.journal.rekeying import change_key


class Command(BaseCommand):
    help = "更换日志签名密钥：先由原密钥封存全部记录，再由新旧密钥共同签署换钥记录。以前的封存仍用旧公钥核验。"

    def add_arguments(self, parser):
        parser.add_argument("--by", required=True, metavar="用户名", help="更换密钥的人")
        parser.add_argument("--reason", required=True, metavar="理由")
        parser.add_argument("--lost", action="store_true", help="原密钥已遗失：只由新密钥签署，核验时注明")

    def handle(self, *args, by, reason, lost, **options):
        user = User.objects.filter(username=by, is_active=True).first()
        if user is None:
            raise CommandError(f"没有用户“{by}”。")
        try:
            handover = change_key(acting_user=user, acting_as="", reason=reason, lost=lost)
        except JournalError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"新公钥 {handover['key']}，自第{handover['after_seal'] + 1}号封存起使用；"
            f"以前的封存仍用旧公钥 {handover['old_key']} 核验。请公布新公钥，并重新备份 KEY_DIR。"
        )
