"""What is missing before a check can be concluded, and which outcomes agree with what was found."""

from typing import NamedTuple

from controlli_anagrafici.models import Calcolo, Controllo, EsitoFinale, EsitoNucleo, EsitoRequisito
from controlli_anagrafici.selectors.residenza import scoperti_of
from controlli_anagrafici.selectors.titolo import proves_soggiorno

_R, _F = EsitoRequisito, EsitoFinale
PAROLE = {
    "esito_res10": "gli anni di residenza",
    "esito_res2": "gli ultimi due anni",
    "esito_soggiorno": "il soggiorno",
}
MOTIVAZIONE_MINIMA = 20  # characters: a reason that can be understood by who did not write it


class Mancanza(NamedTuple):
    """What must still be done, said to who must do it, and at which field."""

    campo: str
    testo: str


def ultimo_calcolo(controllo: Controllo) -> Calcolo | None:
    return controllo.calcoli.order_by("-fatto_il").first()


def negativi(controllo: Controllo) -> list[str]:
    """The negative outcomes that agree with the requirements as they are written, the fitting one first."""
    if controllo.della_famiglia:
        return _negativi_nucleo(controllo)
    no10, no2 = (e == _R.NON_SODDISFATTO for e in (controllo.esito_res10, controllo.esito_res2))
    found = [_F.N12] if no10 and no2 else [_F.N10] if no10 else [_F.N02] if no2 else []
    if controllo.esito_soggiorno == _R.NON_SODDISFATTO:
        found += [_F.NS1, _F.NS2]
    if not found and _R.NON_VERIFICABILE in _esiti(controllo):
        found.append(_F.NV1)
    if found and controllo.origine_controllo == "MANTENIMENTO" and found != [_F.NV1]:
        found.insert(0, _F.NM1)
    return [each.value for each in found]


def _negativi_nucleo(controllo: Controllo) -> list[str]:
    """Somebody was left out, somebody was declared who is not there, or both: the first is what weighs more."""
    if controllo.esito_nucleo != EsitoNucleo.DIFFORME:
        return []
    righe = controllo.famiglia.filter(giustificata=False).exclude(causale_differenza="")
    omessa = {componente is None for componente in righe.values_list("componente", flat=True)}
    return [esito.value for esito, quale in ((_F.NN1, True), (_F.NN2, False)) if quale in omessa]


def mancanze(controllo: Controllo, esito: str) -> list[Mancanza]:
    """What is missing before the check can come to `esito`; empty if it can."""
    if controllo.della_famiglia:
        return _mancanze_nucleo(controllo, esito)
    found = [
        Mancanza(campo, f"Scrivi l'esito per {nome}.")
        for campo, nome in PAROLE.items()
        if getattr(controllo, campo) == _R.DA_VERIFICARE
    ]
    if not found and esito == _F.P01 and set(_esiti(controllo)) != {_R.SODDISFATTO}:
        found.append(Mancanza("esito_res10", "Un requisito non è soddisfatto: proponi un esito negativo."))
    if controllo.esito_soggiorno == _R.SODDISFATTO and not proves_soggiorno(controllo):
        found.append(
            Mancanza("esito_soggiorno", "Nessun titolo scritto prova il requisito dichiarato: scrivi il titolo.")
        )
    calcolo = ultimo_calcolo(controllo)
    found += _calcolo(controllo, calcolo) + _motivazione(controllo, esito, calcolo) + _sentito(controllo, esito)
    return found + _mantenuto(controllo, esito)


def discorda(controllo: Controllo, calcolo: Calcolo | None) -> bool:
    """The Responsabile decided otherwise than the periods prove, or in a case to be judged by a person."""
    if calcolo is None:
        return _R.SODDISFATTO in {controllo.esito_res10, controllo.esito_res2}
    said = (controllo.esito_res10 == _R.SODDISFATTO, controllo.esito_res2 == _R.SODDISFATTO)
    return said != (calcolo.residenza_totale, calcolo.residenza_continuativa) or calcolo.caso_limite


def _esiti(controllo: Controllo) -> list[str]:
    return [getattr(controllo, campo) for campo in PAROLE]


def _calcolo(controllo: Controllo, calcolo: Calcolo | None) -> list[Mancanza]:
    if calcolo is not None and calcolo.conflitti_estero and not controllo.conflitti_confermati:
        return [
            Mancanza(
                "conflitti_confermati",
                "Per alcuni giorni la persona risulta iscritta in Italia e all'estero: controlla i periodi, o conferma.",
            )
        ]
    if controllo.periodi.filter(confermato=False).exists():
        return [Mancanza("periodi", "Ci sono periodi proposti da ANPR: confermali o toglili.")]
    return []


def _motivazione(controllo: Controllo, esito: str, calcolo: Calcolo | None) -> list[Mancanza]:
    if len(controllo.motivazione) >= MOTIVAZIONE_MINIMA:
        return []
    if esito != _F.P01:
        return [Mancanza("motivazione", f"Scrivi perché, in almeno {MOTIVAZIONE_MINIMA} caratteri.")]
    if discorda(controllo, calcolo):
        return [Mancanza("motivazione", "L'esito è diverso da quello calcolato, o è un caso limite: scrivi perché.")]
    return []


def _sentito(controllo: Controllo, esito: str) -> list[Mancanza]:
    """Nobody loses the benefit over years that could not be reconstructed without having been called to tell them."""
    if esito in {_F.P01, _F.NS1, _F.NS2}:
        return []
    if controllo.convocazioni.exclude(esito="").exists():
        return []
    if esito == _F.NV1 or not controllo.periodi.exists():
        return [Mancanza("convocazione", "Prima convoca la persona e scrivi com'è andata: può dire dove ha vissuto.")]
    return []


def _mantenuto(controllo: Controllo, esito: str) -> list[Mancanza]:
    """Residence has to be kept since the domanda without a gap: who says so all the same says why."""
    if esito != _F.P01 or len(controllo.motivazione) >= MOTIVAZIONE_MINIMA:
        return []
    if scoperti_of(controllo, list(controllo.periodi.all())):
        return [Mancanza("motivazione", "Dalla domanda a oggi la residenza ha interruzioni: scrivi perché va bene.")]
    return []


def _mancanze_nucleo(controllo: Controllo, esito: str) -> list[Mancanza]:
    found = []
    if controllo.esito_nucleo == EsitoNucleo.DA_VERIFICARE:
        found.append(Mancanza("esito_nucleo", "Scrivi chi c'è nella famiglia anagrafica."))
    elif (esito == _F.P01) == (controllo.esito_nucleo == EsitoNucleo.DIFFORME):
        found.append(Mancanza("esito_nucleo", "L'esito non va d'accordo con le differenze che hai scritto."))
    if esito != _F.P01 and len(controllo.motivazione) < MOTIVAZIONE_MINIMA:
        found.append(Mancanza("motivazione", f"Scrivi perché, in almeno {MOTIVAZIONE_MINIMA} caratteri."))
    return found
