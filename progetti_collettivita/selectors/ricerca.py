"""«Ricerca PUC da assegnare»: the projects where a person may go, the fittest first, each with its reasons in words.

It only orders: who follows the person chooses, and no project is ever given by itself (art. 22 GDPR).
"""

from dataclasses import dataclass, field
from datetime import time
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from ambiti.models import Componente
from progetti_collettivita.models import (
    AmbitoAttivita,
    FasciaOraria,
    Idoneita,
    Limitazione,
    Momento,
    ProfiloPuc,
    Puc,
    Quota,
    SedePuc,
    StatoPuc,
)
from progetti_collettivita.selectors.persone import is_of_age
from progetti_collettivita.selectors.posti import posti_liberi
from rdc_platform import calendario
from rdc_platform.web.formati import in_frase

MEZZOGIORNO = time(13)  # when a morning ends, for whoever has only that
MASSIMO = 200  # projects that one Comune may have running: more are cut, the fullest last


@dataclass(frozen=True)
class Candidato:
    """A project for a person: how many places are free for him, why it stands where it does, what to look at first."""

    puc: Puc
    liberi: int
    motivi: list[str] = field(default_factory=list)
    attenzioni: list[str] = field(default_factory=list)
    peso: tuple[int, ...] = ()


def where_he_lives(persona: Componente) -> QuerySet[Puc]:
    """The projects that run, with a place in the Comune where he lives (B.1)."""
    qui = SedePuc.objects.filter(puc=OuterRef("pk"), comune=persona.nucleo.comune_id)
    domani = calendario.today() + calendario.GIORNO
    rows = Puc.objects.filter(Exists(qui), stato=StatoPuc.ATTIVO, data_fine__gte=domani)
    return rows.select_related("comune_titolare", "ambito_titolare")


def find_puc_for(persona: Componente, pk: UUID) -> Puc | None:
    """One of them; None where it is not."""
    return where_he_lives(persona).filter(pk=pk).first()


def find_attivo(codice: str) -> Puc | None:
    """A project that runs, by its code, to look for who may go there; None where there is none."""
    return Puc.objects.filter(codice_puc__iexact=codice, stato=StatoPuc.ATTIVO).first() if codice else None


def who_lives_there(persone: QuerySet[Any], codice: str) -> QuerySet[Any]:
    """The persons who live where a project that runs has a place; nobody for one that does not run."""
    sedi = SedePuc.objects.filter(puc__codice_puc__iexact=codice, puc__stato=StatoPuc.ATTIVO)
    return persone.filter(nucleo__comune__in=sedi.values("comune"))


def list_candidati(persona: Componente, quota: Quota) -> list[Candidato]:
    """Those with a free place of his quota: shared skills, then interests, then nearness of the CAP, then free places."""
    profilo = ProfiloPuc.objects.filter(pk=persona.pk).first() or ProfiloPuc(componente=persona)
    sedi = Prefetch("sedi", SedePuc.objects.filter(comune=persona.nucleo.comune_id).prefetch_related("orari"))
    rows = where_he_lives(persona).order_by(F("posti_totali").desc(), "pk").prefetch_related(sedi)
    found = [_candidato(puc, posti_liberi(puc)[quota], persona, profilo) for puc in rows[:MASSIMO]]
    return sorted(
        (each for each in found if each.liberi > 0), key=lambda each: (each.peso, each.puc.titolo, each.puc.pk)
    )


def _candidato(puc: Puc, liberi: int, persona: Componente, profilo: ProfiloPuc) -> Candidato:
    sa_fare = {each.casefold() for each in profilo.competenze}
    comuni = [each for each in puc.competenze_richieste if each.casefold() in sa_fare]
    aree = [each for each in (puc.ambito_attivita, puc.ambito_secondario) if each and each in profilo.aree]
    vicino = any(sede.cap == persona.nucleo.cap for sede in puc.sedi.all())
    motivi = [f"Sa già: {', '.join(comuni)}"] if comuni else []
    motivi += [f"Gli interessa: {in_frase(AmbitoAttivita(each).label)}" for each in aree]
    motivi += ["Nello stesso CAP di casa"] if vicino else []
    return Candidato(
        puc, liberi, motivi or ["C'è posto nel Comune dove abita"], _attenzioni(puc, persona, profilo),
        (-len(comuni), -len(aree), -int(vicino), -liberi),
    )  # fmt: skip


def _attenzioni(puc: Puc, persona: Componente, profilo: ProfiloPuc) -> list[str]:
    """What may stop him: said, and left to whoever chooses."""
    found = [
        f"Prevede: {in_frase(Limitazione(each).label)}. Non può farlo"
        for each in puc.limitazioni
        if each in profilo.limiti
    ]
    if profilo.idoneita == Idoneita.NON_IDONEO:
        found.append("Non è idoneo")
    elif puc.idoneita_fisica_richiesta and not profilo.idoneita:
        found.append("Serve la visita di idoneità")
    if puc.eta_min and not is_of_age(persona, puc.eta_min, calendario.today()):
        found.append(f"Serve avere {puc.eta_min} anni")
    if puc.patente:
        found.append("Serve la patente")
    orari = [fascia for sede in puc.sedi.all() for fascia in sede.orari.all()]
    if orari and not any(_is_libera(fascia, profilo) for fascia in orari):
        found.append("Gli orari non sono quando è libera")
    return found


def _is_libera(fascia: FasciaOraria, profilo: ProfiloPuc) -> bool:
    """Whether he has time then; where he said nothing of the day or of the hours, he has."""
    momenti = {Momento.MATTINA: fascia.ora_inizio < MEZZOGIORNO, Momento.POMERIGGIO: fascia.ora_fine > MEZZOGIORNO}
    giorno = not profilo.giorni or fascia.giorno_settimana in profilo.giorni
    return giorno and (not profilo.momenti or any(momenti[Momento(each)] for each in profilo.momenti))
