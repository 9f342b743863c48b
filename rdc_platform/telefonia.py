"""Telephone numbers and short messages, as the networks count them. Pure."""

import re

ITALIA = "+39"
E164 = re.compile(r"\+[1-9][0-9]{7,14}")  # ITU-T E.164: a country and a number, 15 digits at most
MOBILE = re.compile(r"\+393[0-9]{8,9}")  # numbers of Italian mobile telephones begin with 3
SEGNI = re.compile(r"[\s().\-/]")
# The alphabet of 3GPP TS 23.038: what stands in the second line takes two places.
GSM_7 = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOPPI = "^{}\\[~]|€\f"
SEMPLICI = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}
    | {"À": "A'", "È": "E'", "Ì": "I'", "Ò": "O'", "Ù": "U'", "ç": "c", "á": "à", "í": "ì", "ó": "ò", "ú": "ù"}
)
SINGOLO_GSM, PARTE_GSM = 160, 153  # characters of a message alone, and of each of several that are joined
SINGOLO_UCS, PARTE_UCS = 70, 67


def to_e164(text: str) -> str:
    """A number as networks write it (`+393471234567`); "" where it is none. Without a country it is an Italian one."""
    number = SEGNI.sub("", text.strip())
    number = f"+{number[2:]}" if number.startswith("00") else number
    number = number if number.startswith("+") else ITALIA + number
    return number if E164.fullmatch(number) else ""


def to_mobile(text: str) -> str:
    """The number that a short message can go to: of an Italian mobile telephone, or of another country; else ""."""
    number = to_e164(text)
    return number if not number.startswith(ITALIA) or MOBILE.fullmatch(number) else ""


def masked(number: str) -> str:
    """A number of which only the last three digits are read: enough for who knows it, nothing for who does not."""
    return f"••• {number[-3:]}" if number else ""


def to_plain(text: str) -> str:
    """The text with the signs that would make the whole message cost double told by others; what has no other stays."""
    return text.translate(SEMPLICI)


def count_parti(text: str) -> int:
    """How many messages a text is sent as: in the alphabet of telephones if it fits, else in UCS-2 (UTF-16)."""
    if all(sign in GSM_7 or sign in DOPPI for sign in text):
        size, one, each = len(text) + sum(sign in DOPPI for sign in text), SINGOLO_GSM, PARTE_GSM
    else:
        size, one, each = len(text.encode("utf-16-be")) // 2, SINGOLO_UCS, PARTE_UCS
    return 1 if size <= one else -(-size // each)
