"""On the eighth working day a report that waits is told to every Coordinatore of the Comune (art. 7 c. 12-13 DL 4/2019)."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import Accreditamento, Ruolo
from accounts.models.accreditamento import StatoAccreditamento
from patti_inclusione.models import Segnalazione, StatoSegnalazione
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.outbox import services as outbox


def list_da_avvisare(adesso: datetime) -> list[Segnalazione]:
    """The reports that wait for an approval, whose day of warning has come, and of which nobody was told yet."""
    oggi = calendario.rome_date(adesso)
    rows = Segnalazione.objects.filter(stato=StatoSegnalazione.IN_APPROVAZIONE, avviso_il=None)
    return [row for row in rows.select_related("caso__nucleo") if warn_day(row) <= oggi]


def warn_day(segnalazione: Segnalazione) -> date:
    """The working day after the ascertainment from which every Coordinatore is told."""
    start = segnalazione.data_accertamento
    return calendario.add_lavorativi(start, intero("SEGNALAZIONE_GG_AVVISO", start))


@transaction.atomic
def warn_coordinatori(segnalazione: Segnalazione, adesso: datetime) -> int:
    """Leave an e-mail for each Coordinatore of the family's Comune, once; how many."""
    locked = Segnalazione.objects.select_for_update(of=("self",)).select_related("caso__nucleo").get(pk=segnalazione.pk)
    if locked.avviso_il is not None or locked.stato != StatoSegnalazione.IN_APPROVAZIONE:
        return 0
    locked.avviso_il = adesso
    locked.save(update_fields=["avviso_il"])
    told = coordinatori_of(locked)
    for accreditamento in told:
        outbox.post(
            "email.segnalazione",
            key=f"avviso-{locked.pk}-{accreditamento.pk}-{locked.scadenza_invio}",
            segnalazione_id=locked.pk,
            operatore_id=accreditamento.operatore_id,
        )
    return len(told)


def coordinatori_of(segnalazione: Segnalazione) -> list[Accreditamento]:
    """Every Coordinatore whose Comuni have the family's, save who wrote the report."""
    rows = Accreditamento.objects.filter(
        ruolo=Ruolo.COORDINATORE_PATTO, stato=StatoAccreditamento.ATTIVO, comuni=segnalazione.caso.nucleo.comune_id
    ).exclude(operatore__in=segnalazione.autori)
    return list(rows.order_by("pk"))
