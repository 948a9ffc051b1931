"""Web pages saved as one file (MHTML), and the .doc files of office systems that are such pages."""

from __future__ import annotations

import email
import email.policy

from graph.errors import InputError


def read_mhtml(data: bytes, name: str) -> bytes:
    """The bytes of the page inside; InputError if there is none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return payload
    raise InputError(f"{name}: 单文件网页里没有正文；请重新保存后再试")
