"""What a project tells of a family, from the act of the project to the Case manager's decision."""

from datetime import date

import pytest
from django.urls import reverse

from patti_inclusione.models import EventoCaso, NotiziaPuc, Segnalazione
from patti_inclusione.selectors import segnalazione as selectors
from patti_inclusione.services import notizie
from patti_inclusione.services import segnalazione as segnalazioni
from progetti_collettivita.models import EventoAssegnazione
from progetti_collettivita.services import assenze, partecipazione, proposta
from progetti_collettivita.tasks import expire_proposte
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from tests.factories.persone import client_for
from tests.factories.puc import assign, far_day, follow, make_puc, presence
from tests.factories.segnalazioni import make_assenza

MOTIVO = "Non ha aderito, e non ha detto perché: la proposta è arrivata e spiegata."
OGGI = reverse("patti_inclusione:oggi")


@pytest.fixture
def puc(mondo):
    return make_puc(mondo.responsabile_puc, mondo.cremona, posti_totali=9, posti_comune=7)


@pytest.fixture
def chi(mondo):
    persona = mondo.caso.nucleo.componenti.order_by("data_nascita").first()
    follow(persona)
    return persona


def deliver():
    """What the projects told, and nothing for another system."""
    Message.objects.exclude(topic="famiglie.notizia_puc").update(stato="CONSEGNATO")
    while claimed := delivery.claim():  # those of one person one after the other
        for message in claimed:
            delivery.deliver_one(message)


def refuse(mondo, puc, chi, **campi):
    """Refuse, and let the worker carry it."""
    row = assign(puc, chi, **campi)
    proposta.refuse_assegnazione(row, by=mondo.case_manager, versione=1, motivo="Segreto.")
    deliver()
    return row


def decide_url(notizia):
    return reverse("patti_inclusione:notizia_decide", args=[notizia.pk])


def test_a_refusal_waits_in_oggi_and_becomes_a_report_e05_of_that_day_once(mondo, puc, chi):
    row = refuse(mondo, puc, chi)
    Message.objects.filter(topic="famiglie.notizia_puc").update(stato="IN_CODA")
    deliver()
    notizia = NotiziaPuc.objects.get()
    client = client_for(mondo.case_manager)

    assert (notizia.tipo, notizia.partecipazione, notizia.caso) == ("RIFIUTO", row.pk, mondo.caso)
    assert EventoCaso.objects.filter(caso=mondo.caso, tipo="progetto").count() == 1
    assert "Segreto" not in str(Message.objects.get(topic="famiglie.notizia_puc").payload)
    assert decide_url(notizia) in client.get(OGGI).content.decode()
    assert (
        decide_url(notizia)
        in client.get(reverse("patti_inclusione:caso_detail", args=[mondo.caso.pk])).content.decode()
    )
    nuova = reverse("patti_inclusione:segnalazione_create", args=[mondo.caso.pk]) + f"?fatto=notizia-{notizia.pk}"
    assert nuova in client.get(decide_url(notizia)).content.decode()

    typed = {
        "data_accertamento": f"{calendario.today():%d/%m/%Y}",
        "motivazione": MOTIVO,
        "giustificato_motivo_valutato": "on",
    }
    answer = client.post(nuova, typed)
    assert answer.status_code == 302, answer.content.decode()
    segnalazione = Segnalazione.objects.get()
    assert (segnalazione.tipo_evento, segnalazione.componente, segnalazione.data_evento) == ("E05", chi, notizia.il)
    assert puc.codice_puc in selectors.read_dossier(segnalazione).oggetto
    assert decide_url(notizia) not in client.get(OGGI).content.decode()
    with pytest.raises(TransitionError):
        notizie.close_notizia(notizia, by=mondo.case_manager, motivo="tardi")
    segnalazioni.submit_segnalazione(segnalazione, by=mondo.case_manager)
    segnalazioni.withdraw_segnalazione(segnalazione, by=mondo.case_manager)
    assert decide_url(notizia) in client.get(OGGI).content.decode()


