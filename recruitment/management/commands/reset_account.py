"""manage.py reset_account: what helps an owner who has lost the password or the second factor."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from recruitment.accounts.services import reset_password, reset_second_factor
from recruitment.refusal import Refusal


class Command(BaseCommand):
    help = "重置账号的密码（显示一次性密码），或以 --second-factor 重置第二重验证。记入日志。"

    def add_arguments(self, parser):
        parser.add_argument("username", help="用户名")
        parser.add_argument("--second-factor", metavar="理由", help="重置第二重验证，须写理由；密码不变")

    def handle(self, *args, username, second_factor, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"没有用户名为“{username}”的账号。")
        try:
            if second_factor is not None:
                reset_second_factor(acting_user=None, user=user, reason=second_factor)
                self.stdout.write(f"账号{username}的第二重验证已重置，下次登录时重新设置。")
            else:
                password = reset_password(acting_user=None, user=user)
                self.stdout.write(f"账号{username}的新密码：{password}（只显示这一次，登录后须更换）")
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.reasons)) from None
