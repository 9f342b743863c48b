"""A telephone call to whom a message did not reach: written as a notice of its own, so that the work-list knows."""

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import (
    CanaleInvio,
    ContattiNucleo,
    Convocazione,
    DestinatarioInvio,
    EsitoInvio,
    InvioConvocazione,
    SchedaPersona,
    SituazioneComponente,
    TipoEvento,
)
from patti_inclusione.services.caso import lock_caso, note_act
from patti_inclusione.services.recapiti import find_recapito, find_recapito_tutela
from patti_inclusione.services.termine_convocazione import settle_t02
from rdc_platform.audit import services as audit


@transaction.atomic
def record_telefonata(convocazione: Convocazione, componente: Componente, *, a_chi: str, by: Profilo) -> None:
    """He was told by telephone, now: said, and not proved, as of every call. Raises Http404 if the case is gone."""
    caso = lock_caso(convocazione.caso, by=by, perm="convoke_caso")
    invio, _ = InvioConvocazione.objects.select_for_update(of=("self",)).get_or_create(
        convocazione=convocazione, componente=componente, a_chi=a_chi, canale=CanaleInvio.TELEFONO
    )
    invio.esito, invio.istante = EsitoInvio.INVIATO, timezone.now()
    invio.recapito = invio.recapito or _numero(componente, a_chi)
    invio.save(update_fields=["esito", "istante", "recapito"])
    note_act(caso, by=by, tipo=TipoEvento.CONVOCAZIONE, testo=f"{convocazione}: detto per telefono")
    settle_t02(caso)
    audit.record("record_telefonata", convocazione, by=by, nucleo_id=caso.nucleo_id)


def _numero(componente: Componente, a_chi: str) -> str:
    scheda = SchedaPersona.objects.filter(pk=componente.pk).first()
    if a_chi == DestinatarioInvio.TUTELA:
        return find_recapito_tutela(CanaleInvio.TELEFONO, scheda) if scheda else ""
    nucleo = componente.nucleo
    contatti = ContattiNucleo.objects.filter(pk=nucleo.pk).first()
    situazione = SituazioneComponente.objects.filter(pk=componente.pk).first()
    return find_recapito(CanaleInvio.TELEFONO, nucleo, contatti, situazione, scheda)
