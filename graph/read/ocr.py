"""Pictures of text → pieces of text, by RapidOCR (the extra `zeren[ocr]`), offline, with the Chinese model it ships.

Recognised text carries errors of a kind that print does not: its pages carry a diagnostic that says so.
"""

from __future__ import annotations

import importlib.util
import io
import itertools
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.errors import InputError
from graph.read.layout import Piece, PrintedLine, lay_out

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

SCALE = 200 / 72  # dots for a point: 200 dpi, at which a character of a document is some 45 dots high
_LEAST_SCORE = 0.5
_MAX_DOTS = 60_000_000
_MAX_FRAMES = 500


def is_installed() -> bool:
    """Whether the extra is there; looks without loading it."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


@cache
def _engine() -> Any:
    import logging

    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": logging.getLevelName(logging.CRITICAL).lower()})


def read_lines(picture: NDArray[Any]) -> list[PrintedLine]:
    """The lines of a picture (rows × columns × colours)."""
    return lay_out(recognise(picture), (0.0, float(picture.shape[1])))


def recognise(picture: NDArray[Any]) -> list[Piece]:
    """Stretches of text in a picture with their places in dots."""
    found = _engine()(picture)
    if found.boxes is None:
        return []
    pieces = []
    for box, text, score in zip(found.boxes.tolist(), found.txts, found.scores, strict=True):
        if score >= _LEAST_SCORE and text.strip():
            xs, ys = [point[0] for point in box], [point[1] for point in box]
            pieces.append(Piece(text.strip(), min(xs), min(ys), max(xs), max(ys)))
    return pieces


def open_pictures(data: bytes, name: str) -> list[NDArray[Any]]:
    """The pictures of a file as dots; InputError for a damaged one, and one that says what to install if need be."""
    if not is_installed():
        raise InputError(f"{name}: 是图片，没有文字；请先做文字识别（OCR），或安装 zeren[ocr] 后再试")
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            frames = ImageSequence.Iterator(picture)
            return [_dots(frame, name) for frame in itertools.islice(frames, _MAX_FRAMES)]
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise InputError(f"{name}: 图片已损坏；请重新下载后再试") from None


def _dots(frame: Image, name: str) -> NDArray[Any]:
    import numpy

    if frame.width * frame.height > _MAX_DOTS:
        raise InputError(f"{name}: 图片过大；请缩小后再试")
    return numpy.asarray(frame.convert("RGB"))
