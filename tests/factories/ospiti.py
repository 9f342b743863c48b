"""Guests of an équipe, and the browser of one who came in."""

import re

from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, MembroEquipe
from patti_inclusione.services import ospite as services
from rdc_platform import calendario
from tests.factories.inviti import deliver
from tests.factories.quadri import add_membro


def make_ospite(caso: Caso, by: Profilo, persone=(), **valori) -> MembroEquipe:
    """The school, that writes how a child grows: of `persone` alone."""
    defaults = {
        "email": "scuola@prova.example",
        "al": calendario.add_mesi(calendario.today(), 1),
        "accesso_piattaforma": "COMPILA_SEZIONI",
        "sezioni": ["crescita"],
        "persone": list(persone),
    }
    return add_membro(caso, by, **(defaults | valori))


def invite(membro: MembroEquipe, by: Profilo) -> tuple[str, str]:
    """The path of the link that reached him, and the code."""
    codice = services.invite(membro, by=by)
    deliver()
    return re.search(r"https?://[^/\s]+(/ospite/invito/\S+/)", mail.outbox[-1].body)[1], codice


def client_of(membro: MembroEquipe, by: Profilo) -> Client:
    """A browser in which he came in."""
    link, codice = invite(membro, by)
    client = Client()
    client.get(link)
    client.post(reverse("patti_inclusione:ospite_codice"), {"codice": codice})
    return client
