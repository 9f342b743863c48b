"""Asking ANPR (today) where the richiedente lived, or with whom: it proposes, a person confirms. Nothing is closed by it."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Comune
from controlli_anagrafici.models import (
    SCRIVIBILI,
    ConsultazioneAnpr,
    Controllo,
    FontePeriodo,
    MotivoFine,
    MotivoInizio,
    PeriodoResidenza,
    StatoConsultazione,
)
from controlli_anagrafici.residenza import TipoPeriodo
from controlli_anagrafici.selectors.controllo import richiedente
from controlli_anagrafici.services.calcolo import compute_calcolo
from controlli_anagrafici.services.controllo import (
    ControlloError,
    lock_controllo,
    note_evento,
    require_stato,
    touch_controllo,
)
from controlli_anagrafici.services.periodo import check_periodo
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import move
from rdc_platform.gateways.anpr import Domanda, Residenza, Risposta
from rdc_platform.outbox import services as outbox

_S = StatoConsultazione
TOPIC = "anpr.consultazione"
SISTEMA = Sistema(TOPIC)
MOTIVO = "Controllo del requisito di residenza, DL 4/2019 art. 5"


@transaction.atomic
def ask_anpr(controllo: Controllo, *, by: Profilo) -> ConsultazioneAnpr:
    """Leave the question for ANPR; one at a time. Raises ControlloError, TransitionError."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo")
    require_stato(controllo, *SCRIVIBILI)
    if controllo.consultazioni.filter(stato=_S.RICHIESTA).exists():
        raise ControlloError("ANPR è già stata interrogata: aspetta la risposta.")
    consultazione = ConsultazioneAnpr.objects.create(controllo=controllo, chiesta_da=by.accreditamento)
    note_evento(controllo, by=by, tipo="anpr", testo="ANPR interrogata")
    audit.record("ask_anpr", controllo, by=by, nucleo_id=controllo.nucleo_id)
    outbox.post(TOPIC, key=f"anpr-{consultazione.pk}", consultazione_id=consultazione.pk)
    return consultazione


def build_anpr(consultazione_id: int) -> Domanda | None:
    """What ANPR is asked; None when it has answered already."""
    consultazione = _lock(consultazione_id)
    if consultazione.stato != _S.RICHIESTA:
        return None
    controllo = consultazione.controllo
    return Domanda(
        numero=consultazione.pk,
        codice_fiscale=richiedente(controllo).codice_fiscale,
        riferimento=controllo.data_riferimento,
        motivo=MOTIVO,
        famiglia=controllo.della_famiglia,
    )


def record_anpr(consultazione_id: int, risposta: Risposta) -> None:
    """Keep what ANPR said as proposals, in place of those of before that nobody confirmed; what a person wrote stays."""
    consultazione = _lock(consultazione_id)
    controllo = consultazione.controllo
    consultazione.famiglia = [asdict(each) for each in risposta.famiglia]
    if risposta.residenze and controllo.stato in SCRIVIBILI:
        controllo.periodi.filter(confermato=False).delete()
        consultazione.proposti, consultazione.ignoti = _propose(consultazione, risposta.residenze)
    _end(consultazione, _S.RISPOSTA, "Risposta di ANPR: da confermare")


def refuse_anpr(consultazione_id: int, codice: str, dettaglio: str) -> None:
    """ANPR does not know the person, or does not let us ask: the page says so in words."""
    consultazione = _lock(consultazione_id)
    consultazione.codice_rifiuto, consultazione.motivo_rifiuto = codice[:40], (dettaglio or codice)[:500]
    _end(consultazione, _S.RIFIUTATA, "ANPR non ha risposto alla domanda")


