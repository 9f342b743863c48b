"""Random walks through a check and its chain: nothing asked of the services reaches a state that the database refuses."""

import random
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Ruolo
from controlli_anagrafici.models import Controllo, EsitoConvocazione, EsitoRequisito, MotivoRespinta, StatoControllo
from controlli_anagrafici.models.rinvio import APERTI, StatoRinvio
from controlli_anagrafici.services import (
    comunicazione,
    convocazione,
    esito,
    periodo,
    riapertura,
    rinvio,
    rinvio_periodo,
)
from controlli_anagrafici.services.assegnazione import ResponsabileError, assign_controlli, return_controlli
from controlli_anagrafici.services.controllo import ControlloError, open_controllo
from controlli_anagrafici.services.nota import add_nota
from rdc_platform import calendario
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import TransitionError, VersioneError
from tests.factories.controlli import PERCHE
from tests.factories.persone import make_profilo

# What a service may answer to what cannot be done now. Anything else, an IntegrityError first of all, is a mistake.
RIFIUTI = (TransitionError, VersioneError, Http404, ControlloError, ResponsabileError, periodo.PeriodoError)
OGGI = calendario.today()
GIRI = 150
# What follows an approval that chance seldom reaches; test_services_esito goes there by its own way.
DI_INPS = {
    StatoControllo.DA_TRASMETTERE_INPS,
    StatoControllo.TRASMESSO_INPS,
    StatoControllo.ACQUISITO_INPS,
    StatoControllo.RESPINTO_INPS,
}


class Cammino:
    """One check and the three Comuni of its chain; each method is an act asked at any moment, `r` chooses its details."""

    def __init__(self, mondo, altri, r):
        self.mondo, self.altri, self.r = mondo, altri, r
        self.controllo = mondo.caso.nucleo.controlli.select_related("nucleo", "comune_competente").get()
        self.resp, self.coord = mondo.responsabile_anagrafici, mondo.coordinatore_anagrafici
        self.versione = self.controllo.versione - r.choice([0, 0, 0, 1])
        self.hop = self.controllo.rinvii.select_related("comune_destinatario").last()

    def assign(self):
        chi = self.resp if self.r.random() < 0.9 else self.altri[0]
        assign_controlli([self.controllo.pk], chi.accreditamento_id, by=self.coord)

    def leave(self):
        if self.r.random() < 0.2:
            return_controlli(self.resp.accreditamento, Sistema("prova"))

    def open(self):
        open_controllo(self.controllo, by=self.resp)

    def write(self):
        dal = date(1990, 1, 1) + timedelta(days=self.r.randint(0, 10_000))
        al = self.r.choice([None, dal + timedelta(days=self.r.randint(0, 4000))])
        campi = {"tipo": self.r.choice(["ISCR", "ISCR", "IRR"]), "comune": self.controllo.comune_competente}
        periodo.add_periodo(
            self.controllo, by=self.resp, versione=self.versione, data_inizio=dal, data_fine=al,
            motivo_fine="ALTRO" if al else "", **campi,
        )  # fmt: skip

    def drop(self):
        if row := self.controllo.periodi.order_by("?").first():
            periodo.delete_periodo(row, by=self.resp)

    def decide(self):
        esiti = {campo: self.r.choice(EsitoRequisito.values[1:]) for campo in esito.REQUISITI}
        if self.r.random() < 0.5:
            esiti = dict.fromkeys(esiti, "SODDISFATTO") | {
                "esito_res10": self.r.choice(["SODDISFATTO", "NON_SODDISFATTO"])
            }
        esito.set_esiti(
            self.controllo, by=self.resp, versione=self.versione, motivazione=self.r.choice(["", PERCHE]), **esiti
        )

    def conclude(self):
        esito.conclude_positivo(self.controllo, by=self.resp, versione=self.versione)

    def propose(self):
        codice = self.r.choice(["N10", "N02", "N12", "NS1", "NV1", "P01"])
        esito.propose_negativo(self.controllo, by=self.resp, versione=self.versione, esito_finale=codice)

    def approve(self):
        chi = self.coord if self.r.random() < 0.9 else self.resp
        esito.approve_negativo(self.controllo, by=chi, versione=self.versione)

    def reject(self):
        esito.reject_negativo(self.controllo, by=self.coord, versione=self.versione, motivo="Guarda meglio i registri.")

    def accept(self):
        esito.accept_effettiva(self.controllo, by=self.coord, versione=self.versione, motivazione=PERCHE)

    def reopen(self):
        riapertura.reopen_controllo(
            self.controllo, by=self.coord, versione=self.versione, motivo="NUOVI_ELEMENTI", testo="Una carta nuova."
        )

    def cancel(self):
        if self.r.random() < 0.1:
            riapertura.cancel_controllo(self.controllo, by=self.coord, versione=self.versione, motivo="RINUNCIA")

    def convene(self):
        quando = OGGI + timedelta(days=self.r.choice([0, 10, 60]))
        convocazione.convene_person(
            self.controllo, by=self.resp, versione=self.versione, data_convocazione=OGGI, data_colloquio=quando,
            canale="PEC",
        )  # fmt: skip

    def hear(self):
        come = self.r.choice(EsitoConvocazione.values)
        convocazione.record_colloquio(self.controllo, by=self.resp, versione=self.versione, esito=come)

    def wait(self):
        service = self.r.choice([convocazione.await_iscrizione, convocazione.end_iscrizione])
        service(self.controllo, by=self.resp, versione=self.versione)

    def note(self):
        add_nota(self.controllo, by=self.r.choice([self.resp, self.coord]), testo="Una nota.")

    def inps(self):
        """INPS's next word on the last message: it has it, acquires it, or says no."""
        row = self.controllo.comunicazioni.first()
        if row is None:
            return
        if row.stato == "DA_INVIARE":
            comunicazione.build_comunicazione(row.pk)
        elif self.r.random() < 0.3:
            comunicazione.record_rifiuto(row.pk, "DATO_ERRATO", "Dato errato")
        elif row.stato == "INVIATA":
            comunicazione.record_ricevuta(row.pk, {"numero_ricevuta": "1", "id": "x"})
        else:
            comunicazione.record_acquisita(row.pk)

    # The chain

    def send(self):
        dove = self.r.choice([self.mondo.bologna, self.mondo.stagno, self.mondo.cremona])
        a = rinvio.Destinazione(
            dove, "COMUNE_PROVENIENZA", pec_destinatario=self.r.choice(["", "a@pec.example.it", "a"])
        )
        rinvio.send_rinvio(self.controllo, by=self.resp, versione=self.versione, dove=a)

    def withdraw(self):
        rinvio.cancel_rinvio(self.controllo, by=self.resp, versione=self.versione)

    def receive(self):
        rinvio.close_lettera(self.controllo, by=self.resp, versione=self.versione)

    def take(self):
        if self.hop:
            rinvio.take_rinvio(self.hop, by=self._who())

    def answer(self):
        if self.hop:
            self.r.choice([rinvio.return_rinvio, self._reject, self._forward, self._attest])(self.hop, by=self._who())

    def _who(self):
        """Mostly who works for the Comune that is asked."""
        qui = {self.mondo.bologna.pk: self.altri[0], self.mondo.stagno.pk: self.altri[1]}
        suo = qui.get(self.hop.comune_destinatario_id, self.resp)
        return suo if self.r.random() < 0.8 else self.r.choice([*self.altri, self.resp])

    def _reject(self, hop, by):
        rinvio.reject_rinvio(hop, by=by, motivo_respinta=self.r.choice(MotivoRespinta.values))

    def _forward(self, hop, by):
        dove = self.r.choice([self.mondo.bologna, self.mondo.stagno, self.mondo.cremona])
        rinvio.forward_rinvio(hop, by=by, dove=rinvio.Destinazione(dove, "COMUNE_PROVENIENZA"))

    def _attest(self, hop, by):
        dal = date(1995, 1, 1) + timedelta(days=self.r.randint(0, 7000))
        rinvio_periodo.add_periodo_rinvio(
            hop, by=by, tipo="ISCR", comune=hop.comune_destinatario, data_inizio=dal,
            data_fine=dal + timedelta(days=300), motivo_fine="ALTRO",
        )  # fmt: skip


