import itertools
from datetime import UTC, date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

import accounts.tasks  # noqa: F401 -- registers its handlers, as the worker does
from accounts.models import AttoDesignazione, ModelloAtto, RichiestaAccreditamento, StatoRichiesta
from ambiti.models import Ambito
from rdc_platform import codice_fiscale
from rdc_platform.documenti import services as documenti
from rdc_platform.outbox import delivery
from tests.factories.pdf import PDF

OGGI = date(2019, 5, 20)
ARRIVO = datetime(2019, 5, 2, 8, 30, tzinfo=UTC)  # of the PEC
S = StatoRichiesta
SENZA_PEC = {S.FORM_INVIATO, S.RITIRATA, S.RIFIUTATA}
CON_ATTO = {S.ATTO_PREDISPOSTO, S.ATTO_INVIATO, S.ATTO_CONTROFIRMATO}
_counter = itertools.count(1)


def upload(nome: str = "file.pdf", data: bytes = PDF) -> SimpleUploadedFile:
    """A file as a browser sends it, by default a PDF."""
    return SimpleUploadedFile(nome, data)


def cleaned(nome: str = "file.pdf") -> SimpleUploadedFile:
    """A file as a DocumentoField hands it over."""
    file = upload(nome)
    file.tipo = "application/pdf"
    return file


def persona(n: int | None = None) -> dict[str, object]:
    """Eight fields of the form, all but the Ambito, of a new person."""
    n = n or next(_counter)
    nascita = date.fromordinal(date(1975, 1, 1).toordinal() + n)
    return {
        "codice_fiscale": codice_fiscale.encode("Ferrari", "Marta", "F", nascita, "D150"),
        "nome": "Marta",
        "cognome": "Ferrari",
        "data_nascita": nascita,
        "belfiore_nascita": "D150",
        "genere": "F",
        "email": f"marta{n}@comune.example.it",
        "telefono": "0372 123456",
    }


def make_richiesta(ambito: Ambito, stato: str = S.FORM_INVIATO, **values) -> RichiestaAccreditamento:
    """A request in `stato`, with all that must have happened before."""
    n = next(_counter)
    pec = {} if stato in SENZA_PEC else {
        "pec_mittente": ambito.pec,
        "pec_message_id": f"<opec{n}@pec.example.it>",
        "pec_ricevuta_il": ARRIVO,
        "firmatario_nome": "Piera",
        "firmatario_cognome": "Sindaca",
        "firmatario_titolo": "LEGALE_RAPPRESENTANTE",
    }  # fmt: skip
    motivo = {"motivo": "La nota non è firmata."} if stato in (S.RIFIUTATA, S.INTEGRAZIONE_RICHIESTA) else {}
    richiesta = RichiestaAccreditamento.objects.create(
        **{"numero_richiesta": f"AMB-2019-9{n:05}", "ambito": ambito, "stato": stato, **persona(n), **pec, **motivo}
        | values
    )
    if stato in CON_ATTO:
        make_atto(richiesta, controfirmato=stato == S.ATTO_CONTROFIRMATO)
    return richiesta


def make_atto(richiesta: RichiestaAccreditamento, *, controfirmato: bool = False) -> AttoDesignazione:
    """The act of a request, its PDF made; countersigned or not."""
    values = {"titolare": "Ministero", "oggetto": "prova", "valido_dal": date(2019, 1, 1)}
    modello, _ = ModelloAtto.objects.get_or_create(versione=900, defaults=values)
    firma = {"file_controfirmato": documenti.store_pdf(PDF, "firmato.pdf"), "data_controfirma": OGGI}
    return AttoDesignazione.objects.create(
        richiesta=richiesta,
        modello=modello,
        numero=f"{next(_counter)}/2019",
        data=OGGI,
        file_ministero=documenti.store_pdf(PDF, "atto.pdf"),
        **(firma if controfirmato else {}),
    )


def deliver(topic: str) -> int:
    """Deliver what waits under `topic`, as the worker does; how many messages."""
    messages = [message for message in delivery.claim(100) if message.topic == topic]
    for message in messages:
        delivery.deliver_one(message)
    return len(messages)
