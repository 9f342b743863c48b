"""Who may do what in the Patto per l'inclusione: this table is the whole policy of the app.

Amministratori di Ambito do not appear, on purpose: they see no datum of any beneficiary (letter). The Coordinatore has
identity data, the macro-state and the term T02 alone; the Case manager alone has all the rest, of his own nuclei.
"""

from django.db.models import Q

from accounts.models import Accreditamento, Ruolo
from accounts.policy import Everywhere, Grant, Own, Policy
from ambiti.models import Ambito, Componente
from patti_inclusione.models import (
    AllegatoSegnalazione,
    Assegnazione,
    Assenza,
    CalendarioPersonale,
    Caso,
    CeppoTrasferimento,
    ChiusuraUfficio,
    ComunicazioneInps,
    ConflittoInteressi,
    Convocazione,
    DisponibilitaUfficio,
    Doppione,
    Esonero,
    Impegno,
    Incontro,
    MembroEquipe,
    MovimentoFornitura,
    NotiziaPuc,
    Patto,
    PrenotazioneInps,
    Rettifica,
    Riapertura,
    RichiamoFormale,
    RichiestaCpi,
    ScartoCpi,
    ScartoPrenotazione,
    ScartoProvvedimento,
    Sede,
    Segnalazione,
    StampaLettere,
    StatoRiapertura,
    StatoTrasferimento,
    Supplenza,
    Trasferimento,
)

COORDINATORE = (Grant(Ruolo.COORDINATORE_PATTO, via="nucleo__comune"),)
CASE_MANAGER = (Grant(Ruolo.CASE_MANAGER, via="nucleo"),)
SUO_CASO = (Grant(Ruolo.CASE_MANAGER, via="caso__nucleo"),)

