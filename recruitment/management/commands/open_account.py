"""manage.py open_account: an account, and at the very first the system administrator's post."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from recruitment.accounts.services import open_account
from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from recruitment.refusal import Refusal


class Command(BaseCommand):
    help = "开设账号，显示一次性密码；--administrator 使其成为系统管理员（第一个账号用）。记入日志。"

    def add_arguments(self, parser):
        parser.add_argument("username", help="用户名")
        parser.add_argument("name", help="姓名")
        parser.add_argument("--administrator", action="store_true", help="任命为最上级党组织的系统管理员")

    def handle(self, *args, username, name, administrator, **options):
        try:
            user, password = open_account(acting_user=None, username=username, name=name)
            if administrator:
                root = Unit.objects.get_first_root_node()
                if root is None:
                    raise Refusal("还没有党组织，无处任命系统管理员。请先建立组织机构。")
                role = Role.SYSTEM_ADMINISTRATOR
                appoint(acting_user=None, user=user, unit=root, role=role, held_from=localdate())
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.reasons)) from None
        self.stdout.write(f"账号{user.username}已开设。密码：{password}（只显示这一次，首次登录须更换）")
