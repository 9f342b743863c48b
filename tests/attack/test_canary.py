"""What each role is told of the families, class by class: a canary in every field, and everything each one can reach."""

import json
import logging
import re
from collections import Counter

import pytest
import redis
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import transaction

from patti_inclusione.models import Patto
from patti_inclusione.selectors.patto_stampa import read_stampa
from patti_inclusione.stampe import render_patto
from rdc_platform.audit.models import AccessoDato
from rdc_platform.documenti import services as documenti
from rdc_platform.outbox.models import Message
from rdc_platform.pec.models import MessaggioPec
from tests.attack import canarini as c
from tests.attack.canarini_controlli import CATENA, CONTROLLI
from tests.attack.canarini_puc import PROFILO, PUC, REGISTRO, STORIA
from tests.attack.giro import crawl
from tests.factories.casi import give_caso, make_caso

pytestmark = pytest.mark.django_db
ID = re.compile(r"""\sid=["']([^"']+)["']""")
NIENTE: set[tuple[str, str]] = set()
TUTTO_SUO = {(classe, "s") for classe in c.CLASSI}
# Where a family lives goes with who it is: families are given to Case managers by Comune and place.
ANAGRAFICA = (c.IDENTITA, c.INDIRIZZO)
DELL_AMBITO = {(classe, lettera) for classe in ANAGRAFICA for lettera in "sct"}
DI_STAGNO = {(classe, "t") for classe in ANAGRAFICA}
# The one exception to identity data alone: what the dossier of a proposed report says (ADR 0018).
DOSSIER = {(c.DOSSIER, lettera) for lettera in "sct"}
# Why a closed case should open again: he answers it. How two persons were told apart: he sees both families. Of a family that asks to come, who it is and nothing else.
DA_RIAPRIRE = {(classe, lettera) for lettera in "sct" for classe in (c.RIAPERTURE, c.DOPPIONI)}
IN_ARRIVO = {(c.IDENTITA, "a")}
# Of whom another Comune asks where he lived: who he is, and not where he lives now.
CHIESTI_DA_ALTRI = {(c.IDENTITA, lettera) for lettera in "ta"} | {(CATENA, lettera) for lettera in "ta"}
# What the checks say stays with who works on them: not even whoever follows the family reads it.
DI_CONTROLLO = (*ANAGRAFICA, CONTROLLI, CATENA)
# Of who takes part in the projects of his Comune: who they are, how they are reached, what they do there (B.8).
DEI_PROGETTI = (PUC, STORIA, PROFILO)
PARTECIPANTI = {(classe, lettera) for classe in (c.IDENTITA, PUC) for lettera in "sc"}
PUO_SAPERE = {
    "anonimo": NIENTE,
    "revocato": NIENTE,
    "ministero": NIENTE,
    "flussi": NIENTE,
    "dpo": NIENTE,
    "amministratore": NIENTE,
    "responsabile_puc": PARTECIPANTI
    | {(REGISTRO, lettera) for lettera in "sc"}
    | {(c.CONTATTI, lettera) for lettera in "sc"},
    # The tutor: name and hours of who takes part in the project he is named on.
    "tutor_puc": {(c.IDENTITA, "s")},
    "membro_equipe": NIENTE,
    "coordinatore": DELL_AMBITO | DOSSIER | DA_RIAPRIRE | IN_ARRIVO | {(c.SUPPLENZE, lettera) for lettera in "sct"},
    "coordinatore_stagno": DI_STAGNO | {(classe, "t") for classe in (c.DOSSIER, c.RIAPERTURE, c.DOPPIONI, c.SUPPLENZE)},
    "case_manager": TUTTO_SUO
    | {(classe, "s") for classe in DEI_PROGETTI}
    | {(c.CONSEGNE, "c")},  # the note that he himself left to whoever came after him
    "coordinatore_anagrafici": {(classe, lettera) for classe in DI_CONTROLLO for lettera in "sc"} | CHIESTI_DA_ALTRI,
    "responsabile_anagrafici": {(classe, "s") for classe in DI_CONTROLLO} | CHIESTI_DA_ALTRI,
}
# What must be seen, or the canaries prove nothing.
DEVE_SAPERE = {
    "coordinatore": PUO_SAPERE["coordinatore"],
    "coordinatore_stagno": PUO_SAPERE["coordinatore_stagno"],
    "responsabile_puc": PARTECIPANTI | {(REGISTRO, lettera) for lettera in "sc"},
    "tutor_puc": {(c.IDENTITA, "s")},
    "case_manager": TUTTO_SUO - {(c.CONSEGNE, "s")} | {(classe, "s") for classe in DEI_PROGETTI},
    "coordinatore_anagrafici": PUO_SAPERE["coordinatore_anagrafici"],
    "responsabile_anagrafici": PUO_SAPERE["responsabile_anagrafici"],
}
# What is new at each answer whoever asks: tokens, and the moment it was made.
TOKEN = re.compile(
    r'csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": ?"[^"]*"|csrftoken=[^;]*|Set-Cookie: .*|Expires: .*'
    r"|<dcterms:(?:created|modified)[^>]*>[^<]*"
)
FOGLI = ("/modello/", "/scarti/")


