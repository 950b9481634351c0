"""What a branch or an introducer writes in the demonstration: what is good, and what is still wanting."""

from random import Random

_GOOD = (
    "思想上积极要求进步，按时参加组织生活",
    "工作踏实，能联系群众，乐于助人",
    "学习认真，按期汇报思想",
    "在村里的志愿服务中出力较多",
    "遵纪守法，作风正派，邻里评价好",
)
_WANTING = (
    "理论学习还不够系统",
    "发言较少，主动性有待提高",
    "处理急事时不够耐心",
    "写作能力还需加强",
    "对党章的理解还需深入",
)


def opinion(of: str) -> str:
    """The same text for the same `of` on every machine."""
    rng = Random(of)  # noqa: S311
    return f"{rng.choice(_GOOD)}；不足之处：{rng.choice(_WANTING)}。"
