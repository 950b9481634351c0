"""manage.py close_account: an account that opens nothing any more. Nothing is deleted."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from recruitment.accounts.services import close_account
from recruitment.refusal import Refusal


class Command(BaseCommand):
    help = "停用账号：不能再登录，各处登录立即结束，以前的签名保留。记入日志。"

    def add_arguments(self, parser):
        parser.add_argument("username", help="用户名")
        parser.add_argument("reason", help="理由")

    def handle(self, *args, username, reason, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"没有用户名为“{username}”的账号。")
        try:
            close_account(acting_user=None, user=user, reason=reason)
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.reasons)) from None
        self.stdout.write(f"账号{username}已停用。")