@transaction.atomic
def confirm_periodi(controllo: Controllo, chiavi: Collection[UUID], *, by: Profilo) -> int:
    """The proposals of `chiavi` become periods that count, all or none; how many. Raises ControlloError, TransitionError."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo")
    require_stato(controllo, *SCRIVIBILI)
    proposti = controllo.periodi.filter(pk__in=chiavi, confermato=False).order_by("data_inizio")
    righe = list(proposti.select_related("comune", "controllo").select_for_update(of=("self",)))
    for periodo in righe:
        if errori := check_periodo(periodo):
            raise ControlloError(f"Il periodo dal {periodo.data_inizio:%d/%m/%Y}: {next(iter(errori.values()))}")
        periodo.confermato, periodo.scritto_da = True, by.accreditamento
        periodo.save(update_fields=["confermato", "scritto_da"])
    touch_controllo(controllo)
    note_evento(controllo, by=by, tipo="periodo", testo=f"Periodi proposti da ANPR e confermati: {len(righe)}")
    audit.record("confirm_periodi", controllo, by=by, nucleo_id=controllo.nucleo_id)
    compute_calcolo(controllo)
    return len(righe)


def _propose(consultazione: ConsultazioneAnpr, residenze: Sequence[Residenza]) -> tuple[int, int]:
    """How many new periods were proposed, and of how many the place is not known. Each says where the person came from."""
    controllo = consultazione.controllo
    istat = {
        each.istat for each in residenze if each.istat
    }  # abroad has none, and neither have some Comuni that are no more
    comuni = {each.codice_istat: each for each in Comune.objects.filter(codice_istat__in=istat)}
    note = [each for each in residenze if not each.istat or each.istat in comuni]
    ordine = sorted(note, key=lambda each: each.dal)
    scritti = set(controllo.periodi.values_list("tipo", "comune_id", "data_inizio"))
    nuovi = []
    for prima, ora, dopo in zip([None, *ordine], ordine, [*ordine[1:], None], strict=False):
        campi = _campi(ora, prima, dopo, comuni)
        comune = campi["comune"]
        if (campi["tipo"], comune.pk if comune else None, ora.dal) not in scritti:
            nuovi.append(
                PeriodoResidenza(
                    controllo=controllo,
                    comune_dichiarante_id=controllo.comune_competente_id,
                    fonte=FontePeriodo.ANPR,
                    confermato=False,
                    scritto_da=consultazione.chiesta_da,
                    **campi,
                )
            )
    PeriodoResidenza.objects.bulk_create(nuovi)
    return len(nuovi), len(residenze) - len(note)


def _campi(
    ora: Residenza, prima: Residenza | None, dopo: Residenza | None, comuni: dict[str, Comune]
) -> dict[str, Any]:
    """A period between the ones before and after it, as far as the Comuni on both sides are known."""
    arrivo = comuni.get(prima.istat) if prima else None
    partenza = comuni.get(dopo.istat) if dopo else None
    fine = MotivoFine.EMIGRAZIONE_ALTRO_COMUNE if partenza else MotivoFine.ALTRO
    return {
        "comune": comuni.get(ora.istat),
        "tipo": TipoPeriodo.ISCR if ora.istat else TipoPeriodo.EST,
        "data_inizio": ora.dal,
        "data_fine": ora.al,
        "comune_provenienza": arrivo,
        "motivo_inizio": MotivoInizio.IMMIGRAZIONE_DA_COMUNE if arrivo else "",
        "comune_destinazione": partenza if ora.al else None,
        "motivo_fine": fine if ora.al else "",
    }


def _end(consultazione: ConsultazioneAnpr, stato: StatoConsultazione, testo: str) -> None:
    move(consultazione, stato)
    consultazione.risposta_il = timezone.now()
    consultazione.save(
        update_fields=[
            "stato", "risposta_il", "proposti", "ignoti", "famiglia", "codice_rifiuto", "motivo_rifiuto",
        ]
    )  # fmt: skip
    touch_controllo(consultazione.controllo)
    note_evento(consultazione.controllo, by=SISTEMA, tipo="anpr", testo=testo)
    audit.record("record_anpr", consultazione.controllo, by=SISTEMA, nucleo_id=consultazione.controllo.nucleo_id)


def _lock(consultazione_id: int) -> ConsultazioneAnpr:
    """The question locked, after its check: every act locks the check first."""
    controllo_id = ConsultazioneAnpr.objects.values_list("controllo_id", flat=True).get(pk=consultazione_id)
    Controllo.objects.select_for_update(of=("self",)).get(pk=controllo_id)
    rows = ConsultazioneAnpr.objects.select_for_update(of=("self",)).select_related("controllo__nucleo", "chiesta_da")
    return rows.get(pk=consultazione_id)
