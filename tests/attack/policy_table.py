"""The policy a second time, by hand, from the letter and not from the code: for each URL, who gets what on whose object.

A line says the statuses of a GET and of a POST with an empty body for those it names, each with the relations in which the
object is his: SUA (the families of Cremona that `case_manager` follows), COLLEGA (of Cremona too, followed by `collega`,
once by `case_manager`), STAGNO (another Comune of the same Ambito), ALTROVE (another Ambito). Whoever is not named, and
every other relation, gets what an object that does not exist gets.
"""

from dataclasses import dataclass

from tests.attack.citta import ALTROVE, COLLEGA, NESSUNA, OVVIA, STAGNO, SUA
from tests.attack.gente import FINITI, FUORI, RUOLI, SENZA_PROFILO, TUTTI

TUTTE = (SUA, COLLEGA, STAGNO, ALTROVE)
OVUNQUE = (*TUTTE, NESSUNA)  # an act that says the same whether there is anything or not
CREMONA, AMBITO_A = (SUA, COLLEGA), (SUA, COLLEGA, STAGNO)

# Case manager: his own families, now.
SEGUE = {
    "case_manager": (SUA,),
    "collega": (COLLEGA,),
    "case_manager_stagno": (STAGNO,),
    "case_manager_b": (ALTROVE,),
}
# Offices: of the Comuni where he may receive families; each relation has one office, its hours are of who follows it.
RICEVE = {
    "case_manager": AMBITO_A,
    "collega": AMBITO_A,
    "case_manager_stagno": (STAGNO,),
    "case_manager_b": (ALTROVE,),
}
SUOI_ORARI = SEGUE
# Coordinatore per il Patto: the families of his Ambito, or of his Comune.
COORDINA = {"coordinatore": AMBITO_A, "coordinatore_stagno": (STAGNO,), "coordinatore_b": (ALTROVE,)}
# Families that move: those of the Ambito A to Bologna, that of Bologna to Cremona.
VEDE_PARTIRE = {"coordinatore": TUTTE, "coordinatore_stagno": (STAGNO,), "coordinatore_b": TUTTE}
RISPONDE = {"coordinatore": (ALTROVE,), "coordinatore_b": AMBITO_A}
HA_ASSEGNATO = {"coordinatore": CREMONA, "coordinatore_stagno": (STAGNO,), "coordinatore_b": (ALTROVE,)}
# The Case managers of his territory: those of the whole Ambito serve Stagno too.
HA_CASE_MANAGER = {"coordinatore": AMBITO_A, "coordinatore_stagno": AMBITO_A, "coordinatore_b": (ALTROVE,)}
# Whoever was lent a family once: his own substitution, over by now, and nothing of the family.
SUPPLISCE = {"collega": (SUA,), "case_manager": (COLLEGA, STAGNO), "case_manager_b": (ALTROVE,)}
# Residence checks: the Coordinatore of his Comune, the Responsabile what he was given.
CONTROLLA_COMUNE = {"coordinatore_anagrafici": CREMONA, "coordinatore_anagrafici_stagno": (STAGNO,)}
CONTROLLA = CONTROLLA_COMUNE | {
    "responsabile_anagrafici_stagno": (),  # he was given nothing
    "responsabile_anagrafici": (SUA,),
    "altro_responsabile_anagrafici": (COLLEGA,),
}
# Accreditation: the Amministratore in his Ambito, the Ministry everywhere.
AMMINISTRA = {"amministratore": AMBITO_A, "amministratore_b": (ALTROVE,)}
MINISTERO = {"ministero": TUTTE}
FLUSSI = {"flussi": TUTTE}
FLUSSI_E_DPO = {"flussi": TUTTE, "dpo": TUTTE}
DPO = {"dpo": TUTTE}
CHIUDE = AMMINISTRA | MINISTERO  # operators: the Amministratore his own, the Ministry anybody in an emergency
# Signed in, with or without a profile.
DENTRO = dict.fromkeys([chi for chi in TUTTI if chi not in FUORI], OVUNQUE)
CHIUNQUE = dict.fromkeys(TUTTI, OVUNQUE)


@dataclass(frozen=True)
class Riga:
    """The statuses of GET and POST for those in `chi`, by relation; `others` of those who are not, if not the usual."""

    get: int
    post: int
    chi: dict[str, tuple[str, ...]]
    others: tuple[int, int] | None = None


def pagina(chi) -> Riga:
    """A page with a form, or one that takes a POST as a search."""
    return Riga(200, 200, chi)


