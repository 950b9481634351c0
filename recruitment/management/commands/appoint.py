"""manage.py appoint: fill a post from the server, the first ones and those that no page fills."""

from datetime import date

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from recruitment.refusal import Refusal


class Command(BaseCommand):
    help = "任命岗位（第一批，以及督查员、系统管理员等不在网页上任命的）。记入日志。"

    def add_arguments(self, parser):
        parser.add_argument("username", help="用户名")
        parser.add_argument("role", choices=Role.values, help="岗位")
        parser.add_argument("unit", help="党组织或部门的名称")
        parser.add_argument(
            "--from", dest="held_from", type=date.fromisoformat, default=None, help="任职日期，默认今天"
        )

    def handle(self, *args, username, role, unit, held_from, **options):
        user = User.objects.filter(username=username).first()
        units = list(Unit.objects.filter(name=unit))
        if user is None:
            raise CommandError(f"没有用户名为“{username}”的账号。")
        if len(units) != 1:
            raise CommandError(f"名为“{unit}”的党组织或部门有{len(units)}个，应恰好一个。")
        try:
            post = appoint(
                acting_user=None, user=user, unit=units[0], role=Role(role), held_from=held_from or localdate()
            )
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.reasons)) from None
        self.stdout.write(f"{username}：{post}，自{post.held_from}起。")