def test_who_does_not_report_says_why_and_the_fact_is_no_more_to_report(mondo, puc, chi):
    refuse(mondo, puc, chi)
    notizia = NotiziaPuc.objects.get()
    client = client_for(mondo.case_manager)

    empty = client.post(decide_url(notizia), {"motivo": " "}).content.decode()
    assert "Scrivi perché" in empty
    assert client.post(decide_url(notizia), {"motivo": "Assiste il padre."}).status_code == 302

    notizia.refresh_from_db()
    assert (notizia.motivo, notizia.chiusa_da) == ("Assiste il padre.", mondo.case_manager.accreditamento)
    assert decide_url(notizia) not in client.get(OGGI).content.decode()
    nuova = reverse("patti_inclusione:segnalazione_create", args=[mondo.caso.pk])
    assert client.get(f"{nuova}?fatto=notizia-{notizia.pk}").status_code == 404
    page = client.get(decide_url(notizia)).content.decode()
    assert "Assiste il padre." in page

    riapre = reverse("patti_inclusione:notizia_reopen", args=[notizia.pk])
    assert riapre in page
    client.post(riapre)
    assert decide_url(notizia) in client.get(OGGI).content.decode()
    assert "È già da decidere" in client.post(riapre, follow=True).content.decode()
    assert client.get(f"{nuova}?fatto=notizia-{notizia.pk}").status_code == 200


def test_who_did_not_answer_is_to_be_convoked_until_he_is(mondo, puc, chi):
    row = assign(puc, chi, data_proposta=far_day(-20), scadenza_risposta=far_day(-1))
    expire_proposte()
    deliver()
    notizia = NotiziaPuc.objects.get(partecipazione=row.pk, tipo="SENZA_RISPOSTA")
    client = client_for(mondo.case_manager)

    assert f"Convoca {chi.nome}" in client.get(OGGI).content.decode()
    page = client.get(decide_url(notizia)).content.decode()
    assert reverse("patti_inclusione:convocazione_create", args=[mondo.caso.pk]) in page
    make_assenza(mondo.caso, chi)
    assert decide_url(notizia) not in client.get(OGGI).content.decode()


def test_of_the_places_of_the_others_only_the_end_is_told(mondo, puc, chi):
    refuse(mondo, puc, chi, quota="VOLONTARIO")
    assert not NotiziaPuc.objects.exists()

    row = assign(puc, chi, "ATTIVO", quota="VOLONTARIO", data_fine_prevista=calendario.today())
    partecipazione.complete_assegnazione(
        row, by=mondo.responsabile_puc, versione=1, data_fine_effettiva=calendario.today()
    )
    deliver()

    assert NotiziaPuc.objects.get().tipo == "COMPLETATO"
    assert "ha completato il progetto" in EventoCaso.objects.get(tipo="progetto").testo


def test_who_does_not_want_to_go_on_is_told_as_who_did_not_join_and_whose_work_began_is_not(mondo, puc, chi):
    for motivo in ("INIZIO_LAVORO", "RIFIUTO"):
        row = assign(puc, chi, "ATTIVO")
        partecipazione.interrupt_assegnazione(
            row, by=mondo.responsabile_puc, versione=1, motivo=motivo, data_fine_effettiva=calendario.today()
        )
    deliver()

    tipi = NotiziaPuc.objects.order_by("arrivata_il", "tipo").values_list("partecipazione", "tipo")
    assert sorted(tipo for key, tipo in tipi if key == row.pk) == ["INTERROTTO", "RIFIUTO"]
    assert [tipo for key, tipo in tipi if key != row.pk] == ["INTERROTTO"]


def test_absences_past_a_threshold_are_told_once(mondo, puc, chi, forget_norme):
    ParametroNormativo.objects.filter(codice="PUC_ORE_ASSENZA_DECADENZA").update(valore="3")
    forget_norme()
    row = assign(puc, chi, "ATTIVO")
    presence(row, esito="ASSENTE_INGIUSTIFICATO")

    for _ in range(2):
        assenze.note_assenze(row, by=mondo.responsabile_puc, giorno=calendario.today())
        deliver()

    assert EventoAssegnazione.objects.filter(tipo="assenze_puc_decadenza").count() == 1
    assert NotiziaPuc.objects.get().segnalabile


def test_a_refusal_while_the_duties_stood_still_is_not_reportable(mondo, chi):
    notizia = notizie.record_notizia(
        chi.pk, tipo="RIFIUTO", partecipazione=chi.pk, progetto="D150-2020-0001", il=date(2020, 4, 1)
    )
    nuova = reverse("patti_inclusione:segnalazione_create", args=[mondo.caso.pk]) + f"?fatto=notizia-{notizia.pk}"
    typed = {
        "data_accertamento": f"{calendario.today():%d/%m/%Y}",
        "motivazione": MOTIVO,
        "giustificato_motivo_valutato": "on",
    }

    page = client_for(mondo.case_manager).post(nuova, typed).content.decode()

    assert "gli obblighi erano sospesi" in page
    assert not Segnalazione.objects.exists()
