"""What the Coordinatori hear by e-mail of the day's delays, and the titles of stay that are about to lapse. No name leaves."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from accounts.models import Accreditamento, Ruolo
from controlli_anagrafici.models import APERTI, Controllo, RinvioVerifica, TitoloSoggiorno
from controlli_anagrafici.services.controllo import note_evento
from controlli_anagrafici.services.rinvio import warn_rinvii
from rdc_platform import calendario
from rdc_platform.audit.autori import Sistema
from rdc_platform.norme import selectors as norme
from rdc_platform.outbox import services as outbox

SISTEMA = Sistema("controlli.avvisi")
TOPIC = "email.controlli"


@transaction.atomic
def warn_coordinatori() -> int:
    """One e-mail to each Coordinatore of a Comune whose check lapsed yesterday, or that waits for or owes a late answer."""
    oggi = calendario.today()
    rinvii = Counter(comune for rinvio in warn_rinvii() for comune in _comuni_of(rinvio))
    ieri = Controllo.objects.filter(stato__in=APERTI, data_scadenza=oggi - timedelta(days=1))
    scaduti = Counter(ieri.values_list("comune_competente_id", flat=True))
    told = _coordinatori({*rinvii, *scaduti})
    for accreditamento in told:
        comuni = {each.content_object_id for each in accreditamento.incaricocomune_set.all()}
        outbox.post(
            TOPIC,
            key=f"controlli-{oggi}-{accreditamento.pk}",
            operatore_id=accreditamento.operatore_id,
            rinvii=sum(rinvii[comune] for comune in comuni),
            scaduti=sum(scaduti[comune] for comune in comuni),
        )
    return len(told)


def _comuni_of(rinvio: RinvioVerifica) -> set[str]:
    """Both ends of the hop, and the Comune of the application."""
    return {rinvio.comune_mittente_id, rinvio.comune_destinatario_id, rinvio.controllo.comune_competente_id}


def _coordinatori(comuni: Iterable[str]) -> list[Accreditamento]:
    rows = Accreditamento.objects.in_vigore().filter(
        ruolo=Ruolo.COORDINATORE_ANAGRAFICI, incaricocomune__content_object__in=list(comuni)
    )
    return list(rows.distinct().prefetch_related("incaricocomune_set").order_by("pk"))


@transaction.atomic
def remind_rinnovi() -> int:
    """Write on the time line, once a title, that it lapses within the days of the house; how many."""
    oggi = calendario.today()
    entro = oggi + timedelta(days=norme.intero("CTRL_GG_RINNOVO_TITOLO", oggi))
    rows = TitoloSoggiorno.objects.filter(data_scadenza__range=(oggi, entro), richiesta_rinnovo=False)
    found = rows.exclude(controllo__stato="ANNULLATO").exclude(controllo__esito_finale__startswith="N")
    titoli = [each for each in found.select_related("controllo") if not _reminded(each)]
    for titolo in titoli:
        note_evento(titolo.controllo, by=SISTEMA, tipo="rinnovo_titolo", testo=_testo(titolo))
    return len(titoli)


def _reminded(titolo: TitoloSoggiorno) -> bool:
    return titolo.controllo.eventi.filter(tipo="rinnovo_titolo", testo=_testo(titolo)).exists()


def _testo(titolo: TitoloSoggiorno) -> str:
    return f"{titolo.get_tipo_titolo_display()} n. {titolo.numero}: scade il {titolo.data_scadenza:%d/%m/%Y}, chiedi il rinnovo"
