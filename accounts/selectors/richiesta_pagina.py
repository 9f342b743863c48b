"""What the page of one request shows: what to look at before going on, what came with it, what happened."""

from dataclasses import dataclass

from accounts.models import (
    AllegatoRichiesta,
    Operatore,
    RichiestaAccreditamento,
    StatoRichiesta,
    TipoAllegato,
    TitoloFirmatario,
)
from accounts.selectors import richiesta as selectors
from accounts.selectors import storia
from rdc_platform import codice_fiscale
from rdc_platform.web.parti import Voce


@dataclass(frozen=True)
class Controllo:
    """One line of the check-list: an attachment that the letter wants, and the files that came for it."""

    tipo: TipoAllegato
    richiesto: bool
    files: list[AllegatoRichiesta]


def list_controlli(richiesta: RichiestaAccreditamento) -> list[Controllo]:
    """The attachments of the letter, there or missing, then whatever else came."""
    files = list(richiesta.allegati.select_related("documento").order_by("caricato_il"))
    delega = richiesta.firmatario_titolo == TitoloFirmatario.DELEGATO
    found = []
    for tipo in TipoAllegato:
        richiesto = tipo != TipoAllegato.ALTRO and (tipo != TipoAllegato.DELEGA or delega)
        own = [row for row in files if row.tipo == tipo]
        if own or richiesto:
            found.append(Controllo(tipo, richiesto, own))
    return found


def list_avvisi(richiesta: RichiestaAccreditamento) -> list[str]:
    """What does not agree, while it matters; each is for a person to judge, none stops by itself."""
    if richiesta.stato in selectors.CHIUSE:
        return []
    found = codice_fiscale.compare(
        richiesta.codice_fiscale,
        cognome=richiesta.cognome,
        nome=richiesta.nome,
        sesso=richiesta.genere,
        data_nascita=richiesta.data_nascita,
        belfiore=richiesta.belfiore_nascita,
    )
    mittente, atteso = richiesta.pec_mittente.casefold(), richiesta.ambito.pec.casefold()
    if mittente and atteso and mittente != atteso:
        found.append(f"La PEC viene da {richiesta.pec_mittente}, ma quella dell'Ambito è {richiesta.ambito.pec}.")
    if mittente and not atteso:
        found.append("Dell'Ambito non conosciamo la PEC: controlla che il mittente sia l'ente.")
    if selectors.looks_like_pec(richiesta.email):
        found.append("L'indirizzo e-mail della persona sembra una PEC: forse non riceverà il collegamento per entrare.")
    return found + _avvisi_persona(richiesta)


def _avvisi_persona(richiesta: RichiestaAccreditamento) -> list[str]:
    operatore = Operatore.objects.of_person(richiesta.codice_fiscale).first()
    if operatore is None:
        return []
    if ruoli := selectors.other_ruoli(operatore):
        return [f"La persona ha già il ruolo {', '.join(r.label for r in ruoli)}: finché lo ha non si può registrare."]
    if not selectors.same_identity(richiesta, operatore):
        return ["La Piattaforma conosce questo codice fiscale con altri dati di nascita o un altro nome."]
    return []


def list_storia(richiesta: RichiestaAccreditamento) -> list[Voce]:
    """The changes of state, the latest first, with who made them; two queries."""
    moves, before = [], None
    for row in storia.read_events("RichiestaAccreditamento", richiesta.pk, "stato", "motivo"):
        if row["stato"] != before:
            moves.append(row)
        before = row["stato"]
    names = storia.names_of(moves)
    return [_voce(row, names) for row in reversed(moves)]


def _voce(row, names: dict[str, str]) -> Voce:
    stato = StatoRichiesta(row["stato"])
    shown = {StatoRichiesta.RIFIUTATA, StatoRichiesta.RITIRATA, StatoRichiesta.INTEGRAZIONE_RICHIESTA}
    return Voce(
        data=row["pgh_created_at"],
        titolo=stato.label,
        testo=row["motivo"] if stato in shown else "",
        chi=names.get(row["context"].get("operatore", ""), ""),
        icona="it-mail" if "PEC" in stato or "INVIATO" in stato else "it-file",
    )
