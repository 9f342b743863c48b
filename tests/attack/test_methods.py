"""A GET changes nothing; a POST without its token, or with another family's ids, changes nothing either."""

import uuid

import pytest
from django.urls import reverse

from tests.attack.citta import ALTROVE, COLLEGA, NESSUNA, OVVIA, STAGNO, SUA, ask, undone
from tests.attack.policy_table import TAVOLA
from tests.attack.scritture import written_by
from tests.consistency.urls import all_urls

pytestmark = pytest.mark.django_db
URLS = list(all_urls())
INNER = {"documento", "componente", "riga"}  # ids of a path that belong to its first one


def own(url) -> tuple[str, str]:
    """Someone who may open `url`, and on whose object."""
    chi, relazioni = next(reversed(TAVOLA[url.name].chi.items()))
    return chi, relazioni[0] if set(url.arguments) & {"pk", "lotto"} else OVVIA


@pytest.mark.asvs("3.5.3")
def test_no_get_writes_anything_but_the_register(citta):
    found = {}
    for url in URLS:
        chi, relazione = own(url)
        tables, _ = written_by(lambda u=url, c=chi, r=relazione: citta.ask(c, "GET", citta.path(u, r)))
        if tables:
            found[url.name] = tables

    assert found == {}


@pytest.mark.asvs("3.5.1")
def test_every_post_without_its_token_is_refused(citta):
    found = {}
    for url in URLS:
        chi, relazione = own(url)
        client, path = citta.client(chi, enforce_csrf_checks=True), citta.path(url, relazione)
        with undone():
            tables, (response, _) = written_by(lambda c=client, p=path: ask(c, "POST", p))
        refused = response.status_code == 403 or response.status_code == TAVOLA[url.name].post == 405
        if tables or not refused:
            found[url.name] = (response.status_code, tables)

    assert found == {}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_inner_id_of_another_family_is_as_one_that_does_not_exist(citta, method):
    found = []
    for url in (each for each in URLS if INNER & set(each.arguments)):
        outer, nothing = citta.kwargs(url, SUA), citta.kwargs(url, NESSUNA)
        answers = []
        for other in (citta.kwargs(url, COLLEGA), citta.kwargs(url, ALTROVE), nothing):
            path = reverse(url.name, kwargs=outer | {name: other[name] for name in INNER & set(url.arguments)})
            tables, answer = written_by(lambda p=path: citta.ask("case_manager", method, p))
            answers.append((tables, answer.status, len(answer.body)))
        found += [url.name for each in answers if each != answers[-1] or each[0] or each[1] == 200]

    assert found == []


def _body(citta, case: str) -> tuple[str, str, dict, dict]:
    """Who posts where, with ids that are his and with ids that are not."""
    return BODIES[case](citta, citta.famiglie[SUA], citta.famiglie[ALTROVE])


def _assign(citta, caso, case_manager) -> dict:
    corrente = caso.assegnazioni.filter(al=None).first()
    return {
        "id": str(caso.pk),
        "conferma": "1",
        "lotto": str(uuid.uuid4()),
        "motivo": "CARICO",
        f"attuale_{caso.pk}": str(corrente.pk) if corrente else "",
        f"cm_{caso.pk}": str(case_manager.accreditamento_id),
    }


def _assign_to_another_ambito(citta, sua, altrove):
    path, mondo = reverse("patti_inclusione:caso_assign"), citta.mondo
    good = _assign(citta, mondo.caso_in_coda, mondo.collega)
    return "coordinatore", path, good, _assign(citta, mondo.caso_in_coda, mondo.case_manager_b)


def _assign_to_another_comune(citta, sua, altrove):
    path, mondo = reverse("patti_inclusione:caso_assign"), citta.mondo
    stagno = citta.profili["case_manager_stagno"]
    good = _assign(citta, mondo.caso_in_coda, mondo.collega)
    return "coordinatore", path, good, _assign(citta, mondo.caso_in_coda, stagno)


def _assign_of_another_ambito(citta, sua, altrove):
    path, mondo = reverse("patti_inclusione:caso_assign"), citta.mondo
    good = _assign(citta, mondo.caso_in_coda, mondo.collega)
    return "coordinatore", path, good, _assign(citta, altrove.caso, mondo.collega)


def _assign_of_another_comune(citta, sua, altrove):
    path, mondo = reverse("patti_inclusione:caso_assign"), citta.mondo
    good = _assign(citta, mondo.caso_stagno, mondo.collega)
    return "coordinatore_stagno", path, good, _assign(citta, mondo.caso_in_coda, mondo.collega)


def _controllo_of_another_comune(citta, sua, altrove):
    """To a Responsabile of both Comuni, who could have it from the other Coordinatore."""
    path = reverse("controlli_anagrafici:controllo_assign")
    responsabile = str(citta.profili["altro_responsabile_anagrafici"].accreditamento_id)
    ids = (f.caso.nucleo.controlli.get().pk for f in (sua, citta.famiglie[STAGNO]))
    good, bad = ({"id": str(each), "responsabile": responsabile} for each in ids)
    return "coordinatore_anagrafici", path, good, bad


def _controllo_to_another_comune(citta, sua, altrove):
    path, pk = reverse("controlli_anagrafici:controllo_assign"), str(sua.caso.nucleo.controlli.get().pk)
    chi = ("altro_responsabile_anagrafici", "responsabile_anagrafici_stagno")
    good, bad = ({"id": pk, "responsabile": str(citta.profili[each].accreditamento_id)} for each in chi)
    return "coordinatore_anagrafici", path, good, bad


