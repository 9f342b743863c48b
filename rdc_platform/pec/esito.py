"""What the receipts of a PEC say all together. The state is read from the whole set, so the order in which they came is no matter.

*Spedito* when accepted, *consegnato* when in the mailbox, read or not (DPR 68/2005, artt. 4-6). A delivery wins over what was
said before it, for it can be held against third parties; one of what was given for lost is left for a person to look at too.
"""

from collections.abc import Sequence

from django.utils import timezone

from rdc_platform.audit.stato import move
from rdc_platform.outbox import services as outbox
from rdc_platform.pec import seguito
from rdc_platform.pec.models import (
    DestinatarioPec,
    MessaggioPec,
    MotivoEsame,
    RicevutaPec,
    StatoDestinatario,
    StatoPec,
    TipoDestinatario,
    TipoRicevuta,
)

PARTITA = "una ricevuta del gestore dice che è partita"
OF_A_RECIPIENT = {TipoRicevuta.AVVENUTA_CONSEGNA, TipoRicevuta.ERRORE_CONSEGNA, TipoRicevuta.PREAVVISO_ERRORE}
UNREAD = {
    MotivoEsame.DATICERT_ILLEGGIBILE,
    MotivoEsame.FIRMA_NON_VALIDA,
    MotivoEsame.TIPO_IGNOTO,
}  # kept, and of no effect until a person looks
OPEN = {StatoDestinatario.IN_ATTESA, StatoDestinatario.PREAVVISO}


def apply(messaggio: MessaggioPec) -> None:
    """Write on the message (locked by the caller), its recipients and its receipts what all its receipts say."""
    ricevute = [
        each for each in messaggio.ricevute.order_by("data_certificata", "pk") if each.motivo_esame not in UNREAD
    ]
    destinatari = list(messaggio.destinatari.order_by("pk"))
    accettazioni = [each for each in ricevute if each.tipo == TipoRicevuta.ACCETTAZIONE]
    motivi: dict[RicevutaPec, str] = dict.fromkeys(ricevute, "")
    for destinatario in destinatari:
        own = [each for each in ricevute if _is_about(each, destinatario, destinatari)]
        _settle(destinatario, own, accettazioni, motivi)
    left = bool(accettazioni) or any(each.tipo in OF_A_RECIPIENT for each in ricevute)
    _find_strays(ricevute, destinatari, motivi, left=left)
    refused = [each for each in ricevute if each.tipo == TipoRicevuta.NON_ACCETTAZIONE]
    if left:
        messaggio.accettato_il = accettazioni[0].data_certificata if accettazioni else None
        messaggio.identificativo_gestore = next((r.identificativo for r in accettazioni), "")
        _move(messaggio, _outcome(destinatari))
        outbox.settle(messaggio.message_id, PARTITA)
    elif refused:
        messaggio.ultimo_errore = (refused[0].errore_esteso or refused[0].errore)[:300]
        _move(messaggio, StatoPec.NON_ACCETTATO)
    _mark(motivi)


def _is_about(ricevuta: RicevutaPec, destinatario: DestinatarioPec, among: Sequence[DestinatarioPec]) -> bool:
    """By address; one that names nobody is about the only recipient there is."""
    if not ricevuta.destinatario:
        return len(among) == 1
    return ricevuta.destinatario.casefold() == destinatario.indirizzo.casefold()


def _settle(
    destinatario: DestinatarioPec,
    own: Sequence[RicevutaPec],
    accettazioni: Sequence[RicevutaPec],
    motivi: dict[RicevutaPec, str],
) -> None:
    """One recipient: delivered if anything says so, else lost, else late, else waiting."""
    by_tipo = {tipo: [each for each in own if each.tipo == tipo] for tipo in OF_A_RECIPIENT}
    consegne, errori = by_tipo[TipoRicevuta.AVVENUTA_CONSEGNA], by_tipo[TipoRicevuta.ERRORE_CONSEGNA]
    esterni = {indirizzo.casefold() for each in accettazioni for indirizzo in each.esterni}
    esterno = destinatario.indirizzo.casefold() in esterni
    if accettazioni:
        destinatario.tipo = TipoDestinatario.ESTERNO if esterno else TipoDestinatario.CERTIFICATO
    if consegne:
        destinatario.stato = StatoDestinatario.CONSEGNATO
        if errori:
            motivi[consegne[0]] = MotivoEsame.CONSEGNA_DOPO_ERRORE
    elif errori:
        destinatario.stato = StatoDestinatario.NON_CONSEGNATO
    elif by_tipo[TipoRicevuta.PREAVVISO_ERRORE]:
        destinatario.stato = StatoDestinatario.PREAVVISO
    else:
        destinatario.stato = StatoDestinatario.NON_CERTIFICATO if esterno else StatoDestinatario.IN_ATTESA
    destinatario.consegnato_il = consegne[0].data_certificata if consegne else None
    destinatario.errore_codice = errori[0].errore_codice if errori else ""
    destinatario.errore_esteso = (errori[0].errore_esteso or errori[0].errore) if errori else ""
    destinatario.save(update_fields=["tipo", "stato", "consegnato_il", "errore_codice", "errore_esteso"])


def _find_strays(
    ricevute: Sequence[RicevutaPec],
    destinatari: Sequence[DestinatarioPec],
    motivi: dict[RicevutaPec, str],
    *,
    left: bool,
) -> None:
    """Receipts about nobody we wrote to, and a refusal of what was accepted."""
    for each in ricevute:
        if each.tipo in OF_A_RECIPIENT and not any(_is_about(each, one, destinatari) for one in destinatari):
            motivi[each] = MotivoEsame.DESTINATARIO_IGNOTO
        if each.tipo == TipoRicevuta.NON_ACCETTAZIONE and left:
            motivi[each] = MotivoEsame.ACCETTAZIONE_CONTRADDETTA


def _outcome(destinatari: Sequence[DestinatarioPec]) -> StatoPec:
    """Of a message that left: settled only when each certified recipient is."""
    stati = {each.stato for each in destinatari}
    if not stati or stati & OPEN:
        return StatoPec.ACCETTATO
    certified = stati - {StatoDestinatario.NON_CERTIFICATO}
    if not certified:
        return StatoPec.ACCETTATO_NON_CERTIFICATO
    if certified == {StatoDestinatario.CONSEGNATO}:
        return StatoPec.CONSEGNATO
    return StatoPec.CONSEGNATO_PARZIALE if StatoDestinatario.CONSEGNATO in certified else StatoPec.MANCATA_CONSEGNA


def _move(messaggio: MessaggioPec, stato: StatoPec) -> None:
    if messaggio.stato != stato:
        move(messaggio, stato)
        messaggio.stato_dal = timezone.now()
        seguito.tell(messaggio)
    messaggio.save(update_fields=["stato", "stato_dal", "accettato_il", "identificativo_gestore", "ultimo_errore"])


def _mark(motivi: dict[RicevutaPec, str]) -> None:
    """Write on the receipts why a person should look, where that has changed."""
    for ricevuta, motivo in motivi.items():
        if ricevuta.motivo_esame != motivo:
            ricevuta.motivo_esame, ricevuta.da_esaminare = motivo, bool(motivo)
            ricevuta.save(update_fields=["motivo_esame", "da_esaminare"])
