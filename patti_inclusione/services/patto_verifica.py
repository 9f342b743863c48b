"""The code printed on the document to sign, and what anyone who holds it is told: genuine, superseded or not, nothing else."""

import hashlib
import secrets
from uuid import UUID

from patti_inclusione.models import CodiceVerifica, Patto, StatoPatto
from rdc_platform.documenti.firme import contains
from rdc_platform.documenti.models import Documento

ALFABETO = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U to be misread
LUNGHEZZA = 20  # 100 bits
LETTI_MALE = str.maketrans("OIL", "011")
AUTENTICO, SUPERATO, NON_AUTENTICO = "autentico", "superato", "non_autentico"
NESSUN_FILE = b"%PDF-1.7\n%%EOF\n"  # compared in place of the document of a code that does not exist


def issue_codice(patto: Patto) -> CodiceVerifica:
    """A new code for the text just closed; in the caller's transaction."""
    codice = "".join(secrets.choice(ALFABETO) for _ in range(LUNGHEZZA))
    return CodiceVerifica.objects.create(codice=codice, patto=patto, edizione=patto.edizione)


def attach_documento(patto_id: UUID, edizione: int, documento: Documento) -> None:
    """Tell the code of that edition which file was made."""
    CodiceVerifica.objects.filter(patto_id=patto_id, edizione=edizione).update(documento=documento)


def read_codice(testo: str) -> str:
    """A code as somebody typed it: spaces, hyphens and lower case aside, and the letters that the alphabet has not."""
    return "".join(testo.upper().translate(LETTI_MALE).split()).replace("-", "")[: LUNGHEZZA + 1]


def judge(testo: str, data: bytes | None = None) -> str:
    """AUTENTICO, SUPERATO or NON_AUTENTICO, of a code as typed and, if given, of the bytes of a file.

    A code that is wrong in its form is asked of the database as any other, and a file is compared with something in any
    case, so that an answer tells nothing by the time it takes.
    """
    rows = CodiceVerifica.objects.select_related("patto", "documento").filter(codice=read_codice(testo))
    riga = rows.exclude(documento=None).first()
    same = data is None or _is_same(data, riga)
    if riga is None or not same:
        return NON_AUTENTICO
    return AUTENTICO if _is_current(riga) else SUPERATO


def _is_same(data: bytes, riga: CodiceVerifica | None) -> bool:
    """Is the file the document of that code, signed or not?"""
    digest = hashlib.sha256(data).hexdigest()
    if riga is not None and riga.documento is not None:
        with riga.documento.file.open("rb") as file:
            original = file.read()
        return digest == riga.documento.sha256 or contains(data, original)
    contains(data, NESSUN_FILE)
    return False


def _is_current(riga: CodiceVerifica) -> bool:
    """Of the text as it is now: to be signed, or in force."""
    patto = riga.patto
    if patto is None or patto.edizione != riga.edizione:
        return False
    return patto.stato in (StatoPatto.DA_FIRMARE, StatoPatto.ATTIVO)
