"""The way of a request as the letter has it: form, check. The PEC stands in `services.richiesta_pec`, what follows, by act, in `services.atto`."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from accounts.models import AllegatoRichiesta, RichiestaAccreditamento, StatoRichiesta
from accounts.profilo import Profilo
from accounts.selectors import richiesta as selectors
from ambiti.models import Ambito
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError, move
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.models import Documento
from rdc_platform.outbox import services as outbox
from rdc_platform.pec import services as pec
from rdc_platform.pec.models import MessaggioPec

MODULO = Sistema("modulo.pubblico")
NUMERI = 7_304  # advisory lock: one number at a time


class RichiestaDoppiaError(Exception):
    """The person has an open request in that Ambito already: `richiesta_id`."""

    def __init__(self, richiesta_id: UUID):
        super().__init__()
        self.richiesta_id = richiesta_id


@transaction.atomic
def submit_richiesta(*, ambito: Ambito, codice_fiscale: str, **altri_campi: object) -> RichiestaAccreditamento:
    """Keep the form of the letter and have its authorisation note made; raises RichiestaDoppiaError.

    `altri_campi` are the other seven fields as the model names them. Anyone may fill the form, so it gives nothing: what
    counts is the note, signed, by PEC.
    """
    numero = _next_numero(calendario.today())  # one sending at a time from here on, so the check holds
    if double := selectors.open_richiesta(ambito, codice_fiscale):
        raise RichiestaDoppiaError(double.pk)
    richiesta = RichiestaAccreditamento.objects.create(
        numero_richiesta=numero, ambito=ambito, codice_fiscale=codice_fiscale, **altri_campi
    )
    audit.record("submit_richiesta", richiesta, by=MODULO, azione=Azione.CREAZIONE)
    outbox.post("documenti.nota", key=f"nota-{richiesta.pk}", richiesta_id=richiesta.pk)
    return richiesta


def _next_numero(giorno: date) -> str:
    """`AMB-2019-000001` and on, without holes in a year; the lock holds until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMERI])
    prefix = f"AMB-{giorno.year}-"
    numeri = RichiestaAccreditamento.objects.filter(numero_richiesta__startswith=prefix)
    last = numeri.order_by("-numero_richiesta").values_list("numero_richiesta", flat=True).first()
    return f"{prefix}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:06}"


@transaction.atomic
def verify_richiesta(richiesta: RichiestaAccreditamento, *, by: Profilo) -> RichiestaAccreditamento:
    """Take a request whose PEC has come to check it."""
    richiesta = lock_richiesta(richiesta)
    if richiesta.stato != StatoRichiesta.PEC_RICEVUTA:
        raise TransitionError(f"{richiesta.stato} → {StatoRichiesta.IN_VERIFICA}")
    move(richiesta, StatoRichiesta.IN_VERIFICA)
    richiesta.save(update_fields=["stato", "aggiornata_il"])
    audit.record("verify_richiesta", richiesta, by=by)
    return richiesta


@transaction.atomic
def ask_integrazione(richiesta: RichiestaAccreditamento, *, by: Profilo, motivo: str) -> RichiestaAccreditamento:
    """Ask the body by PEC for what is missing; `motivo` says what, in the words it will read."""
    richiesta = lock_richiesta(richiesta)
    move(richiesta, StatoRichiesta.INTEGRAZIONE_RICHIESTA)
    richiesta.motivo = motivo
    richiesta.save(update_fields=["stato", "motivo", "aggiornata_il"])
    testo = f"Per completare la richiesta n. {richiesta.numero_richiesta} manca qualcosa:\n\n{motivo}"
    tell_body(richiesta, testo, causale="Richiesta di integrazione")
    audit.record("ask_integrazione", richiesta, by=by)
    return richiesta


@transaction.atomic
def record_integrazione(
    richiesta: RichiestaAccreditamento, *, by: Profilo, files: Mapping[str, UploadedFile]
) -> RichiestaAccreditamento:
    """Keep what the body sent, by TipoAllegato, and go back to the check."""
    richiesta = lock_richiesta(richiesta)
    if richiesta.stato != StatoRichiesta.INTEGRAZIONE_RICHIESTA:
        raise TransitionError(f"{richiesta.stato} → {StatoRichiesta.IN_VERIFICA}")
    move(richiesta, StatoRichiesta.IN_VERIFICA)
    richiesta.motivo = ""
    richiesta.save(update_fields=["stato", "motivo", "aggiornata_il"])
    attach(richiesta, files)
    audit.record("record_integrazione", richiesta, by=by)
    return richiesta


@transaction.atomic
def refuse_richiesta(richiesta: RichiestaAccreditamento, *, by: Profilo, motivo: str) -> RichiestaAccreditamento:
    """Refuse, and tell the body why by PEC."""
    richiesta = lock_richiesta(richiesta)
    move(richiesta, StatoRichiesta.RIFIUTATA)
    richiesta.motivo = motivo
    richiesta.save(update_fields=["stato", "motivo", "aggiornata_il"])
    testo = f"La richiesta n. {richiesta.numero_richiesta} non è stata accolta:\n\n{motivo}"
    tell_body(richiesta, testo, causale="Rifiuto della richiesta")
    audit.record("refuse_richiesta", richiesta, by=by)
    return richiesta


@transaction.atomic
def withdraw_richiesta(richiesta: RichiestaAccreditamento, *, by: Profilo, motivo: str) -> RichiestaAccreditamento:
    """Record that the body took its request back; `motivo` says how it said so."""
    richiesta = lock_richiesta(richiesta)
    move(richiesta, StatoRichiesta.RITIRATA)
    richiesta.motivo = motivo
    richiesta.save(update_fields=["stato", "motivo", "aggiornata_il"])
    audit.record("withdraw_richiesta", richiesta, by=by)
    return richiesta


def tell_body(
    richiesta: RichiestaAccreditamento,
    corpo: str,
    *,
    causale: str = "",
    allegati: tuple[Documento, ...] = (),
    sostituisce: MessaggioPec | None = None,
) -> MessaggioPec | None:
    """A PEC to the body that asked, at its own address (see `pec_ente`); None if none is known. `causale`: what it is for."""
    destinatario = richiesta.pec_ente
    if not destinatario:
        return None
    return pec.send_pec(
        destinatario=destinatario,
        oggetto=f"Accreditamento alla Piattaforma, richiesta n. {richiesta.numero_richiesta}",
        corpo=corpo,
        allegati=allegati,
        riferimento=richiesta,
        causale=causale,
        sostituisce=sostituisce,
    )


def lock_richiesta(richiesta: RichiestaAccreditamento) -> RichiestaAccreditamento:
    """The row locked until the transaction ends, read again."""
    rows = RichiestaAccreditamento.objects.select_related("ambito").select_for_update(of=("self",))
    return rows.get(pk=richiesta.pk)


def attach(richiesta: RichiestaAccreditamento, files: Mapping[str, UploadedFile]) -> None:
    """Keep the files that came with a request, by TipoAllegato."""
    for tipo, upload in files.items():
        if upload:
            AllegatoRichiesta.objects.create(richiesta=richiesta, tipo=tipo, documento=documenti.store_upload(upload))
