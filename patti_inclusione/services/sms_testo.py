"""What a short message about an appointment says: day, hour, place, a number to call. Never who, by whom, or why (spec §10.4)."""

import re
from datetime import datetime

from django.utils import timezone

from patti_inclusione.models import Convocazione, ModalitaIncontro, Sede, TipoSms
from rdc_platform import telefonia
from rdc_platform.web.formati import data_estesa

# What tells whoever looks at a telephone why somebody is called: the benefit, and the office that follows it.
RIVELA = re.compile(
    r"reddito|cittadinanza|\brdc\b|\bpdc\b|sussidio|povert|benefici|\bsocial[ei]\b|inclusione|\bpatt[oi]\b",
    re.IGNORECASE,
)
ALTROVE = {ModalitaIncontro.DOMICILIO: "a casa", ModalitaIncontro.TELEFONO: "per telefono", ModalitaIncontro.VIDEO: "in video"}  # fmt: skip
LUNGO = 120  # characters of a place
FRASI = {
    TipoSms.CONVOCAZIONE: "Appuntamento {quando}{dove}.",
    TipoSms.PROMEMORIA: "Promemoria: appuntamento {quando}{dove}.",
    TipoSms.DISDETTA: "L'appuntamento di {quando} non si fa.",
}
CHIAMA = {TipoSms.DISDETTA: " Per informazioni chiama {telefono}."}
SE_NON_PUOI = " Se non puoi venire chiama {telefono}."


def write_testo(tipo: str, convocazione: Convocazione, telefono: str) -> str:
    """The message, in the plain signs that telephones count once; without a number to call it asks for no call."""
    kind = TipoSms(tipo)
    dove = place_of(convocazione)
    testo = FRASI[kind].format(quando=when(convocazione.data_ora), dove=f", {dove}" if dove else "")
    if telefono:
        testo += CHIAMA.get(kind, SE_NON_PUOI).format(telefono=telefono)
    return telefonia.to_plain(testo)


def when(data_ora: datetime) -> str:
    at = timezone.localtime(data_ora)
    return f"{data_estesa(at)} alle {at:%H:%M}"


def place_of(convocazione: Convocazione) -> str:
    """Where, as an address: of an office its street and not its name."""
    if convocazione.modalita in ALTROVE:
        return ALTROVE[ModalitaIncontro(convocazione.modalita)]
    return discreet(convocazione.luogo)[:LUNGO]


def discreet(luogo: str) -> str:
    """A place without the parts that say what it is for."""
    return ", ".join(part for part in re.split(r"\s*[,;]\s*", luogo) if part and not RIVELA.search(part))


def phone_of(convocazione: Convocazione, del_comune: str) -> str:
    """The number that the family may call: of the office where they meet, else one of the Comune's offices."""
    sede: Sede | None = convocazione.sede
    return (sede.telefono if sede is not None else "") or del_comune
