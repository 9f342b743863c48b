"""What the page of one request shows: what to look at before going on, what came with it, what happened."""

from dataclasses import dataclass

from accounts.models import (
    Accreditamento,
    AllegatoRichiesta,
    Operatore,
    RichiestaAccreditamento,
    Sollecito,
    StatoAccreditamento,
    StatoRichiesta,
    TipoAllegato,
    TitoloFirmatario,
)
from accounts.selectors import cronologia
from accounts.selectors import richiesta as selectors
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
    found += _avvisi_pec(richiesta)
    if selectors.looks_like_pec(richiesta.email):
        found.append("L'indirizzo e-mail della persona sembra una PEC: forse non riceverà il collegamento per entrare.")
    return found + avvisi_firmatario(richiesta) + _avvisi_persona(richiesta)


def _avvisi_pec(richiesta: RichiestaAccreditamento) -> list[str]:
    mittente, atteso = richiesta.pec_mittente.casefold(), richiesta.ambito.pec.casefold()
    if mittente and atteso and mittente != atteso:
        return [f"La PEC viene da {richiesta.pec_mittente}, ma quella dell'Ambito è {richiesta.ambito.pec}."]
    if mittente and not atteso:
        return ["Dell'Ambito non conosciamo la PEC: controlla che il mittente sia l'ente."]
    return []


def avvisi_firmatario(richiesta: RichiestaAccreditamento) -> list[str]:
    """What does not agree about who signed the note; nobody authorises himself."""
    cf, nome, cognome = (
        richiesta.firmatario_codice_fiscale,
        richiesta.firmatario_nome.casefold(),
        richiesta.firmatario_cognome.casefold(),
    )
    found = []
    if cf:
        try:
            codice_fiscale.check(cf)
        except codice_fiscale.CodiceFiscaleError as error:
            return [f"Il codice fiscale di chi firma è sbagliato. {error.message_it}"]
        if codice_fiscale.base(cf)[:6] != codice_fiscale.encode_cognome(cognome) + codice_fiscale.encode_nome(nome):
            found.append("Il codice fiscale di chi firma non va con il suo nome e cognome.")
    same_name = (nome, cognome) == (richiesta.nome.casefold(), richiesta.cognome.casefold())
    if same_name or (cf and codice_fiscale.base(cf) == codice_fiscale.base(richiesta.codice_fiscale)):
        found.append(
            "Chi firma la nota è la persona indicata: serve la firma del legale rappresentante, o la sua delega."
        )
    return found


def _avvisi_persona(richiesta: RichiestaAccreditamento) -> list[str]:
    operatore = Operatore.objects.of_person(richiesta.codice_fiscale).first()
    if operatore is None:
        return []
    if ruoli := selectors.other_ruoli(operatore):
        return [f"La persona ha già il ruolo {', '.join(r.label for r in ruoli)}: finché lo ha non si può registrare."]
    found = [f"La persona è già Amministratore di {nome}." for nome in selectors.administered(operatore)]
    if not selectors.same_identity(richiesta, operatore):
        found.append("La Piattaforma conosce questo codice fiscale con altri dati di nascita o un altro nome.")
    return found


def active_of(richiesta: RichiestaAccreditamento) -> Accreditamento | None:
    """The active accreditation that came of the request, if there is one."""
    if richiesta.stato not in (StatoRichiesta.CENSITO, StatoRichiesta.COMUNICATO):
        return None
    rows = Accreditamento.objects.filter(atto__richiesta=richiesta, stato=StatoAccreditamento.ATTIVO)
    return rows.first()


def list_storia(richiesta: RichiestaAccreditamento) -> list[Voce]:
    """The changes of state and the reminders, the latest first, with who made them; three queries."""
    moves, before = [], None
    for row in cronologia.read_events("RichiestaAccreditamento", richiesta.pk, "stato", "motivo"):
        if row["stato"] != before:
            moves.append(row)
        before = row["stato"]
    names = cronologia.names_of(moves)
    solleciti = richiesta.solleciti.select_related("messaggio_pec").order_by("inviato_il")
    voci = [_voce(row, names) for row in moves] + [_voce_sollecito(row) for row in solleciti]
    return sorted(voci, key=lambda voce: voce.data, reverse=True)


def _voce_sollecito(sollecito: Sollecito) -> Voce:
    if sollecito.messaggio_pec is None:
        testo = f"Per e-mail a {sollecito.referenti_avvisati} referenti: dell'ente non conosciamo la PEC."
    else:
        testo = (
            f"Per PEC a {sollecito.messaggio_pec.destinatario}: {sollecito.messaggio_pec.get_stato_display().lower()}."
        )
    return Voce(data=sollecito.inviato_il, titolo="Sollecitata la PEC", testo=testo, icona="it-mail")


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
