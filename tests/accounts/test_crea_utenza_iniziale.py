import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import Accreditamento, Livello, Operatore, Ruolo
from accounts.services import attivazione
from tests.factories.persone import make_profilo

DATI = {
    "ruolo": "MINISTERO",
    "codice_fiscale": "FRRGLI80C46H501P",
    "nome": "Giulia",
    "cognome": "Ferrante",
    "data_nascita": "1980-03-06",
    "luogo_nascita": "H501",
    "genere": "F",
    "email": "giulia.ferrante@example.it",
}


def create(**changes) -> tuple[str, str]:
    """(standard output, standard error) of the command with DATI, some of them changed."""
    out, err = io.StringIO(), io.StringIO()
    call_command("crea_utenza_iniziale", **DATI | changes, stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def test_crea_utenza_iniziale_prints_the_link_alone(db):
    out, err = create(codice_fiscale="frr gli 80c46 h501p")

    operatore = Operatore.objects.get()
    profilo = operatore.accreditamenti.get()
    assert err == ""
    assert out.count("\n") == 1
    assert (profilo.ruolo, profilo.livello, profilo.stato) == (Ruolo.MINISTERO, Livello.NAZIONALE, "ATTIVO")
    assert operatore.codice_fiscale == DATI["codice_fiscale"]
    assert Client().get("/" + out.strip().split("/", 3)[3]).url == reverse("accounts:attivazione_codice")


def test_crea_utenza_iniziale_again_gives_a_new_link_and_nothing_twice(db):
    first, _ = create()
    second, _ = create()

    assert first != second
    assert Client().get("/" + first.strip().split("/", 3)[3]).status_code == 404
    assert (Operatore.objects.count(), Accreditamento.objects.count()) == (1, 1)


def test_crea_utenza_iniziale_adds_a_profile_and_no_link_to_who_can_enter_already(mondo):
    operatore = mondo.flussi.operatore
    operatore.set_password("una frase lunga")
    operatore.save(update_fields=["password"])

    out, err = create(
        ruolo="ministero",
        codice_fiscale=operatore.codice_fiscale,
        nome=operatore.nome.upper(),
        cognome=operatore.cognome,
        data_nascita=str(operatore.data_nascita),
        luogo_nascita=operatore.belfiore_nascita,
        genere=operatore.genere,
    )

    assert out == ""
    assert err == "Il profilo Ministero c'è. La persona ha già attivato il suo accesso: entra con quello.\n"
    assert set(operatore.accreditamenti.values_list("ruolo", flat=True)) == {Ruolo.RESPONSABILE_FLUSSI, Ruolo.MINISTERO}
    assert attivazione.is_activated(operatore)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"ruolo": "CASE_MANAGER"}, "Scrivi --ruolo MINISTERO|RESPONSABILE_FLUSSI|DPO."),
        ({"nome": " ", "email": ""}, "Manca --nome, --email."),
        ({"codice_fiscale": "FRRGLI80C46H501A"}, "Controlla il codice fiscale: l'ultima lettera dovrebbe essere P."),
        ({"data_nascita": "6 marzo"}, "Scrivi --data-nascita così: 1980-03-06."),
        ({"data_nascita": "2015-03-06"}, "Controlla --data-nascita: serve una persona maggiorenne."),
        (
            {"luogo_nascita": "X999"},
            "Controlla --luogo-nascita: serve il codice catastale di un Comune o di uno Stato, per esempio H501.",
        ),
        ({"genere": "X"}, "Scrivi --genere M oppure --genere F."),
        ({"email": "giulia"}, "Controlla --email: un indirizzo è fatto così, nome@ente.it."),
        ({"cognome": "F" * 81}, "Accorcia --cognome: al massimo 80 caratteri."),
    ],
)
def test_crea_utenza_iniziale_says_what_is_wrong_and_ends_with_two(db, changes, error):
    with pytest.raises(CommandError) as raised:
        create(**changes)

    assert (str(raised.value), raised.value.returncode) == (error, 2)
    assert not Operatore.objects.exists()


def test_crea_utenza_iniziale_warns_of_a_code_that_disagrees_with_the_person(db):
    out, err = create(nome="Giuliana", genere="M")

    assert out.startswith("http")
    assert err.splitlines() == [
        "Attenzione. Controlla il nome: nel codice fiscale c'è GLI, dal nome viene GLN.",
        "Attenzione. Controlla il sesso: il codice fiscale è di una donna.",
    ]


def test_crea_utenza_iniziale_gives_no_role_to_who_has_the_code_of_another(db):
    create()

    with pytest.raises(CommandError, match="con altri dati"):
        create(nome="Giulio", ruolo="DPO")


@pytest.mark.parametrize(
    ("held", "wanted"), [("AMMINISTRATORE_AMBITO", "DPO"), ("CASE_MANAGER", "MINISTERO"), ("MINISTERO", "DPO")]
)
def test_crea_utenza_iniziale_gives_no_role_beside_one_it_does_not_go_with(mondo, held, wanted):
    create()
    operatore = Operatore.objects.get(codice_fiscale=DATI["codice_fiscale"])
    operatore.accreditamenti.all().delete()
    make_profilo(Ruolo(held), mondo.ambito_a, operatore=operatore)

    with pytest.raises(CommandError, match="non sta insieme") as raised:
        create(ruolo=wanted)

    assert raised.value.returncode == 2
