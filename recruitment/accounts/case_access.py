"""An applicant is let see the own case, and no longer. It is the branch that says so."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate, now

from ..cases.models import Case
from ..journal import services as journal
from ..organisation.names import name_of
from ..organisation.roles import Permission
from ..organisation.selectors import post_for
from ..people.models import Person
from ..refusal import OutOfTurn, Refusal
from .models import CaseAccess
from .selectors import access_of


@transaction.atomic
def give_case_access(*, acting_user: User, case: Case, user: User) -> CaseAccess:
    """Let `user` see `case`, which is his own: what is done, what comes next, what to bring. Nothing else opens."""
    acting_as = _post_of_the_branch(acting_user, case)
    Person.objects.select_for_update().get(pk=case.person_id)  # or two could be given at once
    if user.pk == acting_user.pk:
        raise Refusal("不能给自己开通。请由支部的另一位同志或上级办理。", beside="username")
    if not user.is_active:
        raise Refusal("{name}的账号已停用，不能开通。", name=name_of(user), beside="username")
    if held := access_of(case.person):
        raise OutOfTurn("{person}已用账号{user}开通，不必再开。", person=case.person.name, user=held.user.username)
    if CaseAccess.objects.filter(user=user).exclude(person=case.person).exists():
        raise Refusal(
            "账号{user}是另一个人的，不能用来查看{person}的案卷。",
            user=user.username,
            person=case.person.name,
            beside="username",
        )
    if name_of(user) != case.person.name:
        raise Refusal(
            "账号{user}不是以{person}的姓名开设的，不能用来查看本案卷。请核对用户名，或另填一个新用户名。",
            user=user.username,
            person=case.person.name,
            beside="username",
        )
    access = CaseAccess.objects.create(user=user, person=case.person, given_by=acting_user, acting_as=acting_as)
    _record(acting_user, acting_as, "case_access_given", case, access)
    return access


@transaction.atomic
def end_case_access(*, acting_user: User, case: Case) -> CaseAccess:
    """The applicant no longer sees the case; what was recorded stays."""
    acting_as = _post_of_the_branch(acting_user, case)
    Person.objects.select_for_update().get(pk=case.person_id)
    access = access_of(case.person)
    if access is None:
        raise Refusal("{person}没有开通本人查看，不必停止。", person=case.person.name)
    access.ended_at = now()
    access.save(update_fields=["ended_at"])
    _record(acting_user, acting_as, "case_access_ended", case, access)
    return access


def _post_of_the_branch(acting_user: User, case: Case) -> str:
    post = post_for(acting_user, Permission.KEEP_CASES, case.unit, localdate())
    if post is None:
        raise Refusal("本人查看由{unit}开通和停止；您现在没有这一岗位。", unit=case.unit.name)
    return str(post)


def _record(acting_user: User, acting_as: str, action: str, case: Case, access: CaseAccess) -> None:
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action=action,
        subject=f"case:{case.pk}",
        happened_on=localdate(),
        details={"person": case.person.name, "user": access.user.get_username()},
    )