ATTI = sorted(name for name in vars(Cammino) if not name.startswith("_"))
# Ordinary ways: to a negative outcome that INPS has, and along the chain.
STRADE = (
    ["assign", "open", "write", "decide", "propose", "approve", "inps", "inps", "inps"],
    ["assign", "open", "send", "take", "answer", "answer", "take", "answer"],
)


@pytest.fixture
def altri(mondo):
    """Responsabili of Bologna and Stagno, who may be asked."""
    return [
        make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_b, mondo.bologna),
        make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_a, mondo.stagno),
    ]


def walk_of(mondo, altri, seed):
    """One walk: an ordinary beginning, then anything; the states of check and hops that it passed."""
    r = random.Random(seed)  # noqa: S311 -- a walk that can be walked again
    strada = r.choice(STRADE)
    walk = strada[: r.randint(2, len(strada))] + r.choices(ATTI, k=10)
    with transaction.atomic():
        found = [state for name in walk for state in step(mondo, altri, r, name)]
        transaction.set_rollback(True)
    return set(found)


def step(mondo, altri, r, name):
    """One act: done whole, or refused whole with an answer that its page knows how to say; the states then."""
    cammino = Cammino(mondo, altri, r)
    try:
        with transaction.atomic():
            getattr(cammino, name)()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except RIFIUTI:
        return []
    after = Controllo.objects.get(pk=cammino.controllo.pk)
    hops = list(after.rinvii.all())
    aperti = [each for each in hops if each.stato in APERTI]
    assert after.versione >= cammino.controllo.versione
    assert bool(aperti) is (after.stato == StatoControllo.RINVIATO_ALTRO_COMUNE)
    assert [each.comune_destinatario_id for each in aperti] == ([after.comune_detentore_id] if aperti else [])
    assert [each.progressivo for each in hops] == list(range(1, len(hops) + 1))
    return [StatoControllo(after.stato), *(StatoRinvio(each.stato) for each in hops)]


@given(st.integers(0, 2**32))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_walk_through_the_services_reaches_what_the_database_refuses(mondo, altri, seed):
    walk_of(mondo, altri, seed)


@pytest.mark.slow
def test_many_walks_reach_what_is_before_inps_and_nothing_that_the_database_refuses(mondo, altri):
    reached = set().union(*(walk_of(mondo, altri, seed) for seed in range(GIRI)))

    assert (set(StatoControllo) - DI_INPS) | set(StatoRinvio) <= reached
