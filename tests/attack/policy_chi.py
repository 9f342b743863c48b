"""Who is named in the table of the policy, with the relations in which the object is his; and the kinds of lines."""

from dataclasses import dataclass

from tests.attack.citta import ALTROVE, COLLEGA, NESSUNA, STAGNO, SUA
from tests.attack.gente import FUORI, TUTTI

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
LAVORA = {chi: relazioni for chi, relazioni in CONTROLLA.items() if "responsabile" in chi}
# Requests of other Comuni: of Cremona's families to Stagno, of the others to Cremona, each taken by a Responsabile there.
RISPONDE_RICHIESTE = {
    "altro_responsabile_anagrafici": (),  # they were taken by others
    "responsabile_anagrafici": (STAGNO, ALTROVE),
    "responsabile_anagrafici_stagno": CREMONA,
}
VEDE_RICHIESTE = RISPONDE_RICHIESTE | {
    "coordinatore_anagrafici": (STAGNO, ALTROVE),
    "coordinatore_anagrafici_stagno": CREMONA,
}
# Projects: the Responsabile PUC those of his Comune.
TIENE_PUC = {"responsabile_puc": CREMONA, "responsabile_puc_stagno": (STAGNO,)}
# The register: the tutor that of the project he is named on.
SCRIVE_PRESENZE = TIENE_PUC | {"tutor_puc": (SUA,)}
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
