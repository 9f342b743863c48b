from datetime import date

from django.urls import reverse

from accounts.models import StatoRichiesta
from rdc_platform import codice_fiscale
from tests.accounts.test_views_richiesta_passi import page, pec_data
from tests.factories.persone import client_for
from tests.factories.richieste import make_richiesta, upload

S = StatoRichiesta


def copie(richiesta, *names):
    """What is posted of another person: the tick and the copies in `names`."""
    files = {f"{richiesta.pk}-{name}": upload(f"{name}.pdf") for name in names}
    return {f"{richiesta.pk}-vale": "on"} | files


def test_richiesta_pec_offers_the_others_of_the_ambito_that_wait(mondo):
    richiesta, other = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_a, nome="Zoe")
    make_richiesta(mondo.ambito_a, S.IN_VERIFICA, nome="Ugo")
    make_richiesta(mondo.ambito_b, nome="Ada")

    altre = client_for(mondo.ministero).get(page("richiesta_pec", richiesta)).context["altre"]

    assert [form.richiesta for form in altre] == [other]


def test_richiesta_pec_records_one_pec_for_those_ticked(mondo):
    richiesta, second, left = (make_richiesta(mondo.ambito_a) for _ in "abc")
    data = pec_data(richiesta, firmatario_codice_fiscale="") | copie(second, "documento_identita", "codice_fiscale")

    response = client_for(mondo.ministero).post(page("richiesta_pec", richiesta), data, follow=True)

    assert "PEC registrata per 2 persone" in response.content.decode()
    for row in (richiesta, second, left):
        row.refresh_from_db()
    assert [row.stato for row in (richiesta, second, left)] == [S.PEC_RICEVUTA, S.PEC_RICEVUTA, S.FORM_INVIATO]
    assert second.allegati.count() == 3


def test_richiesta_pec_wants_the_copies_of_each_that_is_ticked(mondo):
    richiesta, second = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_a)
    data = pec_data(richiesta) | copie(second, "documento_identita")

    response = client_for(mondo.ministero).post(page("richiesta_pec", richiesta), data)

    assert "codice_fiscale" in response.context["altre"][0].errors
    assert "Codice fiscale di Marta Ferrari: Allega il codice fiscale" in response.content.decode()
    richiesta.refresh_from_db()
    assert richiesta.stato == S.FORM_INVIATO


def test_richiesta_pec_keeps_the_codice_fiscale_of_the_signer_and_checks_it(mondo):
    client, richiesta = client_for(mondo.ministero), make_richiesta(mondo.ambito_a)
    cf = codice_fiscale.encode("Sindaca", "Piera", "F", date(1970, 1, 1), "D150")
    other = "A" if cf[-1] != "A" else "B"

    wrong = client.post(
        page("richiesta_pec", richiesta), pec_data(richiesta, firmatario_codice_fiscale=cf[:-1] + other)
    )
    client.post(page("richiesta_pec", richiesta), pec_data(richiesta, firmatario_codice_fiscale=cf.lower()))

    assert "l'ultima lettera dovrebbe essere" in wrong.context["form"].errors["firmatario_codice_fiscale"][0]
    richiesta.refresh_from_db()
    assert richiesta.firmatario_codice_fiscale == cf


def test_richiesta_same_pec_takes_it_from_the_other_in_one_click_and_two_copies(mondo):
    client = client_for(mondo.ministero)
    known, richiesta = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_a)
    client.post(page("richiesta_pec", known), pec_data(known))
    known.refresh_from_db()
    address = f"{page('richiesta_same_pec', richiesta)}?di={known.pk}"

    assert address in client.get(page("richiesta_pec", richiesta)).content.decode()
    shown = client.get(address).content.decode()
    client.post(address, {"documento_identita": upload("carta.pdf"), "codice_fiscale": upload("cf.pdf")})

    assert known.numero_richiesta in shown
    richiesta.refresh_from_db()
    assert richiesta.stato == S.PEC_RICEVUTA
    assert (richiesta.pec_message_id, richiesta.pec_ricevuta_il, richiesta.firmatario_cognome) == (
        known.pec_message_id,
        known.pec_ricevuta_il,
        known.firmatario_cognome,
    )


def test_richiesta_same_pec_wants_the_copies(mondo):
    client = client_for(mondo.ministero)
    known, richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA), make_richiesta(mondo.ambito_a)

    response = client.post(f"{page('richiesta_same_pec', richiesta)}?di={known.pk}", {})

    assert set(response.context["form"].errors) == {"documento_identita", "codice_fiscale"}


def test_richiesta_same_pec_of_another_ambito_or_of_nothing_goes_back(mondo):
    client, richiesta = client_for(mondo.ministero), make_richiesta(mondo.ambito_a)
    elsewhere = make_richiesta(mondo.ambito_b, S.IN_VERIFICA)

    for di in (elsewhere.pk, richiesta.pk, "niente", ""):
        response = client.get(f"{page('richiesta_same_pec', richiesta)}?di={di}")
        assert response.headers["Location"] == page("richiesta_pec", richiesta)


def test_richiesta_same_pec_is_the_ministrys_and_of_who_waits(mondo):
    known = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)
    address = reverse("accounts:richiesta_same_pec", args=[known.pk])

    for profilo in (mondo.amministratore, mondo.coordinatore, mondo.dpo):
        assert client_for(profilo).get(address).status_code == 404
    assert client_for(mondo.ministero).get(address).headers["Location"] == page("richiesta_detail", known)
