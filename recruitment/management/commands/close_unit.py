"""manage.py close_unit: a unit that takes nothing new any more. Nothing is deleted."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from recruitment.cases.closing_units import close_unit
from recruitment.organisation.models import Unit
from recruitment.refusal import Refusal


class Command(BaseCommand):
    help = "撤销党组织或部门：还有在办案卷、党员、岗位或下属单位的不能撤销。记入日志。"

    def add_arguments(self, parser):
        parser.add_argument("unit", help="党组织或部门的名称")
        parser.add_argument("--on", type=date.fromisoformat, default=None, help="撤销日期，默认今天")

    def handle(self, *args, unit, on, **options):
        units = list(Unit.objects.filter(name=unit, closed_on__isnull=True))
        if len(units) != 1:
            raise CommandError(f"名为“{unit}”且未撤销的党组织或部门有{len(units)}个，应恰好一个。")
        try:
            closed = close_unit(acting_user=None, unit=units[0], on=on or localdate())
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.reasons)) from None
        self.stdout.write(f"{closed}已于{closed.closed_on}撤销。")
