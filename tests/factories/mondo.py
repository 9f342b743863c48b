"""The base world of the tests: two Ambiti that must never see each other, so that every "no" has something to leak."""

from dataclasses import dataclass

from accounts.models import Ruolo
from accounts.profilo import Profilo
from ambiti.models import Ambito, Comune
from patti_inclusione.models import Caso
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import make_profili
from tests.factories.territorio import make_ambito


@dataclass
class Mondo:
    """Ambito `a` (Cremona, Stagno Lombardo) and Ambito `b` (Bologna); a case assigned and one in the queue in each."""

    ambito_a: Ambito
    ambito_b: Ambito
    cremona: Comune
    stagno: Comune
    bologna: Comune
    ministero: Profilo
    flussi: Profilo
    dpo: Profilo
    amministratore: Profilo
    amministratore_b: Profilo
    coordinatore: Profilo  # level Ambito
    coordinatore_stagno: Profilo  # level Comune
    coordinatore_b: Profilo
    case_manager: Profilo
    collega: Profilo  # another Case manager of the same Ambito
    case_manager_b: Profilo
    coordinatore_anagrafici: Profilo
    responsabile_anagrafici: Profilo
    responsabile_puc: Profilo  # Cremona
    caso: Caso  # Cremona, of case_manager
    caso_in_coda: Caso  # Cremona
    caso_stagno: Caso  # Stagno Lombardo, in the queue
    caso_b: Caso  # Bologna, of case_manager_b


def make_mondo() -> Mondo:
    a, b = make_ambito("P01", "D150", "I935"), make_ambito("P02", "A944")
    cremona, stagno, bologna = a.capofila, a.comuni.get(pk="I935"), b.capofila
    people = make_profili(
        ministero=(Ruolo.MINISTERO,),
        flussi=(Ruolo.RESPONSABILE_FLUSSI,),
        dpo=(Ruolo.DPO,),
        amministratore=(Ruolo.AMMINISTRATORE_AMBITO, a),
        amministratore_b=(Ruolo.AMMINISTRATORE_AMBITO, b),
        coordinatore=(Ruolo.COORDINATORE_PATTO, a),
        coordinatore_stagno=(Ruolo.COORDINATORE_PATTO, a, stagno),
        coordinatore_b=(Ruolo.COORDINATORE_PATTO, b),
        case_manager=(Ruolo.CASE_MANAGER, a),
        collega=(Ruolo.CASE_MANAGER, a),
        case_manager_b=(Ruolo.CASE_MANAGER, b),
        coordinatore_anagrafici=(Ruolo.COORDINATORE_ANAGRAFICI, a, cremona),
        responsabile_anagrafici=(Ruolo.RESPONSABILE_ANAGRAFICI, a, cremona),
        responsabile_puc=(Ruolo.RESPONSABILE_PUC, a, cremona),
    )
    return Mondo(
        ambito_a=a,
        ambito_b=b,
        cremona=cremona,
        stagno=stagno,
        bologna=bologna,
        **people,
        caso=give_caso(make_caso(a, cremona, "Conti"), people["case_manager"], people["coordinatore"]),
        caso_in_coda=make_caso(a, cremona, "Coda"),
        caso_stagno=make_caso(a, stagno, "Stagni"),
        caso_b=give_caso(make_caso(b, bologna, "Bolognesi"), people["case_manager_b"], people["coordinatore_b"]),
    )
