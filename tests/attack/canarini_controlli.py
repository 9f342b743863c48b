"""The canaries of the checks of residence: what the Comune of the application writes, and what goes from Comune to Comune."""

from django.db import models

from controlli_anagrafici import models as k
from controlli_anagrafici.models.ricalcolo import Ricalcolo, RigaRicalcolo

CONTROLLI, CATENA = "ck", "rv"
DEL_CONTROLLO = (
    k.PeriodoResidenza, k.TitoloSoggiorno, k.ConvocazioneControllo, k.ComunicazioneControllo, k.EventoControllo,
    k.NotaControllo, k.ControlloRevisione, k.ComponenteAnagrafico, k.ConsultazioneAnpr, k.LetteraControllo, k.Calcolo, RigaRicalcolo,
)  # fmt: skip
MODELLI: dict[type[models.Model], tuple[str, str]] = {
    k.Controllo: (CONTROLLI, "nucleo"),
    k.DomandaCessata: (CONTROLLI, "nucleo"),
    k.RinvioVerifica: (CATENA, "controllo__nucleo"),
    **dict.fromkeys(DEL_CONTROLLO, (CONTROLLI, "controllo__nucleo")),
}
DI_NESSUNO = {k.AutoApprovazione, k.CampioneEstrazione, k.IncaricoControllo, Ricalcolo}
# Codes, numbers and hashes: they tell nothing, or have no room for a word.
CODICI = {"questura_rilascio", "algoritmo_versione", "hash_ingressi", "codice_rifiuto", "pec_destinatario"}


def add_rows(f) -> None:
    """One row of each that a check may have, on the check that the pages of the attack open."""
    controllo, chi = f.caso.nucleo.controlli.get(), f.case_manager.accreditamento
    k.EventoControllo.objects.create(controllo=controllo, tipo="x", testo="x")
    k.ConvocazioneControllo.objects.create(
        controllo=controllo, data_convocazione="2019-05-01", data_colloquio="2019-05-02", canale="PEC",
        esito="PRESENTATO", note="x", convocato_da=chi,
    )  # fmt: skip
    k.ComunicazioneControllo.objects.create(
        controllo=controllo, tipo="ESITO_CONTROLLO", contenuto={}, stato="RIFIUTATA", motivo_rifiuto="x"
    )
    k.ControlloRevisione.objects.create(
        controllo=controllo, numero=1, motivo="ERRORE_MATERIALE", testo="x", fotografia={}, riaperto_da=chi
    )
