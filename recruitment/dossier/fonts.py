"""The typefaces of the dossier and nothing else: the same characters and the same bytes on every machine.

fontconfig is shown one folder with exactly these faces, those of the administrator's folder VAR_DIR/fonts among
them. The Noto faces come as CID-keyed OpenType whose character ids differ from their glyph numbers, and WeasyPrint
writes the one where a reader expects the other: a strict reader would show other characters. So they are numbered
anew once (two seconds) and kept. Made into TrueType instead, which takes a minute, they made the file a fifth
smaller and the typesetting no faster.
"""

import json
import os
from functools import cache
from pathlib import Path

from django.conf import settings

from ..refusal import Refusal

_SYSTEM = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
_HANAZONO = ("HanaMinA.ttf", "HanaMinB.ttf")
"""Debian's fonts-hanazono: 𠮷 and the extensions B to F of Unicode's Han characters."""
_MONO = "DejaVuSansMono.ttf"
_KINDS = (".ttf", ".otf", ".ttc")


def extra_folder() -> Path:
    """Where an administrator lays a typeface for characters that ours lack."""
    return Path(settings.VAR_DIR) / "fonts"


def _own_folder() -> Path:
    return Path(settings.VAR_DIR) / "dossier"


def faces() -> list[Path]:
    """The font files in use. Raises `Refusal` where one without which nothing can be printed is missing."""
    from pylopdf_fonts_zh_cn import sans_path, serif_path

    mono = _system_font(_MONO)
    if mono is None:
        raise Refusal("缺少字体 {font}，不能生成档案；请安装软件包 fonts-dejavu-core。", font=_MONO)
    rare = [font for name in _HANAZONO if (font := _system_font(name))]
    extra = sorted(path for path in extra_folder().glob("*") if path.suffix.lower() in _KINDS)
    return [_numbered(serif_path()), _numbered(sans_path()), *rare, mono, *extra]


def _numbered(source: Path) -> Path:
    """The font `source` with character id = glyph number; the outlines and tables are as they were."""
    kept = _own_folder() / f"{source.stem}-{source.stat().st_size}.otf"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        _replace(kept, lambda draft: _number(source, draft))
    return kept


def _number(source: Path, target: Path) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
    outlines = font["CFF "].cff.topDictIndex[0]
    names = [".notdef", *(f"cid{number:05}" for number in range(1, len(outlines.charset)))]
    old = outlines.CharStrings.charStrings
    outlines.CharStrings.charStrings = {new: old[name] for new, name in zip(names, outlines.charset, strict=True)}
    outlines.charset = names
    font.setGlyphOrder(names)
    font.save(target, reorderTables=None)


@cache
def _system_font(name: str) -> Path | None:
    return next((found for folder in _SYSTEM for found in sorted(folder.rglob(name))), None)


def rare_fonts_installed() -> bool:
    return all(_system_font(name) for name in _HANAZONO)


def configuration() -> Path:
    """The fonts.conf for FONTCONFIG_FILE, made anew where the faces have changed."""
    folder = _own_folder()
    linked = folder / "faces"
    linked.mkdir(parents=True, exist_ok=True)
    # The name holds the time of the file: fontconfig reads anew only what has a new name.
    wanted = {f"{path.stat().st_mtime_ns}-{path.name}": path.resolve() for path in faces()}
    for link in linked.iterdir():
        if link.name not in wanted or link.resolve() != wanted[link.name]:
            link.unlink(missing_ok=True)
    for name, path in wanted.items():
        if not (linked / name).exists():
            _replace(linked / name, lambda draft, path=path: draft.symlink_to(path))
    conf = folder / "fonts.conf"
    text = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>{linked.resolve()}</dir><cachedir>{(folder / 'fontconfig').resolve()}</cachedir></fontconfig>\n"
    )
    if not conf.exists() or conf.read_text("utf-8") != text:
        _replace(conf, lambda draft: draft.write_text(text, "utf-8"))
    return conf


def _replace(path: Path, write) -> None:
    """Put a file in its place at once: another process may be reading it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    write(draft)
    draft.replace(path)


def coverage() -> frozenset[int]:
    """Every code point for which one of the faces has a glyph, kept in a file beside the faces."""
    return _coverage(tuple((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in faces()))


@cache
def _coverage(stamps: tuple) -> frozenset[int]:
    kept = _own_folder() / "coverage.json"
    known = [list(stamp) for stamp in stamps]
    try:
        document = json.loads(kept.read_text("utf-8"))
    except (OSError, ValueError):
        document = {}
    if document.get("faces") != known:
        document = {"faces": known, "ranges": _ranges(_read(stamps))}
        kept.parent.mkdir(parents=True, exist_ok=True)
        _replace(kept, lambda draft: draft.write_text(json.dumps(document), "utf-8"))
    return frozenset(point for first, last in document["ranges"] for point in range(first, last + 1))


def _read(stamps: tuple) -> set[int]:
    from fontTools.ttLib import TTCollection, TTFont

    points: set[int] = set()
    for path, *_ in stamps:
        fonts = TTCollection(path, lazy=True).fonts if path.lower().endswith(".ttc") else [TTFont(path, lazy=True)]
        for font in fonts:
            points.update(font.getBestCmap() or ())
    return points


def _ranges(points: set[int]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for point in sorted(points):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return ranges
