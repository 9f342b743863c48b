"""Guests of an équipe: their way in, the sections they were given, and nothing else."""

from datetime import timedelta

import pytest
from django.core import mail
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from patti_inclusione.models import DimensioneQuadro, InvitoEquipe, StatoCaso
from patti_inclusione.services import equipe, quadro
from patti_inclusione.services import ospite as services
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from tests.consistency.urls import all_urls
from tests.factories import quadri
from tests.factories.analisi import make_minore
from tests.factories.ospiti import client_of, invite, make_ospite
from tests.factories.persone import client_for

DETAIL = "patti_inclusione:ospite_detail"
CODICE = "patti_inclusione:ospite_codice"


@pytest.fixture
def minore(mondo):
    return make_minore(mondo.caso)


@pytest.fixture
def membro(mondo, minore):
    quadri.start(mondo.caso, mondo.case_manager)
    return make_ospite(mondo.caso, mondo.case_manager, [minore])


@pytest.fixture
def ospite(mondo, membro):
    return client_of(membro, mondo.case_manager)


def page(sezione, persona=None, name="edit"):
    return reverse(f"patti_inclusione:ospite_{name}", args=[sezione, *([persona.pk] if persona else [])])


def test_invite_leaves_by_email_without_the_code_or_the_family(mondo, membro):
    _, codice = invite(membro, mondo.case_manager)

    testo = mail.outbox[-1].subject + mail.outbox[-1].body
    assert mail.outbox[-1].to == [membro.email]
    assert [each for each in (codice, mondo.caso.nucleo.cognome, "Sara", mondo.caso.codice) if each in testo] == []


def test_invite_shows_the_code_once_to_the_case_manager(mondo, membro):
    answer = client_for(mondo.case_manager).post(reverse("patti_inclusione:membro_invite", args=[membro.pk]))

    invito = InvitoEquipe.objects.get()
    assert answer.context["codice"] in answer.content.decode()
    assert answer.context["codice"] not in invito.codice_hash


def test_invite_is_refused_before_the_quadro(mondo, minore):
    quadri.finish_analisi(mondo.caso, mondo.case_manager)
    membro = make_ospite(mondo.caso, mondo.case_manager, [minore])

    with pytest.raises(TransitionError):
        services.invite(membro, by=mondo.case_manager)


def test_the_link_opens_nothing_without_the_code(mondo, membro):
    link, _ = invite(membro, mondo.case_manager)
    client = Client()

    assert client.get(link).url == reverse(CODICE)
    assert client.get(reverse(DETAIL)).status_code == 404


def test_the_fifth_wrong_code_ends_the_invitation(mondo, membro):
    link, codice = invite(membro, mondo.case_manager)
    client = Client()
    client.get(link)

    answers = [client.post(reverse(CODICE), {"codice": "SBAGLIATO"}).status_code for _ in range(5)]

    assert answers == [200] * 5
    assert client.post(reverse(CODICE), {"codice": codice}).status_code == 404


def test_the_link_works_once(mondo, membro):
    link, codice = invite(membro, mondo.case_manager)
    client = Client()
    client.get(link)
    client.post(reverse(CODICE), {"codice": codice})

    assert client.get(reverse(DETAIL)).status_code == 200
    assert Client().get(link).status_code == 404


def test_the_link_expires(mondo, membro):
    link, _ = invite(membro, mondo.case_manager)
    InvitoEquipe.objects.update(scade_il=timezone.now() - timedelta(minutes=1))

    assert Client().get(link).status_code == 404


def test_ospite_sees_his_pages_and_no_other(ospite, minore, mondo):
    indice = ospite.get(reverse(DETAIL)).context["indice"]
    adulto = mondo.caso.nucleo.componenti.get(relazione="RICHIEDENTE")

    assert [voce.url for _, voci in indice.gruppi for voce in voci] == [page("crescita", minore)]
    assert ospite.get(page("crescita", minore)).status_code == 200
    assert [
        ospite.get(url).status_code
        for url in (page("genitori", minore), page("famiglia"), page("salute", adulto), page("crescita", adulto))
    ] == [404] * 4


def test_ospite_reads_nothing_of_the_rest_of_the_family(ospite, minore, mondo):
    analisi = mondo.caso.analisi.get()
    analisi.bisogni.create(area="PERSONALE_SOCIALE", voce="SAL_CRONICA", gravita="GRAVE", nucleo_intero=True)

    testo = ospite.get(reverse(DETAIL)).content.decode() + ospite.get(page("crescita", minore)).content.decode()

    altri = mondo.caso.nucleo.componenti.exclude(pk=minore.pk).values_list("nome", flat=True)
    assert [nome for nome in (*altri, mondo.caso.codice, "Dall'Analisi") if nome in testo] == []


