"""How a request is shown: the columns of the queue, and the parts of its page."""

from django.urls import reverse
from django.utils import timezone

from accounts.models import StatoRichiesta
from accounts.selectors import richiesta_pagina as selectors
from accounts.stampe import persona
from rdc_platform.pec import selectors as pec
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.formati import data_ora
from rdc_platform.web.lists import Chip
from rdc_platform.web.parti import Link

S = StatoRichiesta
PASSI = ["Modulo", "PEC", "Verifica", "Atto", "Controfirma", "Registrazione"]
PASSO = {
    S.FORM_INVIATO: "PEC",
    S.PEC_RICEVUTA: "Verifica",
    S.IN_VERIFICA: "Verifica",
    S.INTEGRAZIONE_RICHIESTA: "Verifica",
    S.ATTO_PREDISPOSTO: "Atto",
    S.ATTO_INVIATO: "Controfirma",
    S.ATTO_CONTROFIRMATO: "Registrazione",
    S.CENSITO: "Registrazione",
    S.COMUNICATO: "",
}
# What comes next in each state: why, the act in words, its page.
PROSSIMO = {
    S.FORM_INVIATO: ("Aspettiamo la nota di autorizzazione per PEC.", "Registra la PEC", "richiesta_pec"),
    S.IN_VERIFICA: (
        "Confronta la nota e i documenti con i dati del modulo.",
        "Prepara l'atto di designazione",
        "atto_prepare",
    ),
    S.INTEGRAZIONE_RICHIESTA: (
        "Aspettiamo che l'ente mandi quello che manca.",
        "Registra l'integrazione",
        "richiesta_complete",
    ),
    S.ATTO_PREDISPOSTO: ("L'atto va mandato all'ente, perché la persona lo firmi.", "Manda l'atto", "atto_send"),
    S.ATTO_INVIATO: ("Aspettiamo l'atto firmato dalla persona.", "Carica l'atto controfirmato", "atto_countersign"),
    S.ATTO_CONTROFIRMATO: (
        "L'atto è controfirmato: ora la persona può avere il suo accesso.",
        "Registra l'Amministratore",
        "richiesta_register",
    ),
}
COLONNE = [
    Colonna("numero_richiesta", "Numero", sort=("numero_richiesta",)),
    Colonna("ambito__denominazione", "Ambito", sort=("ambito__cerca",)),
    Colonna("persona", "Persona", sort=("cognome", "nome"), value=lambda row: f"{row['cognome']} {row['nome']}"),
    Colonna("stato", "Stato", sort=("stato",), kind="stato", enum="StatoRichiesta"),
    Colonna("stato_dal", "In questo stato dal", sort=("stato_dal",), kind="data"),
    Colonna("giorni", "Giorni", kind="numero", value=lambda row: (timezone.now() - row["stato_dal"]).days),
    Colonna("sollecitata_il", "Sollecitata", sort=("sollecitata_il",), kind="data"),
]
CHIPS = [
    S.FORM_INVIATO,
    S.PEC_RICEVUTA,
    S.IN_VERIFICA,
    S.INTEGRAZIONE_RICHIESTA,
    S.ATTO_PREDISPOSTO,
    S.ATTO_INVIATO,
    S.ATTO_CONTROFIRMATO,
]


def chips(counts: dict[str, int], stuck: int) -> list[Chip]:
    """The states that wait for somebody, with how many are in each."""
    found = [Chip(f"{stato.label} ({counts.get(stato, 0)})", {"stato": stato.value}) for stato in CHIPS]
    return [
        *found,
        Chip(f"Senza PEC da troppo tempo ({stuck})", {"senza_pec": "on"}),
        Chip("Chiuse", {"quali": "chiuse"}),
    ]


def row_url(row) -> str:
    return reverse("accounts:richiesta_detail", args=[row["id"]])


def pagina(richiesta) -> dict[str, object]:
    """The context of the page of one request (read with its Ambito, act and files)."""
    testo, etichetta, nome = PROSSIMO.get(richiesta.stato, ("", "", ""))
    return {
        "richiesta": richiesta,
        "titolo": f"{richiesta.nome} {richiesta.cognome}",
        "passi": PASSI,
        "passo": PASSO.get(richiesta.stato),
        "prossimo": Link(etichetta, reverse(f"accounts:{nome}", args=[richiesta.pk])) if nome else None,
        "prossimo_testo": testo,
        "altre": _altre(richiesta),
        "avvisi": selectors.list_avvisi(richiesta),
        "controlli": selectors.list_controlli(richiesta),
        "dati": [*persona(richiesta), *_sostituzione(richiesta)],
        "solleciti": richiesta.solleciti.count() if richiesta.stato == S.FORM_INVIATO else 0,
        "pec": pec_facts(richiesta),
        "atto": getattr(richiesta, "atto", None),
        "storia": selectors.list_storia(richiesta),
        "can_verify": richiesta.stato == S.PEC_RICEVUTA,
        "messaggi_pec": pec.messaggi_of(richiesta),
        "can_notify": richiesta.messaggio_pec is not None and pec.is_resendable(richiesta.messaggio_pec),
        "is_rejected": richiesta.stato in (S.RIFIUTATA, S.RITIRATA),
    }


def _altre(richiesta) -> list[Link]:
    """The rarer acts that exist in this state."""
    moves = richiesta.MOVES[richiesta.stato]
    acts = [
        (S.INTEGRAZIONE_RICHIESTA, "Chiedi un'integrazione", "richiesta_integrate"),
        (S.RIFIUTATA, "Rifiuta la richiesta", "richiesta_refuse"),
        (S.RITIRATA, "Registra il ritiro", "richiesta_withdraw"),
    ]
    links = [
        Link(label, reverse(f"accounts:{name}", args=[richiesta.pk])) for stato, label, name in acts if stato in moves
    ]
    if (active := selectors.active_of(richiesta)) is not None:
        links.append(Link("Ha perso il telefono", reverse("accounts:accreditamento_reset", args=[active.pk])))
    return links


def _sostituzione(richiesta) -> list[tuple[str, object]]:
    """Whose place the person takes, once the Ministry chose; before, that the body asked for it."""
    if richiesta.sostituisce is not None:
        return [("Prende il posto di", richiesta.sostituisce.operatore.nome_completo)]
    return [("Prende il posto di un Amministratore", "Sì, lo scrive l'ente")] if richiesta.chiede_sostituzione else []


def pec_facts(richiesta) -> list[tuple[str, object]]:
    """The PEC of the note, once it has come."""
    if richiesta.pec_ricevuta_il is None:
        return []
    return [
        ("Mittente", richiesta.pec_mittente),
        ("Ricevuta il", data_ora(richiesta.pec_ricevuta_il)),
        ("Identificativo", richiesta.pec_message_id),
        ("Firmata da", f"{richiesta.firmatario_nome} {richiesta.firmatario_cognome}"),
        ("Codice fiscale di chi firma", richiesta.firmatario_codice_fiscale),
        ("Come", richiesta.get_firmatario_titolo_display()),
    ]
