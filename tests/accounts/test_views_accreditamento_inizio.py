"""What the form of an accreditation starts from, and where it leads when it is done."""

from datetime import date

from accounts.models import Accreditamento, RigaIndicazione, Ruolo
from tests.accounts.test_views_accreditamento import fill, riga, url
from tests.factories.accreditamento import accredit, make_persona, make_riga
from tests.factories.persone import client_for

__all__ = ["riga"]  # the fixture


def initial_of(mondo, riga) -> dict:
    return client_for(mondo.amministratore).get(url("create", riga)).context["form"].initial


def test_accreditamento_create_starts_from_what_the_comune_wrote(mondo, riga):
    written = {
        "email": "n.galli@comune.example.it",
        "telefono": "0372 999999",
        "profilo_professionale": "SOCIOLOGO",
        "contratto_fino_al": date(2027, 12, 31),
    }
    RigaIndicazione.objects.filter(pk=riga.pk).update(**written)

    initial = initial_of(mondo, riga)

    assert {name: initial[name] for name in written} == written
    assert initial["valido_al"] == date(2027, 12, 31)


def test_accreditamento_create_starts_from_what_the_ambito_knows_of_the_person(mondo):
    persona = make_persona(
        "Galli",
        profilo_professionale="ASSISTENTE_SOCIALE",
        numero_albo="7",
        sezione_albo="A",
        regione_albo="Lombardia",
        ente_datore="Azienda sociale",
        email="nota@comune.example.it",
    )
    accredit(mondo.amministratore, mondo.cremona, persona=persona)
    riga = make_riga(mondo.stagno, Ruolo.COORDINATORE_PATTO, persona)
    RigaIndicazione.objects.filter(pk=riga.pk).update(telefono="0372 999999")

    initial = initial_of(mondo, riga)

    known = ("profilo_professionale", "numero_albo", "sezione_albo", "regione_albo", "ente_datore", "email")
    assert {name: initial[name] for name in known} == {name: persona[name] for name in known}
    assert initial["telefono"] == "0372 999999"  # the letter is the newer word


def test_accreditamento_create_starts_from_the_act_and_funds_of_the_one_before_in_the_letter(mondo, riga):
    other = make_riga(mondo.cremona, persona=make_persona("Verdi"))
    first = initial_of(mondo, other)
    other.indicazione = riga.indicazione
    other.save(update_fields=["indicazione"])

    client_for(mondo.amministratore).post(url("create", riga), fill(riga))

    initial = initial_of(mondo, other)
    assert "fondi" not in first
    assert (initial["fondi"], initial["designato_da"], initial["estremi_atto"], initial["data_designazione"]) == (
        ["PON_INCLUSIONE"],
        "Anna Bianchi, Sindaca",
        "Decreto 7",
        date(2019, 5, 2),
    )
    assert "numero_documento" not in initial


def test_accreditamento_detail_leads_to_the_next_person_of_the_letter(mondo, riga):
    other = make_riga(mondo.cremona, persona=make_persona("Verdi"))
    other.indicazione = riga.indicazione
    other.save(update_fields=["indicazione"])
    client = client_for(mondo.amministratore)

    page = client.post(url("create", riga), fill(riga), follow=True).content.decode()
    client.post(url("create", other), fill(other, cognome="Verdi"))
    last = client.get(url("detail", Accreditamento.objects.get(riga_indicazione=other))).content.decode()

    assert ("Accredita il prossimo della lettera (1)" in page, url("create", other) in page) == (True, True)
    assert "Accredita il prossimo" not in last
