"""Who is in the équipe of a case, and the sending to a service that is open."""

from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from patti_inclusione.models import (
    AccessoEquipe,
    Caso,
    InvioSpecialistico,
    InvitoEquipe,
    MembroEquipe,
    StatoCaso,
    StatoQuadro,
)
from patti_inclusione.quadro.pagine import PaginaQuadro
from patti_inclusione.selectors import quadro as quadri
from patti_inclusione.selectors.quadro import Compilazione


def list_membri(caso: Caso) -> QuerySet[MembroEquipe]:
    """Everybody who is or was in it, in the order they came."""
    rows = MembroEquipe.objects.filter(equipe=caso.pk).prefetch_related("persone")
    return rows.order_by("dal", "cognome", "nome", "pk")


def membri_of(caso: Caso, giorno: date) -> list[MembroEquipe]:
    """Who is in it on `giorno`."""
    return list(list_membri(caso).filter(Q(al=None) | Q(al__gte=giorno), dal__lte=giorno))


def invio_of(caso: Caso) -> InvioSpecialistico | None:
    """The last sending to a specialist service; None if there was none."""
    rows = InvioSpecialistico.objects.filter(caso=caso).select_related("componente")
    return rows.order_by("-inviato_il", "-pk").first()


def ospiti(giorno: date) -> QuerySet[MembroEquipe]:
    """The members who may use the platform on `giorno`: of a family whose Quadro is being written, and only that long."""
    rows = MembroEquipe.objects.exclude(accesso_piattaforma=AccessoEquipe.NESSUNO)
    return rows.filter(dal__lte=giorno, al__gte=giorno, equipe__caso__stato=StatoCaso.IN_QUADRO_ANALISI)


def ospite_of(invito_id: str | None, giorno: date) -> MembroEquipe | None:
    """The member whose session this invitation opened, if he may still come in."""
    if not invito_id:
        return None
    used = InvitoEquipe.objects.filter(pk=invito_id).exclude(usato_il=None)
    rows = ospiti(giorno).select_related("equipe__caso__nucleo").prefetch_related("persone")
    return rows.filter(invito__in=used).first()


@dataclass
class CompilazioneOspite(Compilazione):
    """A Quadro as a guest has it: his sections of his persons, and no other page exists."""

    membro: MembroEquipe

    @cached_property
    def pagine(self) -> list[PaginaQuadro]:
        return [pagina for pagina in super().pagine if can_see(self.membro, pagina)]


def can_see(membro: MembroEquipe, pagina: PaginaQuadro) -> bool:
    """Whether a page is among those that a member was given."""
    sue = {persona.pk for persona in membro.persone.all()}
    return pagina.sezione in membro.sezioni and (pagina.persona is None or pagina.componente_id in sue)


def open_ospite(membro: MembroEquipe) -> CompilazioneOspite | None:
    """The draft of the Quadro, as far as it is the guest's; None if there is none."""
    foglio = quadri.open_foglio(membro.equipe.caso)
    if foglio is None or foglio.quadro.stato != StatoQuadro.BOZZA:
        return None
    parti = {campo.name: getattr(foglio, campo.name) for campo in fields(foglio)}
    return CompilazioneOspite(**parti, membro=membro)
