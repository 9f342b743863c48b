"""Territory and identity: what all three functions point at."""

from ambiti.models.ambito import Ambito, AppartenenzaComune, FormaGestione, FormaGiuridica, Referente
from ambiti.models.comune import Comune, Stato
from ambiti.models.convenzione import AdesioneConvenzione, CodiceConvenzione, ModelloConvenzione, StatoAdesione
from ambiti.models.nucleo import Componente, Destinazione, Genere, Misura, Nucleo, Relazione
from ambiti.models.persona_seguita import Percorso, PersonaSeguita
from ambiti.models.protezione import PersonaProtetta
