"""The receipts a PEC provider makes, as the technical rules have them (RFC 6109): signed by it, with `daticert.xml`. Pure."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.header import Header
from email.message import Message
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from rdc_platform.simulators.pec_firma import signed

GESTORE = "Gestore PEC simulato"
DOMINIO = "pec.simulatore.example.it"
OGGETTI = {
    "accettazione": "ACCETTAZIONE",
    "non-accettazione": "AVVISO DI NON ACCETTAZIONE",
    "avvenuta-consegna": "CONSEGNA",
    "preavviso-errore-consegna": "AVVISO DI MANCATA CONSEGNA PER SUP. TEMPO MASSIMO",
    "errore-consegna": "AVVISO DI MANCATA CONSEGNA",
}


@dataclass(frozen=True)
class Fatto:
    """One thing to certify of a message: what, of which recipient, and why where it went wrong."""

    tipo: str
    destinatario: str = ""
    errore: str = "nessuno"
    esteso: str = ""


@dataclass(frozen=True)
class Originale:
    """The message a receipt is about: its bytes, recipients with their kind, and the provider's own identifier."""

    content: bytes
    mittente: str
    destinatari: dict[str, str]
    identificativo: str

    @property
    def email(self) -> Message:
        return message_from_bytes(self.content, policy=policy.compat32)

    def header(self, name: str) -> str:
        return str(self.email.get(name, "")).strip()


def make(fatto: Fatto, originale: Originale, moment: datetime) -> bytes:
    """The e-mail of a receipt, certified at `moment` (aware)."""
    body = MIMEMultipart("mixed")
    body.attach(MIMEText(f"{OGGETTI[fatto.tipo]}: vedi i dati di certificazione allegati.\n", "plain", "utf-8"))
    body.attach(_file(MIMEApplication(daticert(fatto, originale, moment), "xml"), "daticert.xml"))
    if fatto.tipo == "avvenuta-consegna":  # a complete receipt carries the whole original
        body.attach(_file(MIMEMessage(originale.email), "postacert.eml"))
    virus = " PER VIRUS" if fatto.errore == "virus" else ""
    headers = {
        "Message-ID": f"<{fatto.tipo}.{_token(fatto)}.{originale.identificativo}>",
        "Date": format_datetime(moment),
        "From": f"posta-certificata@{DOMINIO}",
        "To": originale.mittente,
        "Subject": str(Header(f"{OGGETTI[fatto.tipo]}{virus}: {originale.header('Subject')}", "utf-8")),
        "X-Ricevuta": fatto.tipo,
        "X-Riferimento-Message-ID": originale.header("Message-ID"),
    }
    if virus:
        headers["X-VerificaSicurezza"] = "errore"
    return signed(body, headers)


def daticert(fatto: Fatto, originale: Originale, moment: datetime) -> bytes:
    """The certification of one fact."""
    destinatari = "".join(
        f"<destinatari tipo={quoteattr(tipo)}>{escape(indirizzo)}</destinatari>"
        for indirizzo, tipo in originale.destinatari.items()
    )
    consegna = f"<consegna>{escape(fatto.destinatario)}</consegna>" if fatto.destinatario else ""
    esteso = f"<errore-esteso>{escape(fatto.esteso)}</errore-esteso>" if fatto.esteso else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<postacert tipo={quoteattr(fatto.tipo)} errore={quoteattr(fatto.errore)}>"
        f"<intestazione><mittente>{escape(originale.mittente)}</mittente>{destinatari}"
        f"<risposte>{escape(originale.mittente)}</risposte></intestazione>"
        f"<dati><gestore-emittente>{GESTORE}</gestore-emittente>"
        f'<data zona="{moment:%z}"><giorno>{moment:%d/%m/%Y}</giorno><ora>{moment:%H:%M:%S}</ora></data>'
        f"<identificativo>{escape(originale.identificativo)}</identificativo>"
        f"<msgid>{escape(originale.header('Message-ID'))}</msgid>"
        f'<ricevuta tipo="completa"/>{consegna}{esteso}</dati></postacert>'
    ).encode()


def _file(part: Message, name: str) -> Message:
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def _token(fatto: Fatto) -> str:
    """Tells apart the receipts of one message: one for each recipient."""
    return fatto.destinatario.replace("@", ".") or "tutti"