def _controllo_to_who_is_no_responsabile(citta, sua, altrove):
    path, pk = reverse("controlli_anagrafici:controllo_assign"), str(sua.caso.nucleo.controlli.get().pk)
    chi = (citta.profili["altro_responsabile_anagrafici"], citta.mondo.case_manager)
    good, bad = ({"id": pk, "responsabile": str(each.accreditamento_id)} for each in chi)
    return "coordinatore_anagrafici", path, good, bad


def _conferma_of_another_ambito(citta, sua, altrove):
    mondo, path = citta.mondo, reverse("accounts:conferma_create")
    good, bad = ({"id": str(p.accreditamento_id), "conferma": "1"} for p in (mondo.collega, mondo.case_manager_b))
    return "amministratore", path, good, bad


def _convocazione(citta, sua, altrove):
    sua.caso.refresh_from_db()
    data = {
        "chiave": str(uuid.uuid4()),
        "versione": sua.caso.versione,
        "tipo": "PRIMO_COLLOQUIO",
        "data": "9/5/2031",
        "ora": "10:00",
        "durata_min": 60,
        "modalita": "PRESENZA",
        "luogo": "Via Roma 1",
        "canali": ["TELEFONO"],
        "testo": "Vi aspettiamo {giorno} alle {ora}, {luogo}.",
    }
    path = reverse("patti_inclusione:convocazione_create", args=[sua.caso.pk])
    good, bad = (data | {"componenti": [str(f.caso.nucleo.componenti.first().pk)]} for f in (sua, altrove))
    return "case_manager", path, good, bad


def _differenza(citta, sua, altrove):
    path = reverse("patti_inclusione:variazione_list", args=[sua.caso.pk])
    data = {"quale": "dati", "dati-esito": "ACCETTATA"}
    good, bad = (data | {"id": str(f.caso.differenze.first().pk)} for f in (sua, altrove))
    return "case_manager", path, good, bad


def _analisi_start(citta, sua, altrove):
    caso = citta.mondo.caso
    path = reverse("patti_inclusione:analisi_start", args=[caso.pk])
    people = (caso.nucleo.componenti.first(), altrove.adulto)
    good, bad = ({"data": "2/5/2019", "presenti": [str(each.pk)]} for each in people)
    return "case_manager", path, good, bad


def _parte(nome: str, fields: dict, **foreign):
    """A part of the Patto, whose field in `foreign` names something of the family, or of another."""

    def body(citta, sua, altrove):
        path = reverse(f"patti_inclusione:{nome}_create", args=[sua.bozza.pk])
        ((name, pick),) = foreign.items()
        good, bad = (fields | {"chiave": str(uuid.uuid4()), name: str(pick(f).pk)} for f in (sua, altrove))
        for data in (good, bad):
            if nome == "risultato":
                data.setdefault("obiettivo", str(sua.bozza.obiettivi.first().pk))
            if nome == "impegno":
                data.setdefault("componente", str(_persona(sua).pk))
        return "case_manager", path, good, bad

    return body


def _persona(f):
    return f.bozza.caso.nucleo.componenti.order_by("data_nascita").first()


OBIETTIVO = {"area": "ECONOMICA", "testo": "Arrivare a fine mese"}
RISULTATO = {"testo": "Le bollette sono pagate", "termine": "9/5/2031"}
IMPEGNO = {"descrizione": "Cerca casa", "categoria": "L_ALTRO", "frequenza": "SETTIMANALE", "dal": "2031-01-31"}
SOSTEGNO = {"codice": "ABITATIVI", "ente_erogatore": "Comune", "dal": "2031-01-31", "stato": "PREVISTO"}
BODIES = {
    "a family to the Case manager of another Ambito": _assign_to_another_ambito,
    "a family to the Case manager of another Comune": _assign_to_another_comune,
    "the family of another Ambito": _assign_of_another_ambito,
    "the family of another Comune": _assign_of_another_comune,
    "the check of another Comune": _controllo_of_another_comune,
    "a check to the Responsabile of another Comune": _controllo_to_another_comune,
    "a check to who is no Responsabile": _controllo_to_who_is_no_responsabile,
    "the confirmation of an operator of another Ambito": _conferma_of_another_ambito,
    "a person of another family to an appointment": _convocazione,
    "the difference of another family": _differenza,
    "a person of another family to the analysis": _analisi_start,
    "an objective of another family's person": _parte("obiettivo", OBIETTIVO, componente=_persona),
    "a result of another family's objective": _parte(
        "risultato", RISULTATO, obiettivo=lambda f: f.bozza.obiettivi.first()
    ),
    "a result of another family's person": _parte("risultato", RISULTATO, responsabile=_persona),
    "a commitment of another family's person": _parte("impegno", IMPEGNO, componente=_persona),
    "a commitment with another family's person": _parte("impegno", IMPEGNO, altri=_persona),
    "a commitment for another family's result": _parte(
        "impegno", IMPEGNO, risultato=lambda f: f.bozza.risultati.first()
    ),
    "a support for another family's person": _parte("sostegno", SOSTEGNO, destinatario=_persona),
}


@pytest.mark.asvs("8.2.2")
@pytest.mark.parametrize("case", BODIES)
def test_foreign_ids_in_a_body_write_nothing(citta, case):
    chi, path, good, bad = _body(citta, case)

    would_write, _ = written_by(lambda: citta.ask(chi, "POST", path, good))
    writes, answer = written_by(lambda: citta.ask(chi, "POST", path, bad))

    assert would_write != set()
    assert writes == set()
    assert answer.status in (200, 302, 404)


def test_an_assignment_of_another_coordinatore_is_not_undone(citta):
    lotto = citta.famiglie[ALTROVE].assegnazione.lotto
    path = reverse("patti_inclusione:assegnazione_undo", args=[lotto])

    writes, _ = written_by(lambda: citta.ask("coordinatore", "POST", path))

    assert writes == set()
