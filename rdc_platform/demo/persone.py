"""The people of the demonstration, all invented. Names, births and codici fiscali belong to nobody we know of."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Livello, ProfiloProfessionale, Ruolo
from rdc_platform import codice_fiscale
from rdc_platform.demo.comuni import BOLOGNA, CREMA, CREMONA, SENZA_CONVENZIONE

DOMINIO = "dimostrazione.example"  # a name that nobody can own (RFC 2606)


@dataclass(frozen=True)
class ProfiloDemo:
    """A role, its level, and its Comuni (Belfiore; none for the whole Ambito)."""

    ruolo: Ruolo
    livello: Livello = Livello.AMBITO
    comuni: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonaDemo:
    """Someone who can be entered as; `genere` M or F, `luogo` the Belfiore code of birth."""

    nome: str
    cognome: str
    genere: str
    nascita: date
    luogo: str
    profili: tuple[ProfiloDemo, ...]
    professione: ProfiloProfessionale | str = ""

    @property
    def codice_fiscale(self) -> str:
        return codice_fiscale.encode(self.cognome, self.nome, self.genere, self.nascita, self.luogo)

    @property
    def email(self) -> str:
        return f"{self.nome}.{self.cognome}@{DOMINIO}".lower()


@dataclass(frozen=True)
class AmbitoDemo:
    """An Ambito that works: its Amministratore, his operators, and the Comuni whose convention is missing."""

    capofila: str
    amministratore: PersonaDemo
    operatori: tuple[PersonaDemo, ...]
    senza_convenzione: tuple[str, ...] = ()


def _nazionale(ruolo: Ruolo) -> tuple[ProfiloDemo, ...]:
    return (ProfiloDemo(ruolo, Livello.NAZIONALE),)


def _di(ruolo: Ruolo, *comuni: str) -> tuple[ProfiloDemo, ...]:
    return (ProfiloDemo(ruolo, Livello.COMUNE if comuni else Livello.AMBITO, comuni),)


_P, _R = ProfiloProfessionale, Ruolo
MINISTERO = PersonaDemo("Giulia", "Ferrante", "F", date(1974, 5, 12), "H501", _nazionale(_R.MINISTERO))
ALTRI_NAZIONALI = (
    PersonaDemo("Marco", "Silvestri", "M", date(1981, 11, 3), "L219", _nazionale(_R.RESPONSABILE_FLUSSI)),
    PersonaDemo("Elena", "Baldi", "F", date(1969, 2, 27), "F839", _nazionale(_R.DPO)),
)

AMBITI = (
    AmbitoDemo(
        capofila=CREMONA,
        senza_convenzione=(SENZA_CONVENZIONE,),
        amministratore=PersonaDemo(
            "Paolo", "Rinaldi", "M", date(1971, 9, 8), CREMONA, _di(_R.AMMINISTRATORE_AMBITO), _P.AMMINISTRATIVO
        ),
        operatori=(
            PersonaDemo(
                "Laura", "Bonetti", "F", date(1972, 1, 19), CREMONA, _di(_R.COORDINATORE_PATTO), _P.ASSISTENTE_SOCIALE
            ),
            PersonaDemo(
                *("Davide", "Moretti", "M", date(1979, 7, 30), CREMA),
                (*_di(_R.COORDINATORE_PATTO, CREMA), *_di(_R.CASE_MANAGER, CREMA)),
                _P.ASSISTENTE_SOCIALE,
            ),
            PersonaDemo("Sara", "Gallo", "F", date(1985, 4, 2), "F205", _di(_R.CASE_MANAGER), _P.ASSISTENTE_SOCIALE),
            PersonaDemo("Andrea", "Fontana", "M", date(1988, 10, 21), CREMONA, _di(_R.CASE_MANAGER), _P.EDUCATORE),
            PersonaDemo(
                "Francesca", "Villa", "F", date(1990, 6, 15), CREMA, _di(_R.CASE_MANAGER), _P.ASSISTENTE_SOCIALE
            ),
            PersonaDemo(
                *("Roberto", "Marchetti", "M", date(1966, 3, 11), CREMONA),
                _di(_R.COORDINATORE_ANAGRAFICI, CREMONA),
                _P.UFFICIALE_ANAGRAFE,
            ),
            PersonaDemo(
                *("Silvia", "Ferri", "F", date(1977, 12, 5), CREMONA),
                _di(_R.RESPONSABILE_ANAGRAFICI, CREMONA),
                _P.UFFICIALE_ANAGRAFE,
            ),
            PersonaDemo(
                *("Luca", "Grandi", "M", date(1983, 8, 24), CREMA),
                _di(_R.RESPONSABILE_ANAGRAFICI, CREMONA),
                _P.UFFICIALE_ANAGRAFE,
            ),
            PersonaDemo("Chiara", "Bassi", "F", date(1978, 5, 6), CREMONA, _di(_R.RESPONSABILE_PUC), _P.AMMINISTRATIVO),
            PersonaDemo("Bruno", "Ghisolfi", "M", date(1970, 3, 17), CREMONA, _di(_R.TUTOR_PUC, CREMONA), _P.EDUCATORE),
        ),
    ),
    AmbitoDemo(
        capofila=BOLOGNA,
        amministratore=PersonaDemo(
            "Teresa", "Longhi", "F", date(1968, 4, 17), BOLOGNA, _di(_R.AMMINISTRATORE_AMBITO), _P.AMMINISTRATIVO
        ),
        operatori=(
            PersonaDemo(
                *("Stefano", "Neri", "M", date(1975, 10, 9), BOLOGNA),
                _di(_R.COORDINATORE_PATTO, BOLOGNA),
                _P.ASSISTENTE_SOCIALE,
            ),
            PersonaDemo(
                "Valentina", "Sarti", "F", date(1987, 2, 14), BOLOGNA, _di(_R.CASE_MANAGER, BOLOGNA), _P.EDUCATORE
            ),
            PersonaDemo(
                *("Matteo", "Donati", "M", date(1980, 9, 13), BOLOGNA),
                _di(_R.RESPONSABILE_PUC, BOLOGNA),
                _P.AMMINISTRATIVO,
            ),
        ),
    ),
)


def elenco() -> list[dict[str, str]]:
    """Everyone, as the simulated gateway of SPID and CIE wants to know them."""
    ambiti = [persona for ambito in AMBITI for persona in (ambito.amministratore, *ambito.operatori)]
    return [
        {
            "nome": persona.nome,
            "cognome": persona.cognome,
            "codice_fiscale": persona.codice_fiscale,
            "nascita": persona.nascita.isoformat(),
            "ruolo": ", ".join(str(profilo.ruolo.label) for profilo in persona.profili),
        }
        for persona in (MINISTERO, *ALTRI_NAZIONALI, *ambiti)
    ]
