"""Filling the demonstration with its people, by the very acts that a real installation does: nothing is put in by hand but them."""

import os
import secrets
from functools import cache

from django.contrib.auth.hashers import make_password

from accounts.models import Accreditamento, DispositivoTotp, Operatore, Ruolo
from accounts.models.dispositivo import cipher
from accounts.profilo import Profilo
from accounts.services import utenza
from ambiti.models import Ambito
from rdc_platform.audit.autori import Sistema
from rdc_platform.demo import accreditamento, persone
from rdc_platform.demo.persone import AmbitoDemo, PersonaDemo
from rdc_platform.demo.progetti import make_progetti
from rdc_platform.demo.richieste import make_richieste

BY = Sistema("prepara_demo")


def prepare() -> None:
    """Make the people and their profiles, in the caller's transaction."""
    ministero = _nazionale(persone.MINISTERO)
    for demo in persone.AMBITI:
        _ambito(demo, ministero)
    make_richieste(by=ministero)
    for persona in persone.ALTRI_NAZIONALI:
        _nazionale(persona)


def _ambito(demo: AmbitoDemo, ministero: Profilo) -> None:
    ambito = Ambito.objects.get(capofila=demo.capofila, sintetico=True)
    _enrol(demo.amministratore)
    amministratore = accreditamento.register_amministratore(ambito, demo.amministratore, by=ministero)
    accreditamento.sign_convenzioni(ambito, demo.senza_convenzione, by=amministratore)
    for persona in demo.operatori:
        _enrol(persona)
        accreditamento.accredit(ambito, persona, by=amministratore)
    responsabili = Accreditamento.objects.select_related("operatore").filter(
        ruolo=Ruolo.RESPONSABILE_PUC, ambito=ambito
    )
    tutor = Accreditamento.objects.filter(ruolo=Ruolo.TUTOR_PUC, ambito=ambito).first()
    make_progetti(ambito.capofila, by=Profilo(responsabili.get()), tutor=tutor)


def _nazionale(persona: PersonaDemo) -> Profilo:
    operatore = _enrol(persona)
    ruolo: Ruolo = persona.profili[0].ruolo
    utenza.create_utenza_iniziale(ruolo, utenza.Dati(**accreditamento.identita(persona)), by=BY)
    return Profilo(Accreditamento.objects.select_related("operatore").get(operatore=operatore, ruolo=ruolo))


def _enrol(persona: PersonaDemo) -> Operatore:
    """The person as if he had activated his access: with a password and a second factor that nobody knows.

    So nobody enters as him by the true login, and the acts that follow send him no activation link.
    """
    operatore = Operatore(**accreditamento.identita(persona), sintetico=True)
    operatore.password = _password()
    operatore.save(force_insert=True)
    DispositivoTotp.objects.create(
        user=operatore, name="telefono", confirmed=True, segreto=cipher().encrypt(os.urandom(20))
    )
    return operatore


@cache
def _password() -> str:
    """The hash of a password that nobody knows; one for all, for hashing is slow on purpose."""
    return make_password(secrets.token_urlsafe(32))