def sola_lettura(chi) -> Riga:
    return Riga(200, 405, chi)


def atto(chi, post: int = 302) -> Riga:
    """An act: POST alone."""
    return Riga(405, post, chi)


TAVOLA: dict[str, Riga] = {
    "home": Riga(302, 302, CHIUNQUE),
    # Ministry
    "accounts:richiesta_list": pagina(MINISTERO),
    "accounts:richiesta_detail": sola_lettura(MINISTERO),
    "accounts:richiesta_pec": pagina(MINISTERO),
    "accounts:richiesta_same_pec": Riga(302, 302, MINISTERO),  # of no other request: back to the PEC
    "accounts:richiesta_verify": atto(MINISTERO),
    "accounts:richiesta_integrate": pagina(MINISTERO),
    "accounts:richiesta_complete": pagina(MINISTERO),
    "accounts:richiesta_refuse": pagina(MINISTERO),
    "accounts:richiesta_withdraw": pagina(MINISTERO),
    "accounts:richiesta_register": pagina(MINISTERO),
    "accounts:richiesta_notify": atto(MINISTERO),
    "accounts:atto_prepare": pagina(MINISTERO),
    "accounts:atto_send": Riga(200, 302, MINISTERO),
    "accounts:atto_countersign": pagina(MINISTERO),
    "accounts:atto_download": sola_lettura(MINISTERO),
    "accounts:allegato_download": sola_lettura(MINISTERO),
    "accounts:ambito_list": sola_lettura(MINISTERO),
    "accounts:modello_list": sola_lettura(MINISTERO),
    "accounts:modello_detail": sola_lettura(MINISTERO),
    "accounts:modello_download": sola_lettura(MINISTERO),
    "accounts:modello_create": pagina(MINISTERO),
    "accounts:ambito_detail": sola_lettura(MINISTERO),
    "accounts:referenti_edit": pagina(MINISTERO),
    "accounts:regione_list": sola_lettura(MINISTERO),
    "accounts:sollecito_create": atto(MINISTERO),
    # Amministratore di Ambito
    "accounts:oggi_amministratore": pagina(AMMINISTRA),
    "accounts:convenzione_list": pagina(AMMINISTRA),
    "accounts:convenzione_text": sola_lettura(AMMINISTRA),
    "accounts:convenzione_detail": pagina(AMMINISTRA),
    "accounts:convenzione_upload": pagina(AMMINISTRA),
    "accounts:convenzione_verify": pagina(AMMINISTRA),
    "accounts:convenzione_end": pagina(AMMINISTRA),
    "accounts:convenzione_download": pagina(AMMINISTRA),
    "accounts:indicazione_list": pagina(AMMINISTRA),
    "accounts:indicazione_create": pagina(AMMINISTRA),
    "accounts:indicazione_detail": pagina(AMMINISTRA),
    "accounts:indicazione_download": pagina(AMMINISTRA),
    "accounts:importazione_create": pagina(AMMINISTRA),
    "accounts:importazione_template": pagina(AMMINISTRA),
    "accounts:importazione_detail": Riga(200, 302, AMMINISTRA),
    "accounts:importazione_scarti": pagina(AMMINISTRA),
    "accounts:importazione_discard": atto(AMMINISTRA),
    "accounts:accreditamento_list": pagina(AMMINISTRA | MINISTERO | DPO),
    "accounts:accreditamento_create": pagina(AMMINISTRA),
    "accounts:accreditamento_detail": pagina(AMMINISTRA | MINISTERO | DPO),
    "accounts:accreditamento_activate": pagina(AMMINISTRA),
    "accounts:accreditamento_extend": pagina(AMMINISTRA),
    "accounts:accreditamento_suspend": pagina(CHIUDE),
    "accounts:accreditamento_reactivate": pagina(AMMINISTRA),
    "accounts:accreditamento_revoke": pagina(CHIUDE),
    "accounts:accreditamento_invite": pagina(AMMINISTRA),
    # PECs about an indication; those about a request are the Ministry's (tests/accounts/test_views_pec.py)
    "accounts:pec_resend": Riga(200, 302, AMMINISTRA),
    "accounts:ricevuta_download": sola_lettura(AMMINISTRA),
    "accounts:accreditamento_reset": pagina({"ministero": ()} | AMMINISTRA),  # the Ministry of the Amministratori alone
    "accounts:conferma_list": pagina(AMMINISTRA),
    "accounts:conferma_create": atto(AMMINISTRA),
    # Coordinatore per il Patto
    "patti_inclusione:oggi_coordinatore": pagina(COORDINA),
    "patti_inclusione:caso_queue": pagina(COORDINA),
    "patti_inclusione:caso_assign": atto(COORDINA),
    "patti_inclusione:caso_identity": pagina(COORDINA),
    "patti_inclusione:caso_withdraw": pagina(COORDINA),
    "patti_inclusione:carico_list": pagina(COORDINA),
    "patti_inclusione:assegnazione_detail": pagina(HA_ASSEGNATO),
    "patti_inclusione:caso_distribute": pagina(COORDINA),
    "patti_inclusione:emergenza_give": pagina(COORDINA),
    "patti_inclusione:assenza_start": pagina(HA_CASE_MANAGER),
    "patti_inclusione:assenza_end": atto(HA_ASSEGNATO),
    "patti_inclusione:supplenza_list": pagina(COORDINA),
    "patti_inclusione:supplenza_detail": pagina(COORDINA),
    "patti_inclusione:supplenza_end": atto(COORDINA | SUPPLISCE),
    "patti_inclusione:conflitto_list": pagina(COORDINA),
    "patti_inclusione:conflitto_lift": pagina(COORDINA),
    "patti_inclusione:assegnazione_undo": atto(dict.fromkeys(COORDINA, OVUNQUE)),
    "patti_inclusione:segnalazione_queue": pagina(COORDINA),
    "patti_inclusione:segnalazione_approve": pagina(COORDINA),
    "patti_inclusione:rettifica_approve": pagina(COORDINA),
    "patti_inclusione:trasferimento_list": pagina(COORDINA),
    "patti_inclusione:trasferimento_start": pagina(COORDINA),
    "patti_inclusione:trasferimento_detail": pagina(VEDE_PARTIRE),
    "patti_inclusione:trasferimento_confirm": atto(COORDINA),
    "patti_inclusione:trasferimento_accept": atto(RISPONDE),
    "patti_inclusione:trasferimento_refuse": pagina(RISPONDE),
    "patti_inclusione:trasferimento_drop": pagina(COORDINA),
    "patti_inclusione:riapertura_list": pagina(COORDINA),
    "patti_inclusione:riapertura_answer": pagina(COORDINA),
    # Coordinatore and Case manager
    "patti_inclusione:riapertura_ask": pagina(SEGUE | COORDINA),
    "patti_inclusione:doppione_list": pagina(SEGUE | COORDINA),
    "patti_inclusione:doppione_detail": sola_lettura(SEGUE | COORDINA),
    "patti_inclusione:riconciliazione": pagina(SEGUE | COORDINA),
    "patti_inclusione:ceppo_list": pagina(SEGUE | COORDINA),
    # Case manager
    "patti_inclusione:trasferimento_propose": pagina(SEGUE),
    "patti_inclusione:scheda_detail": pagina(SEGUE),
    "patti_inclusione:doppione_decide": pagina(SEGUE),
    "patti_inclusione:rinnovo_detail": sola_lettura(SEGUE),
    "patti_inclusione:rinnovo_analisi": atto(SEGUE),
    "patti_inclusione:rinnovo_patto": atto(SEGUE),
    "patti_inclusione:segnalazione_list": pagina(SEGUE),
    "patti_inclusione:segnalazione_create": pagina(SEGUE),
    "patti_inclusione:segnalazione_detail": pagina(SEGUE),
    "patti_inclusione:segnalazione_edit": pagina(SEGUE),
    "patti_inclusione:segnalazione_submit": atto(SEGUE),
    "patti_inclusione:segnalazione_withdraw": Riga(200, 302, SEGUE),
    "patti_inclusione:segnalazione_allegato": pagina(SEGUE | COORDINA),
    "patti_inclusione:rettifica_create": pagina(SEGUE),
    "patti_inclusione:richiamo_create": pagina(SEGUE),
    "patti_inclusione:richiamo_verify": pagina(SEGUE),
    "patti_inclusione:richiamo_download": pagina(SEGUE),
    "patti_inclusione:oggi": pagina(SEGUE),
    "patti_inclusione:caso_list": pagina(SEGUE),
    "patti_inclusione:caso_detail": pagina(SEGUE),
    "patti_inclusione:caso_perche": pagina(SEGUE | COORDINA),
    "patti_inclusione:caso_passaggio": pagina(SEGUE),
    "patti_inclusione:conflitto_declare": pagina(SEGUE),
    "patti_inclusione:emergenza_ask": pagina(SEGUE),
    "patti_inclusione:lingue_edit": pagina(SEGUE),
    "patti_inclusione:caso_documento": pagina(SEGUE),
    "patti_inclusione:variazione_list": Riga(200, 302, SEGUE),
    "patti_inclusione:variazione_close": atto(SEGUE),
    "patti_inclusione:convocazione_create": pagina(SEGUE),
    "patti_inclusione:convocazione_detail": pagina(SEGUE),
    "patti_inclusione:convocazione_cancel": pagina(SEGUE),
    "patti_inclusione:invio_edit": pagina(SEGUE),
    "patti_inclusione:esito_edit": pagina(SEGUE),
    "patti_inclusione:convocazione_reschedule": pagina(SEGUE),
    "patti_inclusione:convocazione_bulk": pagina(SEGUE),
    "patti_inclusione:orario_choose": pagina(SEGUE),
    "patti_inclusione:scheda_edit": pagina(SEGUE),
    "patti_inclusione:agenda": pagina(SEGUE),
    "patti_inclusione:calendario_edit": pagina(SEGUE),
    "patti_inclusione:calendario_revoke": atto(SEGUE),
    "patti_inclusione:lettere_print": pagina(SEGUE),
    "patti_inclusione:lettere_detail": pagina(SEGUE),
    "patti_inclusione:lettere_download": pagina(SEGUE),
    "patti_inclusione:consegna_edit": pagina(SEGUE),
    "patti_inclusione:analisi_detail": Riga(302, 405, SEGUE),
    "patti_inclusione:analisi_start": atto(SEGUE, 200),
    "patti_inclusione:analisi_check": sola_lettura(SEGUE),
    "patti_inclusione:analisi_finalize": atto(SEGUE),
    "patti_inclusione:analisi_reopen": Riga(302, 302, SEGUE),
    "patti_inclusione:analisi_version": sola_lettura(SEGUE),
    "patti_inclusione:analisi_edit": Riga(200, 409, SEGUE),
    "patti_inclusione:analisi_autosave": atto(SEGUE, 409),
    "patti_inclusione:analisi_stato": sola_lettura(SEGUE),
    "patti_inclusione:quadro_detail": Riga(302, 405, SEGUE),
    "patti_inclusione:quadro_start": atto(SEGUE),
    "patti_inclusione:quadro_skip": atto(SEGUE),
    "patti_inclusione:quadro_check": sola_lettura(SEGUE),
    "patti_inclusione:quadro_finalize": atto(SEGUE),
    "patti_inclusione:quadro_reopen": Riga(302, 302, SEGUE),
    "patti_inclusione:quadro_version": sola_lettura(SEGUE),
    "patti_inclusione:quadro_compare": Riga(404, 405, SEGUE),  # of a first version: there is none before
    "patti_inclusione:quadro_edit": Riga(200, 409, SEGUE),
    "patti_inclusione:quadro_autosave": atto(SEGUE, 409),
    "patti_inclusione:quadro_stato": sola_lettura(SEGUE),
    "patti_inclusione:servizio_send": Riga(302, 200, SEGUE),
    "patti_inclusione:servizio_answer": Riga(302, 302, SEGUE),
    "patti_inclusione:membro_create": pagina(SEGUE),
    "patti_inclusione:membro_edit": pagina(SEGUE),
    "patti_inclusione:membro_end": atto(SEGUE),
    "patti_inclusione:membro_invite": atto(SEGUE, 200),
    # Guests of an équipe: by the session that an invitation opened, which nobody here has
    "patti_inclusione:ospite_open": Riga(404, 405, CHIUNQUE),
    "patti_inclusione:ospite_codice": Riga(404, 404, CHIUNQUE),
    "patti_inclusione:ospite_detail": Riga(404, 405, CHIUNQUE),
    "patti_inclusione:ospite_edit": Riga(404, 404, CHIUNQUE),
    "patti_inclusione:ospite_autosave": Riga(405, 404, CHIUNQUE),
    "patti_inclusione:ospite_leave": Riga(405, 200, CHIUNQUE),
    "patti_inclusione:patto_detail": pagina(SEGUE),
    "patti_inclusione:patto_create": atto(SEGUE),
    "patti_inclusione:patto_edit": pagina(SEGUE),
    "patti_inclusione:bisogno_edit": pagina(SEGUE),
    "patti_inclusione:patto_draft": atto(SEGUE, 409),
    "patti_inclusione:patto_draft_discard": atto(SEGUE),
    "patti_inclusione:patto_freeze": atto(SEGUE),
    "patti_inclusione:patto_unfreeze": atto(SEGUE),
    "patti_inclusione:patto_documento": pagina(SEGUE),
    "patti_inclusione:patto_download": pagina(SEGUE),
    "patti_inclusione:patto_download_firmato": pagina(SEGUE),
    "patti_inclusione:patto_sign": pagina(SEGUE),
    "patti_inclusione:patto_revise": pagina(SEGUE),
    "patti_inclusione:patto_drop": atto(SEGUE),
    "patti_inclusione:patto_enact": atto(SEGUE),
    "patti_inclusione:patto_rewrite": atto(SEGUE),
    "patti_inclusione:patto_versions": sola_lettura(SEGUE),
    "patti_inclusione:copia_create": atto(SEGUE),
    "patti_inclusione:copia_download": sola_lettura(SEGUE),
    "patti_inclusione:sostegno_list": pagina(SEGUE),
    "patti_inclusione:sostegno_move": pagina(SEGUE),
    "patti_inclusione:incontro_list": pagina(SEGUE),
    "patti_inclusione:incontro_create": pagina(SEGUE),
    "patti_inclusione:incontro_detail": pagina(SEGUE),
    "patti_inclusione:incontro_edit": pagina(SEGUE),
    "patti_inclusione:incontro_convoke": atto(SEGUE, 200),
    "patti_inclusione:incontro_cancel": pagina(SEGUE),
    "patti_inclusione:incontro_evaluate": Riga(302, 302, SEGUE),
    "patti_inclusione:incontro_draft": atto(SEGUE, 409),
    "patti_inclusione:incontro_draft_discard": atto(SEGUE),
    "patti_inclusione:incontro_andamento": pagina(SEGUE),
    "patti_inclusione:risultato_list": pagina(SEGUE),
    "patti_inclusione:valutazione_edit": Riga(302, 302, SEGUE),
    "patti_inclusione:valutazione_start": atto(SEGUE),
    "patti_inclusione:valutazione_leave": atto(SEGUE),
    "patti_inclusione:valutazione_draft": atto(SEGUE, 409),
    "patti_inclusione:valutazione_detail": Riga(302, 302, SEGUE),
    "patti_inclusione:chiusura_create": pagina(SEGUE),
    "patti_inclusione:sospensione_create": pagina(SEGUE),
    "patti_inclusione:sospensione_resume": Riga(302, 302, SEGUE),
    "patti_inclusione:comunicazione_resend": atto(SEGUE),
    **{
        f"patti_inclusione:{parte}_{verb}": riga
        for parte in ("obiettivo", "risultato", "impegno", "sostegno")
        for verb, riga in {"create": pagina(SEGUE), "edit": pagina(SEGUE), "delete": Riga(200, 302, SEGUE)}.items()
    },
    # The offices: the Coordinatore keeps those of his Comuni, the Case manager his own hours there
    "patti_inclusione:agenda_ufficio": pagina(RICEVE | COORDINA),
    "patti_inclusione:sede_list": pagina(RICEVE | COORDINA),
    "patti_inclusione:sede_detail": pagina(RICEVE | COORDINA),
    "patti_inclusione:disponibilita_open": pagina(RICEVE | COORDINA),
    "patti_inclusione:disponibilita_close": pagina(COORDINA | SUOI_ORARI),
    "patti_inclusione:sede_create": pagina(COORDINA),
    "patti_inclusione:sede_edit": pagina(COORDINA),
    "patti_inclusione:chiusura_add": pagina(COORDINA),
    "patti_inclusione:chiusura_delete": atto(COORDINA),
    # A telephone, by a secret link: the one of the attack is nobody's
    "patti_inclusione:calendario_feed": Riga(404, 405, CHIUNQUE),
    # Residence checks
    "controlli_anagrafici:controllo_list": pagina(CONTROLLA),
    "controlli_anagrafici:controllo_detail": pagina(CONTROLLA),
    "controlli_anagrafici:controllo_perche": pagina(CONTROLLA),
    "controlli_anagrafici:controllo_assign": atto(CONTROLLA_COMUNE),
    # Exchanges and register
    "monitor:lotto_list": pagina(FLUSSI_E_DPO),
    "monitor:lotto_detail": pagina(FLUSSI_E_DPO),
    "monitor:riscontro_download": pagina(FLUSSI),
    "monitor:messaggio_list": pagina(FLUSSI_E_DPO),
    "monitor:pec_list": sola_lettura(FLUSSI),
    "monitor:pec_detail": sola_lettura(FLUSSI),
    "monitor:ricevuta_list": sola_lettura(FLUSSI),
    "monitor:accesso_list": pagina(DPO),
    "monitor:anomalia_list": pagina(DPO),
    "monitor:potere_list": pagina(DPO),
    "monitor:visibilita": pagina(DPO),
    "monitor:persona_detail": pagina(DPO),
    "monitor:incarico_list": pagina(DPO),
    "monitor:famiglia_visibilita": pagina({"dpo": OVUNQUE}),  # an id that is nobody's is seen by nobody, and says so
    "monitor:luogo_visibilita": Riga(404, 404, DPO),  # of no place: which one is in the query
    # The person himself
    "accounts:profilo_choose": Riga(200, 404, DENTRO),
    "accounts:perche": sola_lettura(dict.fromkeys(RUOLI, OVUNQUE)),
    "accounts:accesso_mio": sola_lettura(DENTRO),
    "accounts:codici_renew": pagina(DENTRO),
    "accounts:password_change": pagina(DENTRO),
    "accounts:telefono_change": pagina(DENTRO),
    "accounts:profilo_ended": Riga(200, 405, dict.fromkeys(FINITI, OVUNQUE), others=(302, 405)),
    # Anyone
    "web:accessibilita": sola_lettura(CHIUNQUE),
    "web:privacy": sola_lettura(CHIUNQUE),
    "web:aiuto": sola_lettura(CHIUNQUE),
    "patti_inclusione:verifica": pagina(CHIUNQUE),
    "patti_inclusione:verifica_codice": pagina(CHIUNQUE),
    "web:salute": sola_lettura(CHIUNQUE),
    "web:salute_completa": sola_lettura(CHIUNQUE),
    "web:resta": atto(CHIUNQUE, 204),
    "accounts:accesso": Riga(302, 302, DENTRO, others=(200, 200)),
    "accounts:codice": Riga(200, 200, {"password": OVUNQUE}, others=(302, 302)),
    "accounts:identita_start": Riga(404, 405, CHIUNQUE),  # no gateway in the tests' settings
    "accounts:identita_return": Riga(302, 405, CHIUNQUE),
    "accounts:identita_refused": sola_lettura(CHIUNQUE),
    "accounts:accesso_recupero": Riga(200, 200, {"password": OVUNQUE}, others=(302, 302)),
    "accounts:ripristino_ask": pagina(CHIUNQUE),
    "accounts:ripristino_open": Riga(404, 405, CHIUNQUE),
    "accounts:ripristino_password": Riga(404, 404, CHIUNQUE),
    "accounts:uscita": atto(CHIUNQUE),
    "accounts:entra_come": Riga(404, 404, CHIUNQUE),
    "accounts:modulo": pagina(CHIUNQUE),
    "accounts:luogo_search": atto(CHIUNQUE, 200),
    "accounts:modulo_receipt": Riga(404, 405, CHIUNQUE),
    "accounts:modulo_nota": Riga(404, 405, CHIUNQUE),
    "accounts:bozza_save": atto(CHIUNQUE, 200),
    "accounts:bozza_autosave": atto(CHIUNQUE, 409),
    "accounts:bozza_leave": atto(CHIUNQUE),
    "accounts:bozza_open": Riga(404, 405, CHIUNQUE),
    "accounts:bozza_keep": Riga(405, 404, CHIUNQUE),
    "accounts:attivazione_open": Riga(404, 405, CHIUNQUE),
    "accounts:attivazione_codice": Riga(404, 404, CHIUNQUE),
    "accounts:attivazione_password": Riga(404, 404, CHIUNQUE),
    "accounts:attivazione_dispositivo": Riga(404, 404, CHIUNQUE),
    "accounts:attivazione_codici": Riga(404, 404, CHIUNQUE),
}


def expected(name: str, chi: str, relazione: str, method: str) -> set[int]:
    """What the table says: one status, but a refusal of the method may come before the refusal of the person."""
    riga = TAVOLA[name]
    own = riga.get if method == "GET" else riga.post
    if chi in riga.chi and (relazione == OVVIA or relazione in riga.chi[chi]):
        return {own}
    return {_refusal(riga, chi, method)} | ({405} if own == 405 else set())


def _refusal(riga: Riga, chi: str, method: str) -> int:
    """The login, the choice of a profile, or a page that is not there."""
    if riga.others is not None:
        return riga.others[method == "POST"]
    return 302 if chi in FUORI or chi in SENZA_PROFILO else 404
