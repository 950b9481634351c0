"""What the desks keep: searches that somebody wants again."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from recruitment.organisation.models import Unit
from recruitment.organisation.roles import Role


class SavedSearch(models.Model):
    """常用查询: a search of the list under a name; shared, it is offered to every holder of a post."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="saved_searches")
    name = models.CharField("名称", max_length=30)
    query = models.CharField("条件", max_length=500, blank=True)
    shared_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    shared_role = models.CharField("共用岗位", max_length=30, choices=Role, blank=True)
    saved_at = models.DateTimeField("保存时间", auto_now=True)

    class Meta:
        verbose_name = "常用查询"
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="one_saved_search_of_a_name"),
            models.CheckConstraint(
                name="a_search_is_shared_with_a_post",
                condition=Q(shared_unit__isnull=True, shared_role="")
                | (Q(shared_unit__isnull=False) & ~Q(shared_role="")),
            ),
        ]

    def __str__(self):
        return self.name
