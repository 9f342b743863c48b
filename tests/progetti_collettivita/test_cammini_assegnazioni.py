"""Random walks: whatever is asked of an assignment, in whatever order, never reaches a state that the database refuses."""

import random
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import Min
from django.http import Http404

from progetti_collettivita.models import (
    APERTE,
    AssegnazionePuc,
    ComunicazioneInail,
    ComunicazionePuc,
    Puc,
    StatoAssegnazionePuc,
)
from progetti_collettivita.models.inail import IN_ATTESA
from progetti_collettivita.selectors.posti import CAMPI
from progetti_collettivita.services import ciclo, inail, partecipazione, proposta, proroga
from progetti_collettivita.services.puc import PucError
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from rdc_platform.gateways.inail import Esito, Riscontro
from tests.factories.puc import far_day, file, follow, make_puc

RIFIUTI = (PucError, TransitionError, Http404)
MOTIVO = "Un motivo."


class Cammino:
    """One project of few places and two persons; each method is an act that may be asked at any moment."""

    def __init__(self, mondo, r):
        self.r, self.cm, self.resp = r, mondo.case_manager, mondo.responsabile_puc
        self.puc = make_puc(self.resp, mondo.cremona, data_inizio=far_day(-9), posti_comune=1, posti_totali=3)
        self.sede = self.puc.sedi.first()
        self.persone = list(mondo.caso.nucleo.componenti.order_by("nome"))
        for each in self.persone:
            follow(each, fuori_puc=r.random() < 0.2)

    def _row(self) -> AssegnazionePuc:
        rows = list(AssegnazionePuc.objects.annotate(nata=Min("eventi__pk")).order_by("nata"))
        aperte = [each for each in rows if each.stato in APERTE]
        return self.r.choice(
            (aperte if self.r.random() < 0.8 else rows) or rows or [AssegnazionePuc(puc=self.puc, stato="")]
        )

    def _choose(self) -> str:
        stato = self._row().stato
        return self.r.choice(SENSATI.get(stato, ["propose"]) if self.r.random() < 0.7 else [*ATTI, "start_project"])

    def _act(self, service, **campi):
        row = self._row()
        service(row, by=self.r.choice([self.cm, self.resp]), versione=row.versione, **campi)

    def _project(self, service, **campi):
        puc = Puc.objects.get(pk=self.puc.pk)
        service(puc, by=self.resp, versione=puc.versione, **campi)

    def propose(self):
        ore = Decimal(self.r.choice(["8", "8.5", "16", "7.5"]))
        proposta.propose_puc(
            self.r.choice(self.persone), self.puc, by=self.cm, sede=self.sede, ore_settimanali=ore,
            data_inizio=far_day(self.r.choice([0, 1, 5])), volontario=self.r.random() < 0.5,
        )  # fmt: skip

    def accept(self):
        consenso = self.r.random() < 0.7
        self._act(
            proposta.accept_assegnazione, data_accettazione=calendario.today(), documento=file(),
            consenso_ore_maggiori=consenso,
        )  # fmt: skip

    def insure(self):
        """What comes from INAIL, of all that it was told and in any order, and the day come meanwhile."""
        waiting = list(ComunicazioneInail.objects.filter(stato__in=IN_ATTESA).order_by("creata_il"))
        for each in self.r.sample(waiting, len(waiting)):
            inail.record_invio(each.pk, "F")
            inail.record_riscontro(each.pk, Riscontro(self.r.choice([Esito.ACCOLTA, *Esito]), "X", assicurato=True))
        AssegnazionePuc.objects.filter(stato="ACCETTATO").update(data_inizio=calendario.today())

    def shift(self):
        self._act(inail.shift_inizio, data_inizio=far_day(self.r.choice([0, 2])), data_fine_prevista=far_day(30))

    def resend(self):
        self._act(inail.resend_comunicazione)

    def refuse(self):
        self._act(proposta.refuse_assegnazione, motivo=MOTIVO)

    def withdraw(self):
        self._act(proposta.withdraw_assegnazione, motivo=MOTIVO)

    def expire(self):
        proposta.expire_assegnazione(self._row().pk, oggi=far_day(self.r.choice([0, 30])))

    def activate(self):
        row = self._row()
        partecipazione.activate_assegnazione(row, by=self.resp, versione=row.versione)

    def extend(self):
        giorno = far_day(self.r.choice([1, 40, 170, 200]))
        self._act(proroga.extend_assegnazione, data_fine_prevista=giorno, motivo="ORE_DA_FARE")

    def suspend(self):
        self._act(partecipazione.suspend_assegnazione, motivo="MALATTIA")

    def resume(self):
        self._act(partecipazione.resume_assegnazione)

    def interrupt(self):
        oggi = calendario.today()
        self._act(partecipazione.interrupt_assegnazione, motivo="ASSENZE", data_fine_effettiva=oggi)

    def complete(self):
        oggi = calendario.today()
        row = self._row()
        partecipazione.complete_assegnazione(
            row, by=self.resp, versione=row.versione, data_fine_effettiva=oggi, ore_fatte=True
        )

    def stop_project(self):
        self._project(ciclo.suspend_puc, motivo=MOTIVO)

    def start_project(self):
        self._project(ciclo.resume_puc)


ATTI = [name for name in vars(Cammino) if not name.startswith("_")]
# What is likely to be asked of one in a state; anything at all is asked too.
SENSATI = {
    "PROPOSTO": ["accept", "accept", "refuse", "expire", "withdraw"],
    "ACCETTATO": ["insure", "insure", "activate", "activate", "shift", "withdraw"],
    "ATTIVO": ["suspend", "extend", "resend", "complete", "complete", "complete", "interrupt", "stop_project"],
    "SOSPESO": ["resume", "start_project", "interrupt"],
}


def walk(mondo, seme: int, passi: int) -> set[str]:
    """The states that were reached; each step is whole or not at all, and the places always add up."""
    ComunicazioneInail.objects.all().delete()
    ComunicazionePuc.objects.all().delete()
    AssegnazionePuc.objects.all().delete()
    cammino, seen = Cammino(mondo, random.Random(seme)), set()  # noqa: S311 -- repeatable, no secret
    for _ in range(passi):
        try:
            with transaction.atomic():
                getattr(cammino, cammino._choose())()
        except (*RIFIUTI, AssegnazionePuc.DoesNotExist):
            continue
        rows = list(AssegnazionePuc.objects.values_list("quota", "stato"))
        seen |= {stato for _, stato in rows}
        puc = Puc.objects.get(pk=cammino.puc.pk)
        for quota, (_, occupati) in CAMPI.items():
            assert getattr(puc, occupati) == sum(q == quota and stato in APERTE for q, stato in rows)
    return seen


def test_a_short_walk_finds_no_mistake(mondo):
    assert "ATTIVO" in walk(mondo, 2, 50)


@pytest.mark.slow
def test_long_walks_find_no_mistake_and_go_through_every_state(mondo):
    assert set().union(*(walk(mondo, seme, 100) for seme in range(9))) == set(StatoAssegnazionePuc)