CASI = Policy(
    Caso,
    {
        # Coordinatore: identity data, to assign
        "view_coda": COORDINATORE,
        "assign_caso": COORDINATORE,
        "view_carichi": COORDINATORE,
        # Both: why one sees the family, and who else does
        "view_perche": (*COORDINATORE, *CASE_MANAGER),
        # Case manager: his own cases, whole
        "view_fascicolo": CASE_MANAGER,
        "convoke_caso": CASE_MANAGER,
        "edit_analisi": CASE_MANAGER,
        "edit_quadro": CASE_MANAGER,
        "edit_patto": CASE_MANAGER,
        "report_caso": CASE_MANAGER,
        "edit_incontri": CASE_MANAGER,
        "close_caso": CASE_MANAGER,
        "edit_esoneri": CASE_MANAGER,
        "suspend_caso": CASE_MANAGER,
        # The Centro per l'impiego: the family of the one, the numbers of the other
        "send_cpi": CASE_MANAGER,
        "ask_richiesta_cpi": CASE_MANAGER,
        "measure_cpi": COORDINATORE,
        "export_risultati": CASE_MANAGER,
        # Moves: proposed by the one, asked by the other
        "propose_trasferimento": CASE_MANAGER,
        "start_trasferimento": COORDINATORE,
        "ask_riapertura": (*CASE_MANAGER, *COORDINATORE),
    },
)
# The hand-over note of his own assignment, also when the family is no more his: it shows him nothing of the family.
ASSEGNAZIONI = Policy(Assegnazione, {"write_consegna": (Own(Ruolo.CASE_MANAGER, "case_manager"),)})
# The desk: who sees a family for a while, who is away, who must not follow it. Of what one was lent, his own rows alone.
COORDINATORE_DEL_CASO = (Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune"),)
SUPPLENZE = Policy(
    Supplenza,
    {
        "view_supplenze": COORDINATORE_DEL_CASO,
        "end_supplenza": (*COORDINATORE_DEL_CASO, Own(Ruolo.CASE_MANAGER, "supplente")),
        "ask_emergenza": (Own(Ruolo.CASE_MANAGER, "supplente"),),
    },
)
ASSENZE = Policy(Assenza, {"end_assenza": (Own(Ruolo.COORDINATORE_PATTO, "disposta_da"),)})
CONFLITTI = Policy(ConflittoInteressi, {"view_conflitti": COORDINATORE, "lift_conflitto": COORDINATORE})
CASE_MANAGER_DEL_TERRITORIO = Policy(
    Accreditamento,
    {
        "start_assenza": (
            Grant(Ruolo.COORDINATORE_PATTO, via="incaricocomune__content_object", only=Q(ruolo=Ruolo.CASE_MANAGER)),
        ),
        "edit_lingue": (Own(Ruolo.CASE_MANAGER, "pk"),),
    },
)
CONVOCAZIONI = Policy(Convocazione, {"edit_convocazione": SUO_CASO})
# What INPS booked: answered by who follows the family; what is put aside is seen without any family.
PRENOTAZIONI = Policy(PrenotazioneInps, {"answer_prenotazione": SUO_CASO})
SCARTI_PRENOTAZIONI = Policy(ScartoPrenotazione, {"view_scarti_prenotazioni": (Everywhere(Ruolo.RESPONSABILE_FLUSSI),)})
PATTI = Policy(
    Patto,
    {
        "edit_patto": SUO_CASO,
        "sign_patto": SUO_CASO,
        "download_patto": SUO_CASO,
        "view_sostegni": SUO_CASO,
        "move_sostegno": SUO_CASO,
    },
)
NOTIZIE = Policy(NotiziaPuc, {"close_notizia": SUO_CASO})
EQUIPE = Policy(MembroEquipe, {"edit_membro": (Grant(Ruolo.CASE_MANAGER, via="equipe__caso__nucleo"),)})
COMUNICAZIONI = Policy(ComunicazioneInps, {"resend_comunicazione": SUO_CASO})

# Agenda. The Coordinatore keeps the offices of his Comuni and sees of an hour only whether it is taken; the Case manager keeps
# his own hours and books. Neither way leads from an office to a family.
UFFICIO = (Grant(Ruolo.COORDINATORE_PATTO, via="comune"),)
RICEVE = (Grant(Ruolo.CASE_MANAGER, via="comune"),)
SEDI = Policy(Sede, {"view_agenda": (*UFFICIO, *RICEVE), "manage_sede": UFFICIO, "open_orari": (*UFFICIO, *RICEVE)})
DISPONIBILITA = Policy(
    DisponibilitaUfficio,
    {
        "view_orari": (
            Grant(Ruolo.COORDINATORE_PATTO, via="sede__comune"),
            Grant(Ruolo.CASE_MANAGER, via="sede__comune"),
        ),
        "close_orari": (
            Grant(Ruolo.COORDINATORE_PATTO, via="sede__comune"),
            Own(Ruolo.CASE_MANAGER, "operatore"),
        ),
        "book_orario": (Grant(Ruolo.CASE_MANAGER, via="sede__comune"),),
    },
)
CHIUSURE = Policy(ChiusuraUfficio, {"delete_chiusura": (Grant(Ruolo.COORDINATORE_PATTO, via="sede__comune"),)})
PERSONE = Policy(Componente, {"edit_scheda": CASE_MANAGER, "grant_esonero": CASE_MANAGER})
# Who is not bound by the obligations: decided by who follows the family, read by nobody else.
ESONERI = Policy(Esonero, {"edit_esonero": (Grant(Ruolo.CASE_MANAGER, via="componente__nucleo"),)})
CALENDARI = Policy(CalendarioPersonale, {"edit_calendario": (Own(Ruolo.CASE_MANAGER, "accreditamento"),)})
STAMPE = Policy(StampaLettere, {"download_lettere": (Own(Ruolo.CASE_MANAGER, "accreditamento"),)})

# Reports to INPS. The Coordinatore approves them on a minimum dossier: the one exception to "identity data alone" (ADR 0018).
APPROVA = (Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune", only=Q(proposta_il__isnull=False)),)
SEGNALAZIONI = Policy(
    Segnalazione, {"view_segnalazione": SUO_CASO, "edit_segnalazione": SUO_CASO, "approve_segnalazione": APPROVA}
)
ALLEGATI_SEGNALAZIONE = Policy(
    AllegatoSegnalazione,
    {
        "download_allegato": (
            Grant(Ruolo.CASE_MANAGER, via="segnalazione__caso__nucleo"),
            Grant(
                Ruolo.COORDINATORE_PATTO,
                via="segnalazione__caso__nucleo__comune",
                only=Q(visibile_coordinatore=True, segnalazione__proposta_il__isnull=False),
            ),
        )
    },
)
RETTIFICHE = Policy(
    Rettifica, {"approve_rettifica": (Grant(Ruolo.COORDINATORE_PATTO, via="segnalazione__caso__nucleo__comune"),)}
)
RICHIAMI = Policy(
    RichiamoFormale,
    {"edit_richiamo": (Grant(Ruolo.CASE_MANAGER, via="impegno__patto__caso__nucleo"),)},
)
IMPEGNI = Policy(Impegno, {"warn_impegno": (Grant(Ruolo.CASE_MANAGER, via="patto__caso__nucleo"),)})
INCONTRI = Policy(Incontro, {"view_incontro": SUO_CASO, "edit_incontro": SUO_CASO})
# A family that moves. Who asks sees it as he sees the family; the other Comune sees who it is only while it has to answer.
PROPOSTO, CHIESTO = Q(stato=StatoTrasferimento.PROPOSTO), Q(stato=StatoTrasferimento.CHIESTO)
IN_PARTENZA = Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune", only=PROPOSTO | CHIESTO)
IN_ARRIVO = Grant(Ruolo.COORDINATORE_PATTO, via="a_comune", only=CHIESTO)
TRASFERIMENTI = Policy(
    Trasferimento,
    {
        "view_trasferimento": (IN_PARTENZA, IN_ARRIVO),
        "confirm_trasferimento": (Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune", only=PROPOSTO),),
        "drop_trasferimento": (IN_PARTENZA, Grant(Ruolo.CASE_MANAGER, via="caso__nucleo", only=PROPOSTO)),
        "answer_trasferimento": (IN_ARRIVO,),
    },
)
# What stays behind: of the Comune that the family left, and of who followed it there. It says nothing of the family.
CEPPI = Policy(
    CeppoTrasferimento,
    {
        "view_ceppi": (
            Grant(Ruolo.COORDINATORE_PATTO, via="da_comune"),
            Own(Ruolo.CASE_MANAGER, "case_manager"),
        )
    },
)
# A closed case to open again: asked by who follows it or by the Coordinatore, who answers.
DA_RIAPRIRE = Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune", only=Q(stato=StatoRiapertura.CHIESTA))
RIAPERTURE = Policy(Riapertura, {"answer_riapertura": (DA_RIAPRIRE,)})
# A person that INPS may have twice: only for who sees both sides; who follows both families decides.
SEGUE_ENTRAMBE = Grant(Ruolo.CASE_MANAGER, via="prima__nucleo", anche="seconda__nucleo")
VEDE_ENTRAMBE = Grant(Ruolo.COORDINATORE_PATTO, via="prima__nucleo__comune", anche="seconda__nucleo__comune")
DOPPIONI = Policy(Doppione, {"view_doppione": (VEDE_ENTRAMBE, SEGUE_ENTRAMBE), "decide_doppione": (SEGUE_ENTRAMBE,)})
# The exchange with the Centri per l'impiego: what is asked of a person, either way, for who follows him alone; how it goes, by
# Ambito, and who was sent here and cannot be followed, without any family.
RICHIESTE_CPI = Policy(RichiestaCpi, {"follow_richiesta_cpi": SUO_CASO})
AMBITI_CPI = Policy(Ambito, {"measure_cpi_ambito": (Everywhere(Ruolo.MINISTERO),)})
SCARTI_PROVVEDIMENTI = Policy(
    ScartoProvvedimento, {"view_scarti_provvedimenti": (Everywhere(Ruolo.RESPONSABILE_FLUSSI),)}
)
SCARTI_CPI = Policy(ScartoCpi, {"view_scarti_cpi": (Everywhere(Ruolo.RESPONSABILE_FLUSSI),)})
# What each lot did: of the families that one sees anyway.
MOVIMENTI = Policy(
    MovimentoFornitura,
    {"view_riconciliazione": (Grant(Ruolo.COORDINATORE_PATTO, via="caso__nucleo__comune"), *SUO_CASO)},
)
