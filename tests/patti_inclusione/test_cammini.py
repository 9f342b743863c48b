"""Random walks: whatever is asked of the services, in whatever order, never reaches a state that the database refuses."""

import random
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.http import Http404
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from patti_inclusione.models import (
    AnalisiPreliminare,
    Assegnazione,
    Caso,
    CodiceTermine,
    ComunicazioneInps,
    Convocazione,
    EsitoInvio,
    EsitoPresenza,
    InvioCpi,
    Patto,
    StatoCaso,
    TipoConvocazione,
)
from patti_inclusione.services import (
    analisi,
    analisi_riapertura,
    appuntamento,
    assegnazione,
    comunicazione,
    convocazione,
    cpi,
    cpi_messaggio,
    firma,
    patto,
    prenotazione,
    rinvio_cpi,
    scadenza,
    termine_incontro,
)
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti import services as documenti
from tests.factories.analisi import make_completa
from tests.factories.patti import firme_of, make_bozza, make_file_firmato
from tests.factories.pdf import PDF
from tests.factories.pubblicazione import fresh, published

# What a service may answer to what cannot be done now. Anything else, an IntegrityError first of all, is a mistake.
RIFIUTI = (
    TransitionError,
    Http404,
    assegnazione.SuperataError,
    assegnazione.CaseManagerError,
    appuntamento.VersioneError,
    prenotazione.SovrapposizioneError,  # the Case manager sees another family at that hour
    prenotazione.OrarioError,
    analisi.SuperataError,
    analisi.IncompletaError,
    patto.ConflittoError,
    patto.IncompletoError,
    firma.FirmaError,
    cpi.CpiError,
)
OGGI = calendario.today()


class Cammino:
    """One case and who works on it; each method is an act that may be asked at any moment, `r` chooses its details."""

    def __init__(self, mondo, r):
        self.mondo, self.r, self.caso = mondo, r, Caso.objects.select_related("nucleo").get(pk=mondo.caso.pk)
        corrente = Assegnazione.objects.filter(caso=self.caso, al=None).first()
        people = {each.accreditamento_id: each for each in (mondo.case_manager, mondo.collega)}
        follows = people.get(corrente.case_manager_id if corrente else None, mondo.case_manager)
        self.by = follows if r.random() < 0.9 else r.choice(list(people.values()))

    def _last(self, model):
        return model.objects.filter(caso=self.caso).order_by("?").first()

    # The Coordinatore

    def assign(self):
        chosen = self.r.choice([self.mondo.case_manager, self.mondo.collega])
        assegnazione.assign_caso(
            self.caso, chosen.accreditamento, by=self.mondo.coordinatore, lotto=uuid4(), motivo="CARICO"
        )

    def withdraw(self):
        corrente = Assegnazione.objects.filter(caso=self.caso).order_by("?").first()
        assegnazione.withdraw_caso(self.caso, attuale=corrente.pk, motivo="ASSENZA", by=self.mondo.coordinatore)

    # Convocations

    def convoke(self):
        when = timezone.now() + timedelta(days=self.r.choice([-3, -1, 5]))
        dati = convocazione.Appuntamento(
            uuid4(), self.r.choice(TipoConvocazione.values), when, 60, "PRESENZA", "Via Roma 1", ["SMS"], "Testo."
        )
        people = list(self.caso.nucleo.componenti.all())
        versione = self.caso.versione - self.r.choice([0, 0, 0, 1])
        convocazione.fix_convocazione(
            self.caso, dati, people, versione=versione, by=self.by, mandata=self.r.random() < 0.5
        )

    def send(self):
        if found := self._last(Convocazione):
            esito = self.r.choice(EsitoInvio.values)
            when = None if esito == EsitoInvio.DA_FARE else timezone.now()
            rows = [convocazione.Invio(row.pk, esito, "333", when) for row in found.invii.all()]
            convocazione.register_invii(found, rows, versione=self.caso.versione, by=self.by)

    def cancel(self):
        if found := self._last(Convocazione):
            convocazione.cancel_convocazione(found, versione=self.caso.versione, by=self.by)

    def outcome(self):
        if found := self._last(Convocazione):
            rows = [
                convocazione.Presenza(
                    persona.pk, esito := self.r.choice(EsitoPresenza.values),
                    motivo="MALATTIA_INFORTUNIO" if esito == EsitoPresenza.ASSENTE_GIUSTIFICATO else "",
                )
                for persona in found.componenti.all()
            ]  # fmt: skip
            convocazione.record_esiti(found, rows, versione=self.caso.versione, by=self.by)

    # Analisi preliminare

    def analyse(self):
        if AnalisiPreliminare.objects.filter(caso=self.caso).exists():
            analisi.start_analisi(self.caso, by=self.by, data=OGGI, presenti=[])
        else:
            make_completa(self.caso, self.by, self.r.choice("ABCD"))

    def finalize(self):
        found = self._last(AnalisiPreliminare)
        analisi.finalize_analisi(self.caso, by=self.by, revisione=found.revisione if found else 0)

    def reopen(self):
        analisi_riapertura.reopen_analisi(self.caso, by=self.by, motivo="Sono cambiate le cose.")

    # Patto

    def write_patto(self):
        if self.caso.stato == StatoCaso.IN_DEFINIZIONE_PATTO and not self._last(Patto) and self._follows():
            make_bozza(self.caso, self.by, self.caso.esito_ap or "B")
        else:
            patto.start_patto(self.caso, by=self.by)

    def _follows(self):
        return Assegnazione.objects.filter(caso=self.caso, al=None, case_manager=self.by.accreditamento_id).exists()

    def freeze(self):
        if found := self._last(Patto):
            found = patto.freeze_patto(found, by=self.by)
            patto.attach_pdf(found.pk, found.edizione, documenti.store_pdf(PDF, "patto.pdf"))

    def unfreeze(self):
        if found := self._last(Patto):
            patto.unfreeze_patto(found, by=self.by)

    def sign(self):
        if found := self._last(Patto):
            firme = firme_of(self.caso)
            if self.r.random() < 0.3:
                firme[0] = firma.Firma("RIFIUTO", OGGI, firme[0].componente)
            firma.sign_patto(found, by=self.by, edizione=found.edizione, firme=firme, firmato=make_file_firmato())

    # INPS

    def inps(self):
        if found := self._last(ComunicazioneInps):
            act = self.r.choice(["build", "receipt", "refuse", "acquired", "resend"])
            if act == "build":
                comunicazione.build_comunicazione(found.pk)
            elif act == "receipt":
                comunicazione.record_ricevuta(found.pk, {"id": "1", "numero_ricevuta": "R-1"})
            elif act == "refuse":
                comunicazione.record_rifiuto(found.pk, "DATA_FUTURA", "")
            elif act == "acquired":
                comunicazione.record_acquisita(found.pk)
            else:
                comunicazione.resend_comunicazione(found, by=self.by)

    # The Centro per l'impiego

    def go_to_cpi(self):
        if self.r.random() < 0.5:
            cpi.send_cpi(self.caso, by=self.by)
            return
        persone = list(self.caso.nucleo.componenti.values_list("pk", flat=True))
        cpi.send_cpi_dal_patto(self.caso, by=self.by, cpi="Cremona", persone=persone, perche="Resta il lavoro.")

    def recall_cpi(self):
        cpi.recall_cpi(self.caso, by=self.by)

    def cpi_answers(self):
        invio = self._last(InvioCpi)
        if invio is None or cpi_messaggio.build_rinvio(invio.pk) is None:
            return
        if self.r.random() < 0.5:
            cpi_messaggio.record_rifiuto(invio.pk, "GIA_PRESENTE", "")
        else:
            ricevuta = {"numero_ricevuta": "1", "ricevuto_il": timezone.now().isoformat()}
            cpi_messaggio.record_ricevuta(invio.pk, ricevuta)

    def cpi_gives_back(self):
        code = self.caso.nucleo.componenti.first().codice_fiscale
        rinvio = rinvio_cpi.Ricevuto(str(self.r.random()), "Cremona", OGGI, [code], ["SALUTE"])
        rinvio_cpi.record_rinvio(rinvio)

    # Clocks

    def clocks(self):
        giorno = OGGI + timedelta(days=self.r.randint(-40, 40))
        codice = self.r.choice([c for c in CodiceTermine if c != CodiceTermine.T11])
        riferimento = self.r.choice([None, None, uuid4()])
        self.r.choice(
            [
                lambda: scadenza.open_scadenza(self.caso, codice, giorno, riferimento),
                lambda: scadenza.close_scadenza(self.caso, codice, giorno),
                lambda: scadenza.dismiss_scadenza(self.caso, codice, giorno),
                lambda: scadenza.suspend_scadenze(self.caso, giorno),
                lambda: scadenza.resume_scadenze(self.caso, giorno),
                lambda: scadenza.expire_scadenze(giorno),
                lambda: termine_incontro.open_incontri(giorno),
                lambda: scadenza.dismiss_scadenze(self.caso, giorno),
            ]
        )()


