"""What the list and the page of an accreditation are made of: columns by role, and the acts that exist now, for whom."""

from django.db.models import Exists, OuterRef

from accounts.models import Livello, StatoAccreditamento
from accounts.permissions import ACCREDITAMENTI
from accounts.ruoli import Ruolo
from rdc_platform import calendario
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip

S = StatoAccreditamento
# The states in which each act exists; who may do it is the policy's to say.
ATTI = {
    "activate": {S.RICHIESTO},
    "extend": {S.ATTIVO},
    "invite": {S.ATTIVO},
    "suspend": {S.ATTIVO},
    "reactivate": {S.SOSPESO, S.SCADUTO},
    "revoke": {S.RICHIESTO, S.ATTIVO, S.SOSPESO},
    "reset": {S.ATTIVO},
}


def dove(row) -> str:
    """Where a role is held, in words."""
    if row["livello"] == Livello.NAZIONALE:
        return "Italia"
    return "Tutto l'Ambito" if row["livello"] == Livello.AMBITO else ", ".join(row["nomi_comuni"])


PERSONA = Colonna(
    "operatore__cerca",
    "Persona",
    ("operatore__cerca", "operatore__nome"),
    value=lambda row: f"{row['operatore__cognome']} {row['operatore__nome']}",
)
RUOLO = Colonna("ruolo", "Ruolo", ("ruolo",), value=lambda row: Ruolo(row["ruolo"]).label)
AMBITO = Colonna("ambito__denominazione", "Ambito", ("ambito__cerca",))
DOVE = Colonna("nomi_comuni", "Dove", value=dove)
STATO = Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoAccreditamento")
DAL = Colonna("valido_dal", "Dal", ("valido_dal",), kind="data")
AL = Colonna("valido_al", "Fino al", ("valido_al",), kind="data")
DELL_AMBITO = [PERSONA, RUOLO, DOVE, STATO, DAL, AL]
NAZIONALI = [PERSONA, RUOLO, AMBITO, DOVE, STATO, AL]
CHIPS = [
    Chip("Da attivare", {"stato": S.RICHIESTO}),
    Chip("Attivi", {"stato": S.ATTIVO}),
    Chip("Sospesi", {"stato": S.SOSPESO}),
    Chip("In scadenza", {"in_scadenza": "on"}),
    Chip("Serve un sostituto", {"sostituto": "on"}),
]


def acts_on(row, profilo) -> dict[str, bool]:
    """Which acts `profilo` may do on `row` as it is; one query."""
    own = OuterRef("pk")
    may = {act: Exists(ACCREDITAMENTI.permitted(profilo, f"{act}_accreditamento").filter(pk=own)) for act in ATTI}
    allowed = ACCREDITAMENTI.permitted(profilo, "view_accreditamento").filter(pk=row.pk).values(**may).get()
    can = {act: allowed[act] and row.stato in stati for act, stati in ATTI.items()}
    can["extend"] &= row.valido_al is not None and row.valido_al >= calendario.today()
    if row.operatore_id == profilo.operatore_id:  # nobody closes himself
        can |= dict.fromkeys(("suspend", "revoke", "reactivate", "reset"), False)
    return can