def test_ospite_writes_in_his_name_and_the_reading_is_registered(ospite, minore, membro, mondo):
    ospite.get(page("crescita", minore))
    answer = ospite.post(
        page("crescita", minore, "autosave"),
        {"versione": "0", "B6-livello": "LIVELLO_ADEGUATO", "N1-livello": "PROBLEMA_GRAVE"},
    )

    riga = DimensioneQuadro.objects.get()
    assert (answer.status_code, riga.dimensione, riga.compilata_da, riga.compilata_da_membro) == (
        200,
        "B6",
        None,
        membro,
    )
    visti = AccessoDato.objects.filter(ruolo=f"ospite:{membro.pk}", nucleo_id=mondo.caso.nucleo_id)
    assert set(visti.values_list("atto", flat=True)) == {"ospite_edit", "save_quadro"}


def test_ospite_and_case_manager_on_one_page_compare(ospite, minore, mondo, membro):
    ospite.post(page("crescita", minore, "autosave"), {"versione": "0", "B6-livello": "LIVELLO_ADEGUATO"})

    url = reverse("patti_inclusione:quadro_autosave", args=[mondo.caso.pk, "crescita", minore.pk])
    answer = client_for(mondo.case_manager).post(url, {"versione": "0", "B6-livello": "PROBLEMA_LIEVE"})

    assert answer.status_code == 409
    assert answer.json()["messaggio"].startswith(f"{membro.nome_completo} ha salvato questa pagina")


def test_ospite_who_only_reads_cannot_write(mondo, membro, minore):
    equipe.MembroEquipe.objects.filter(pk=membro.pk).update(accesso_piattaforma="LETTURA")
    ospite = client_of(membro, mondo.case_manager)

    assert ospite.get(page("crescita", minore)).status_code == 200
    for name in ("edit", "autosave"):
        assert (
            ospite.post(page("crescita", minore, name), {"versione": "0", "B6-livello": "LIVELLO_ADEGUATO"}).status_code
            == 404
        )
    assert not DimensioneQuadro.objects.exists()


def end_of_day(membro, mondo):
    ieri = calendario.today() - timedelta(days=1)
    equipe.MembroEquipe.objects.filter(pk=membro.pk).update(dal=ieri, al=ieri)


def taken_out(membro, mondo):
    equipe.end_membro(mondo.caso, membro, by=mondo.case_manager)


def invited_again(membro, mondo):
    services.invite(membro, by=mondo.case_manager)


def quadro_finished(membro, mondo):
    foglio = quadri.fill(mondo.caso, mondo.case_manager)
    quadro.finalize_quadro(mondo.caso, by=mondo.case_manager, revisione=foglio.quadro.revisione)


def case_in_queue(membro, mondo):
    mondo.caso.stato = StatoCaso.SOSPESO
    mondo.caso.save(update_fields=["stato"])


@pytest.mark.parametrize("fine", [end_of_day, taken_out, invited_again, quadro_finished, case_in_queue])
def test_ospite_is_out_at_once_when(ospite, membro, minore, mondo, fine):
    assert ospite.get(reverse(DETAIL)).status_code == 200

    fine(membro, mondo)

    assert ospite.get(reverse(DETAIL)).status_code == 404
    assert ospite.get(page("crescita", minore)).status_code == 404
    assert ospite.post(page("crescita", minore, "autosave"), {"versione": "0"}).status_code == 404


@pytest.mark.parametrize("name", ["caso_detail", "quadro_detail", "quadro_check", "analisi_detail", "patto_detail"])
def test_ospite_is_a_stranger_everywhere_else(ospite, mondo, name):
    answer = ospite.get(reverse(f"patti_inclusione:{name}", args=[mondo.caso.pk]))

    assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("accounts:accesso"))


def test_ospite_of_one_case_sees_nothing_of_another(ospite, mondo):
    altro = make_minore(mondo.caso_b, nome="Zoe")
    quadri.start(mondo.caso_b, mondo.case_manager_b)

    assert ospite.get(page("crescita", altro)).status_code == 404


def test_ospite_leave_ends_the_session(ospite):
    ospite.post(reverse("patti_inclusione:ospite_leave"))

    assert ospite.get(reverse(DETAIL)).status_code == 404


def test_save_pagina_reads_the_access_again_after_the_lock(mondo, membro, minore):
    invito = client_of(membro, mondo.case_manager).session["ospite_entrato"]
    pagina = quadri.read(mondo.caso).pagina("crescita", minore.pk)
    taken_out(membro, mondo)

    with pytest.raises(Http404):
        services.save_pagina(membro, pagina, services.Contenuto("x"), invito_id=invito, versione=0)


def test_ospite_is_a_stranger_to_every_page_of_the_platform(ospite, mondo):
    dentro = [url for url in all_urls() if not url.public and url.policy and set(url.arguments) <= {"pk"}]
    paths = [reverse(url.name, kwargs=dict.fromkeys(url.arguments, mondo.caso.pk)) for url in dentro]

    answers = {path: ospite.get(path) for path in paths}

    assert len(paths) > 60
    assert {path: a.status_code for path, a in answers.items() if a.status_code not in (302, 405)} == {}
    assert {a.url.split("?")[0] for a in answers.values() if a.status_code == 302} == {reverse("accounts:accesso")}
