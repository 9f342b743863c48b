"""Where each role begins, and the at most five entries of its navigation."""

from django.urls import reverse

from accounts.ruoli import Ruolo

HOME: dict[Ruolo, str] = {
    Ruolo.MINISTERO: "accounts:richiesta_list",
    Ruolo.AMMINISTRATORE_AMBITO: "accounts:oggi_amministratore",
    Ruolo.COORDINATORE_PATTO: "patti_inclusione:oggi_coordinatore",
    Ruolo.CASE_MANAGER: "patti_inclusione:oggi",
    Ruolo.COORDINATORE_ANAGRAFICI: "controlli_anagrafici:controllo_overview",
    Ruolo.RESPONSABILE_ANAGRAFICI: "controlli_anagrafici:controllo_today",
    Ruolo.RESPONSABILE_PUC: "progetti_collettivita:puc_today",
    Ruolo.TUTOR_PUC: "progetti_collettivita:presenze_list",
    Ruolo.RESPONSABILE_FLUSSI: "monitor:scambi_oggi",
    Ruolo.DPO: "monitor:visibilita",
}
CONTROLLI = [
    ("Controlli", "controlli_anagrafici:controllo_list"),
    ("Altri Comuni", "controlli_anagrafici:rinvio_list"),
]
NAVIGATION: dict[Ruolo, list[tuple[str, str]]] = {
    Ruolo.MINISTERO: [
        ("Richieste", "accounts:richiesta_list"),
        ("Ambiti", "accounts:ambito_list"),
        ("Operatori", "accounts:accreditamento_list"),
        ("Testi", "accounts:modello_list"),
        ("Regioni", "accounts:regione_list"),
    ],
    Ruolo.AMMINISTRATORE_AMBITO: [
        ("Oggi", "accounts:oggi_amministratore"),
        ("Operatori", "accounts:accreditamento_list"),
        ("Indicazioni", "accounts:indicazione_list"),
        ("Convenzioni", "accounts:convenzione_list"),
    ],
    Ruolo.COORDINATORE_PATTO: [
        ("Oggi", "patti_inclusione:oggi_coordinatore"),
        ("Famiglie", "patti_inclusione:caso_queue"),
        ("Approvazioni", "patti_inclusione:segnalazione_queue"),
        ("Carichi", "patti_inclusione:carico_list"),
        ("Supplenze", "patti_inclusione:supplenza_list"),
        ("Sedi", "patti_inclusione:sede_list"),
    ],
    Ruolo.CASE_MANAGER: [
        ("Oggi", "patti_inclusione:oggi"),
        ("Le mie famiglie", "patti_inclusione:caso_list"),
        ("Agenda", "patti_inclusione:agenda"),
        ("Segnalazioni", "patti_inclusione:segnalazione_list"),
        ("Progetti", "progetti_collettivita:persona_list"),
    ],
    Ruolo.COORDINATORE_ANAGRAFICI: [
        ("Oggi", "controlli_anagrafici:controllo_overview"),
        *CONTROLLI,
        ("Campione", "controlli_anagrafici:campione_list"),
        ("Ricalcoli", "controlli_anagrafici:ricalcolo_list"),
    ],
    Ruolo.RESPONSABILE_ANAGRAFICI: [("Oggi", "controlli_anagrafici:controllo_today"), *CONTROLLI],
    Ruolo.RESPONSABILE_PUC: [
        ("Oggi", "progetti_collettivita:puc_today"),
        ("Progetti", "progetti_collettivita:puc_list"),
        ("Partecipanti", "progetti_collettivita:partecipante_list"),
        ("Presenze", "progetti_collettivita:presenze_list"),
        ("INAIL", "progetti_collettivita:comunicazione_list"),
        ("Rapporto", "progetti_collettivita:rapporto_puc"),
    ],
    Ruolo.TUTOR_PUC: [("Presenze", "progetti_collettivita:presenze_list")],
    Ruolo.RESPONSABILE_FLUSSI: [
        ("Scambi", "monitor:scambi_oggi"),
        ("Forniture INPS", "monitor:lotto_list"),
        ("Messaggi", "monitor:messaggio_list"),
        ("PEC", "monitor:pec_list"),
        ("Messi da parte", "patti_inclusione:scarto_cpi_list"),
    ],
    Ruolo.DPO: [
        ("Chi vedeva che cosa", "monitor:visibilita"),
        ("Accessi", "monitor:accesso_list"),
        ("Da guardare", "monitor:anomalia_list"),
        ("Poteri", "monitor:potere_list"),
        ("Forniture INPS", "monitor:lotto_list"),
    ],
}
# Pages behind the entry of another.
SOTTO = {
    "patti_inclusione:scarto_prenotazione_list": "patti_inclusione:scarto_cpi_list",
    "patti_inclusione:scarto_provvedimento_list": "patti_inclusione:scarto_cpi_list",
}


def navigation(request) -> dict[str, object]:
    """Context processor: the entries of the role the session acts with, and the ways out; no query."""
    urls = {
        "url_uscita": reverse("accounts:uscita"),
        "url_cambia_profilo": reverse("accounts:profilo_choose"),
        "url_accesso": reverse("accounts:accesso_mio"),
    }
    profilo = getattr(request, "profilo", None)
    if profilo is None:
        return urls
    entries = [(label, reverse(name)) for label, name in NAVIGATION.get(profilo.ruolo, [])]
    path = reverse(SOTTO[found]) if (found := _name(request)) in SOTTO else request.path
    active = max((url for _, url in entries if path.startswith(url)), key=len, default="")
    return urls | {
        "navigazione": [{"label": label, "url": url, "active": url == active} for label, url in entries],
    }


def _name(request) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
