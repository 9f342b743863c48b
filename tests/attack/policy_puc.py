"""Lines of the table: the projects useful to the community."""

from tests.attack.gente import TUTTI
from tests.attack.policy_chi import CHIUNQUE, SEGUE, TIENE_PUC, TUTTE, Riga, atto, pagina, sola_lettura

VEDE_PARTECIPANTI = SEGUE | TIENE_PUC

PROGETTI: dict[str, Riga] = {
    # The catalogue, for anyone: what is published, and nothing of what is not there
    "progetti_collettivita:catalogo_search": sola_lettura(CHIUNQUE),
    "progetti_collettivita:catalogo_detail": Riga(200, 405, dict.fromkeys(TUTTI, TUTTE), (404, 405)),
    "progetti_collettivita:catalogo_download": sola_lettura(CHIUNQUE),
    "progetti_collettivita:puc_list": pagina(TIENE_PUC),
    "progetti_collettivita:puc_today": pagina(TIENE_PUC),
    "progetti_collettivita:comunicazione_list": pagina(TIENE_PUC),
    "progetti_collettivita:certificato_edit": pagina(TIENE_PUC),
    "progetti_collettivita:certificato_download": pagina(TIENE_PUC),
    "progetti_collettivita:puc_create": pagina(TIENE_PUC),
    "progetti_collettivita:puc_detail": pagina(TIENE_PUC),
    "progetti_collettivita:puc_edit": pagina(TIENE_PUC),
    "progetti_collettivita:puc_autosave": atto(TIENE_PUC, post=409),
    "progetti_collettivita:puc_discard": atto(TIENE_PUC),
    "progetti_collettivita:puc_duplicate": atto(TIENE_PUC),
    "progetti_collettivita:puc_submit": pagina(TIENE_PUC),
    "progetti_collettivita:puc_approve": pagina(TIENE_PUC),
    "progetti_collettivita:puc_return": pagina(TIENE_PUC),
    "progetti_collettivita:puc_activate": pagina(TIENE_PUC),
    "progetti_collettivita:puc_suspend": pagina(TIENE_PUC),
    "progetti_collettivita:puc_resume": pagina(TIENE_PUC),
    "progetti_collettivita:puc_conclude": pagina(TIENE_PUC),
    "progetti_collettivita:puc_cancel": pagina(TIENE_PUC),
    "progetti_collettivita:puc_publish": atto(TIENE_PUC),
    "progetti_collettivita:posti_move": pagina(TIENE_PUC),
    "progetti_collettivita:documento_add": pagina(TIENE_PUC),
    "progetti_collettivita:documento_download": pagina(TIENE_PUC),
    "progetti_collettivita:approvazione_download": pagina(TIENE_PUC),
    "progetti_collettivita:stampa_ask": atto(TIENE_PUC),
    "progetti_collettivita:riga_create": pagina(TIENE_PUC),
    "progetti_collettivita:riga_edit": pagina(TIENE_PUC),
    "progetti_collettivita:riga_delete": atto(TIENE_PUC),
    # Who takes part: of who follows the family, and of the Responsabile once he is proposed
    "progetti_collettivita:persona_list": pagina(SEGUE),
    "progetti_collettivita:progetto_search": pagina(SEGUE),
    "progetti_collettivita:proposta_create": pagina(SEGUE),
    "progetti_collettivita:partecipante_list": pagina(VEDE_PARTECIPANTI),
    "progetti_collettivita:partecipante_detail": pagina(VEDE_PARTECIPANTI),
    "progetti_collettivita:accettazione_download": pagina(VEDE_PARTECIPANTI),
    "progetti_collettivita:partecipante_accept": pagina(SEGUE),
    "progetti_collettivita:partecipante_refuse": pagina(SEGUE),
    "progetti_collettivita:partecipante_withdraw": pagina(VEDE_PARTECIPANTI),
    "progetti_collettivita:partecipante_activate": pagina(TIENE_PUC),
    "progetti_collettivita:partecipante_shift": pagina(TIENE_PUC),
    "progetti_collettivita:partecipante_resend": pagina(TIENE_PUC),
    "progetti_collettivita:partecipante_suspend": pagina(VEDE_PARTECIPANTI),
    "progetti_collettivita:partecipante_resume": pagina(VEDE_PARTECIPANTI),
    "progetti_collettivita:partecipante_interrupt": pagina(VEDE_PARTECIPANTI),
    "progetti_collettivita:partecipante_complete": pagina(TIENE_PUC),
}
