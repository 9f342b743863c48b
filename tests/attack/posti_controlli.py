"""What the attack finds of the checks of residence: who has them, what is written on them, who else was asked."""

import uuid

from accounts import incarichi
from controlli_anagrafici.models import (
    CampioneEstrazione,
    Controllo,
    LetteraControllo,
    NotaControllo,
    PeriodoResidenza,
    Ricalcolo,
    RinvioVerifica,
    TitoloSoggiorno,
)
from rdc_platform.documenti import services as documenti
from tests.attack.posti import Famiglie
from tests.factories.mondo import Mondo
from tests.factories.pdf import PDF
from tests.factories.pec import give_ricevuta

DEL_CONTROLLO = {"rinvio_create", "rinvio_cancel", "rinvio_close", "rinvio_resend", "rinvio_list"}


def pk_controlli(short: str, f: Famiglie) -> uuid.UUID:
    if short.startswith("ricalcolo_"):
        return Ricalcolo.objects.get(comune=f.comune).pk
    if short.startswith("campione_"):
        return CampioneEstrazione.objects.get(comune=f.comune).pk
    controllo = f.caso.nucleo.controlli.get()
    return controllo.rinvii.get().pk if short.startswith("rinvio_") and short not in DEL_CONTROLLO else controllo.pk


def assign_controlli(f: Famiglie, accreditamento) -> None:
    """The checks of the families to one Responsabile."""
    for caso in f.casi:
        controllo = caso.nucleo.controlli.get()
        controllo.stato, controllo.responsabile = "ASSEGNATO", accreditamento
        controllo.save(update_fields=["stato", "responsabile"])
        incarichi.grant(accreditamento, [controllo])


def work_on(controllo: Controllo, mondo: Mondo, accreditamento) -> None:
    """A period of its Comune, a title, and another Comune asked, which took it and wrote a period of its own."""
    comune = controllo.comune_competente
    altro = mondo.stagno if comune == mondo.cremona else mondo.cremona
    for dove, dal, al in ((comune, "2009-03-06", None), (altro, "2001-01-01", "2009-03-05")):
        PeriodoResidenza.objects.create(
            controllo=controllo, comune=dove, comune_dichiarante=dove, data_inizio=dal, data_fine=al,
            motivo_fine="ALTRO" if al else "", scritto_da=accreditamento,
        )  # fmt: skip
    TitoloSoggiorno.objects.create(
        controllo=controllo, tipo_titolo="ALTRO", numero="1", data_rilascio="2010-01-01", fonte_verifica="QUESTURA"
    )
    carta = documenti.store_pdf(PDF, "prova.pdf")
    NotaControllo.objects.create(controllo=controllo, testo="Nota", documento=carta, scritta_da=accreditamento)
    LetteraControllo.objects.create(
        controllo=controllo, tipo="ESITO_NEGATIVO", documento=carta, chiesta_da=accreditamento
    )
    rinvio = RinvioVerifica.objects.create(
        controllo=controllo, progressivo=1, comune_mittente=comune, comune_destinatario=altro, motivo="ALTRO",
        stato="PRESO_IN_CARICO", responsabile=accreditamento, inviato_da=accreditamento, inviato_il="2019-05-01",
        data_scadenza="2019-05-21",
    )  # fmt: skip
    give_ricevuta(rinvio)
    campione = {"data": "2019-06-03", "popolazione": 1, "estratti": 1, "percentuale": 5, "estratto_da": accreditamento}
    CampioneEstrazione.objects.get_or_create(comune=comune, defaults=campione)
    if not Ricalcolo.objects.filter(comune=comune).exists():
        ricalcolo = Ricalcolo.objects.create(
            comune=comune, stato="DA_DECIDERE", anni_totali=5, anni_continuativi=2, motivo="Sentenza", controlli=1,
            chiesto_da=accreditamento,
        )  # fmt: skip
        ricalcolo.righe.create(controllo=controllo, cambia=True, dopo_totale=True)
