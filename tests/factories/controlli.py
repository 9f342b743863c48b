from datetime import date

from accounts.profilo import Profilo
from controlli_anagrafici.models import Controllo, PeriodoResidenza
from controlli_anagrafici.services.assegnazione import assign_controlli
from controlli_anagrafici.services.campione import start_famiglia
from controlli_anagrafici.services.controllo import open_controllo
from controlli_anagrafici.services.esito import set_esiti
from controlli_anagrafici.services.periodo import add_periodo

PERCHE = "Verificato sui registri della popolazione del Comune."


def open_to(mondo, caso=None) -> Controllo:
    """The check of a case (Cremona's own by default), in the hands of Cremona's Responsabile and begun."""
    controllo = (caso or mondo.caso).nucleo.controlli.get()
    assign_controlli([controllo.pk], mondo.responsabile_anagrafici.accreditamento_id, by=mondo.coordinatore_anagrafici)
    return open_controllo(controllo, by=mondo.responsabile_anagrafici)


def give_periodo(controllo: Controllo, by: Profilo, dal: str, al: str | None = None, **campi) -> PeriodoResidenza:
    """A registration in the check's own Comune from `dal` (`2009-03-06`), still running without `al`."""
    fine = {"data_fine": date.fromisoformat(al), "motivo_fine": "ALTRO"} if al else {}
    values = {"tipo": "ISCR", "comune": controllo.comune_competente, "motivo_inizio": "ALTRO"} | fine | campi
    return add_periodo(controllo, by=by, data_inizio=date.fromisoformat(dal), **values)


def decide(
    controllo: Controllo, by: Profilo, res10="SODDISFATTO", res2="SODDISFATTO", soggiorno="SODDISFATTO", **altro
):
    """The outcome of each requirement written; the check as it is then."""
    esiti = {"esito_res10": res10, "esito_res2": res2, "esito_soggiorno": soggiorno, **altro}
    return set_esiti(controllo, by=by, **esiti)


def open_famiglia(mondo, caso=None) -> Controllo:
    """The check of the composition of a case's nucleo, in the hands of Cremona's Responsabile and begun."""
    suo = (caso or mondo.caso).nucleo.controlli.get(tipo_controllo="RESIDENZA_SOGGIORNO")
    controllo = start_famiglia(suo, by=mondo.coordinatore_anagrafici)
    assign_controlli([controllo.pk], mondo.responsabile_anagrafici.accreditamento_id, by=mondo.coordinatore_anagrafici)
    return open_controllo(controllo, by=mondo.responsabile_anagrafici)
