"""Standing in for somebody: named for some days, signs with both names, ends by itself.

It gives the rights of one post and nothing else: no vote (a ballot is counts, a voter votes in person), no right to
name a further substitute, no right to appoint.
"""

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.timezone import localdate, now

from ..journal import services as journal
from ..refusal import Refusal
from .models import Post, Substitution
from .names import name_of
from .rights import managing_post
from .roles import ALONE, Role

MOST_DAYS = 30


@transaction.atomic
def substitute(
    *, acting_user: User | None, post: Post, by: User, starts_on: date, ends_on: date, reason: str
) -> Substitution:
    """Let `by` act in `post` from the day `starts_on` to the day `ends_on`, both included.

    The holder or his superior names the substitute; who only stands in himself may not.
    """
    post = Post.objects.select_for_update(of=("self",)).select_related("user", "unit").get(pk=post.pk)
    acting_as = _named_in(acting_user, post, by)
    _check_days(post, starts_on, ends_on)
    _check_substitute(post, by, starts_on, ends_on)
    if not reason.strip():
        raise Refusal("须写明代理事由，如“外出培训”。", beside="reason")
    named = Substitution.objects.create(
        post=post, substitute=by, starts_on=starts_on, ends_on=ends_on, reason=reason.strip(), named_by=acting_user
    )
    details = {"from": starts_on, "until": ends_on, "reason": named.reason}
    _record(acting_user, acting_as, "substitute_named", named, starts_on, details)
    return named


@transaction.atomic
def end_substitution(*, acting_user: User | None, substitution: Substitution) -> Substitution:
    """End it now: by the holder who is back, by the substitute, or by the superior."""
    found = Substitution.objects.select_for_update(of=("self",)).select_related(
        "post__user", "post__unit", "substitute"
    )
    named = found.get(pk=substitution.pk)
    acting_as = "" if acting_user is None else _ended_in(acting_user, named)
    if named.ended_at is not None or named.ends_on < localdate():
        raise Refusal("这次代理已经结束，不必再终止。")
    named.ended_at = now()
    named.save(update_fields=["ended_at"])
    _record(acting_user, acting_as, "substitution_ended", named, localdate(), {})
    return named


def _named_in(acting_user: User | None, post: Post, by: User) -> str:
    if by.pk == post.user_id:
        raise Refusal("{name}就是这一岗位的任职人，不用代理。", name=name_of(by), beside="by")
    if acting_user is None:
        return ""
    if acting_user.pk == post.user_id:
        return str(post)
    if acting_user.pk == by.pk:
        raise Refusal("不能指定自己代理他人的岗位。请由任职人本人或另一位上级指定。", beside="by")
    if superior := managing_post(acting_user, post.unit, Role(post.role)):
        return str(superior)
    if _in_force(post).filter(substitute=acting_user).exists():
        raise Refusal("您是代理人，代理不能再委托他人。请由{name}本人或其上级另行指定。", name=name_of(post.user))
    raise Refusal("代理须由任职人本人或其上级指定；您现在没有这一岗位。")


def _ended_in(acting_user: User, named: Substitution) -> str:
    if acting_user.pk in (named.post.user_id, named.substitute_id):
        return str(named.post)
    if superior := managing_post(acting_user, named.post.unit, Role(named.post.role)):
        return str(superior)
    raise Refusal("终止代理须由任职人、代理人本人或其上级办理；您现在没有这一岗位。")


def _check_days(post: Post, starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise Refusal(
            "代理最后一日{until}早于开始日期{start}，请核对。", until=ends_on, start=starts_on, beside="ends_on"
        )
    if starts_on < localdate():
        raise Refusal("代理不能倒签：开始日期{start}早于今天。", start=starts_on, beside="starts_on")
    if (days := (ends_on - starts_on).days + 1) > MOST_DAYS:
        raise Refusal(
            "代理最长{most}天，所填为{days}天。更长时间须另行任命。", most=MOST_DAYS, days=days, beside="ends_on"
        )
    if post.held_from > starts_on or (post.held_until and post.held_until <= ends_on):
        raise Refusal("{name}在这些日子不全在岗，不能由他人代理。", name=name_of(post.user), beside="starts_on")


def _check_substitute(post: Post, by: User, starts_on: date, ends_on: date) -> None:
    if not by.is_active:
        raise Refusal("{name}的账号已停用，不能代理。", name=name_of(by), beside="by")
    if post.role in ALONE or by.posts.filter(role__in=ALONE, held_until__isnull=True).exists():
        raise Refusal("系统管理员、督查员须专人专岗，不由他人代理，也不代理他人。", beside="by")
    day_before = starts_on - timedelta(days=1)
    near = _named(post).filter(starts_on__lte=ends_on, ends_on__gte=day_before).select_related("substitute")
    for other in near:
        if other.ends_on >= starts_on:
            raise Refusal(
                "{start}至{until}已由{name}代理，请先终止。",
                start=other.starts_on,
                until=other.ends_on,
                name=name_of(other.substitute),
                beside="starts_on",
            )
        if other.substitute_id == by.pk:
            raise Refusal(
                "{name}的代理到{until}为止，不能接着再代理：代理最长{most}天，更长时间须另行任命。",
                name=name_of(by),
                until=other.ends_on,
                most=MOST_DAYS,
                beside="starts_on",
            )


def _named(post: Post):
    return post.substitutions.filter(ended_at__isnull=True)


def _in_force(post: Post):
    return _named(post).filter(starts_on__lte=localdate(), ends_on__gte=localdate())


def _record(acting_user, acting_as: str, action: str, named: Substitution, on: date, details: dict) -> None:
    names = {"substitute": name_of(named.substitute), "holder": name_of(named.post.user)}
    journal.record(
        acting_user=acting_user,
        acting_as=acting_as,
        action=action,
        subject=f"unit:{named.post.unit_id}",
        happened_on=on,
        details={**names, "post": f"{named.post.unit.name} {Role(named.post.role).zh}", **details},
    )