ATTI = sorted(name for name in vars(Cammino) if not name.startswith("_"))
BUONI = [
    "convoke",
    "outcome",
    "analyse",
    "finalize",
    "write_patto",
    "freeze",
    "sign",
    "inps",
    "inps",
]  # an ordinary way


def walk_of(mondo, seed):
    """One walk: an ordinary beginning, then anything."""
    r = random.Random(seed)  # noqa: S311 -- a walk that can be walked again
    walk = BUONI[: r.randint(0, len(BUONI))] + r.choices(ATTI, k=12)
    with transaction.atomic():
        states = [step(mondo, r, name) for name in walk]
        transaction.set_rollback(True)
    return set(states)


@given(st.integers(0, 2**32))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_walk_through_the_services_reaches_what_the_database_refuses(mondo, seed):
    walk_of(mondo, seed)


@pytest.mark.slow
def test_many_walks_reach_every_state_of_today_and_none_that_the_database_refuses(mondo):
    reached = set().union(*(walk_of(mondo, seed) for seed in range(150)))

    assert reached >= {
        StatoCaso.DA_ASSEGNARE,
        StatoCaso.ASSEGNATO,
        StatoCaso.CONVOCATO,
        StatoCaso.IN_ANALISI_PRELIMINARE,
        StatoCaso.AP_FINALIZZATA,
        StatoCaso.IN_DEFINIZIONE_PATTO,
        StatoCaso.PATTO_DA_FIRMARE,
        StatoCaso.PATTO_ATTIVO,
    }


def step(mondo, r, name):
    """One act: done whole, or refused whole with an answer that its page knows how to say; the state of the case then."""
    cammino = Cammino(mondo, r)
    try:
        with transaction.atomic():
            getattr(cammino, name)()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except RIFIUTI:
        return cammino.caso.stato
    after = Caso.objects.get(pk=mondo.caso.pk)
    assert after.versione >= cammino.caso.versione
    assert Assegnazione.objects.filter(caso=after, al=None).exists() is (after.stato != StatoCaso.DA_ASSEGNARE)
    assert published(after) == fresh(after)
    return after.stato
