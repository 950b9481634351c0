"""A file from outside is looked through before it becomes a paper of a case: what kind, how many pages, or why not."""

import json
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from .. import jail
from ..refusal import Refusal

MAX_BYTES = 20 * 2**20
_SIGNATURES = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}
_WHY = {
    "encrypted": _("{file}：文件已加密，无法打开；请取消密码后另存再上传。"),
    "malformed": _("{file}：文件无法打开，已损坏或不完整；请另存或重新扫描后上传。"),
    "scripted": _("{file}：PDF 内含脚本或自动动作，不能归档；请打印为普通 PDF 后上传。"),
    "files_inside": _("{file}：PDF 内藏有其他文件，不能归档；请把它们分别上传，本文件打印为普通 PDF 后上传。"),
    "outside": _("{file}：PDF 的内容在别的文件里，不能归档；请打印为普通 PDF 后上传。"),
    "too_many_pages": _("{file}：超过 500 页的上限，请分成几个文件上传。"),
    "too_many_pixels": _("{file}：图像超过 6000 万像素的上限，请降低分辨率（300 dpi 即可）后上传。"),
    "bomb": _("{file}：文件展开后过大，不能安全打开；请另存或重新扫描后上传。"),
}


@dataclass(frozen=True, slots=True)
class Inspected:
    kind: str
    """pdf, jpeg or png"""
    pages: int


def inspect(content: bytes, file_name: str) -> Inspected:
    """What the file is, or `Refusal`. It is opened in a confined child process, never in this one."""
    if len(content) > MAX_BYTES:
        raise Refusal(
            "{file}：{size} MiB，超过 {limit} MiB 的上限。",
            file=file_name,
            size=f"{len(content) / 2**20:.1f}",
            limit=MAX_BYTES // 2**20,
        )
    if not any(content.startswith(head) for head in _SIGNATURES):
        raise Refusal("{file}：不是 PDF、JPEG 或 PNG 文件。", file=file_name)
    try:
        answer = json.loads(jail.run("inspect_paper", content))
    except jail.Jailbreak:
        answer = {"refused": "bomb"}
    if "refused" in answer:
        raise Refusal(_WHY[answer["refused"]], file=file_name)
    return Inspected(**answer)