@pytest.fixture(scope="module")
def canarini(citta, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        planted = c.plant(citta)
        _print_patto(citta.famiglie["sua"].firmato)
        yield planted
        transaction.set_rollback(True)


def _print_patto(patto: Patto) -> None:
    """The real document of the Patto, with what the families' fields say now."""
    pdf = render_patto(read_stampa(patto.pk, patto.edizione) or {}, "")
    Patto.objects.filter(pk=patto.pk).update(pdf_generato=documenti.store_pdf(pdf, "patto.pdf"))


@pytest.fixture(scope="module")
def giri():
    """What each person has been told so far: going everywhere is done once for the tests that ask for the same."""
    return {}


def test_every_model_of_a_family_has_a_class():
    assert [model.__name__ for model in c.families_models() if model not in c.MODELLI] == []


@pytest.mark.asvs("8.2.3")
@pytest.mark.parametrize("chi", PUO_SAPERE)
def test_nobody_reaches_more_than_his_class(citta, canarini, giri, caplog, chi):
    caplog.set_level(logging.DEBUG)

    pages = giri[chi] = crawl(citta, chi)

    found = {path: canarini.found_in(text) for path, text in pages.items()}
    too_much = {path: sorted(what - PUO_SAPERE[chi]) for path, what in found.items() if what - PUO_SAPERE[chi]}
    seen = set().union(*found.values())
    assert too_much == {}
    assert DEVE_SAPERE.get(chi, NIENTE) - seen == set()
    assert [path for path in pages if canarini.found_in(path)] == []
    assert {name: what for name, text in _traces(caplog) if (what := canarini.found_in(text))} == {}
    assert {path: twice for path, text in pages.items() if (twice := _ids_twice(text))} == {}


def _ids_twice(text: str) -> list[str]:
    """The ids that two elements of a page share: a label would name the field of another form."""
    ids = Counter(ID.findall(text)) if "<html" in text else {}
    return [each for each, times in ids.items() if times > 1]


#: What a key holds, by its kind: the broker keeps lists, sets, and the messages a worker has not confirmed yet.
READ = {
    "string": lambda cache, key: cache.get(key),
    "list": lambda cache, key: cache.lrange(key, 0, -1),
    "set": lambda cache, key: cache.smembers(key),
    "zset": lambda cache, key: cache.zrange(key, 0, -1),
    "hash": lambda cache, key: cache.hgetall(key),
    "none": lambda _cache, _key: None,  # gone between the two questions
}


def _traces(caplog):
    """What stays behind when everybody has gone: logs, messages that wait or left, register, sessions, cache."""
    yield "log", "\n".join(record.getMessage() for record in caplog.records)
    yield "e-mail", "\n".join(f"{message.subject} {message.body}" for message in mail.outbox)
    for model in (MessaggioPec, Message, AccessoDato):
        yield model.__name__, json.dumps(list(model.objects.values()), default=str)
    yield "sessions", json.dumps([session.get_decoded() for session in Session.objects.all()], default=str)
    with redis.Redis.from_url(settings.REDIS_URL) as cache:
        for key in cache.scan_iter():
            yield f"cache {key!r}", f"{key!r} {READ[cache.type(key).decode()](cache, key)!r}"


def test_the_amministratore_does_not_learn_how_many_families_there_are(citta, canarini, giri):
    before = _without_tokens(giri.get("amministratore") or crawl(citta, "amministratore"))

    for comune, case_manager in ((citta.mondo.cremona, citta.mondo.case_manager), (citta.mondo.stagno, None)):
        for _ in range(3):
            caso = make_caso(citta.mondo.ambito_a, comune)
            if case_manager:
                give_caso(caso, case_manager, citta.mondo.coordinatore)

    after = _without_tokens(crawl(citta, "amministratore"))
    assert [path for path in before if before[path] != after.get(path)] == []


def _without_tokens(pages: dict[str, str]) -> dict[str, str]:
    """The pages; spreadsheets, which are made anew at each answer, left out."""
    told = {path: text for path, text in pages.items() if "formato=" not in path and not path.endswith(FOGLI)}
    plain = {path: TOKEN.sub("", text).splitlines() for path, text in told.items()}
    return {path: "\n".join(line for line in lines if line.strip()) for path, lines in plain.items()}
