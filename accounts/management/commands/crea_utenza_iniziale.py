from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts.database import as_tasks
from accounts.models import Ruolo
from accounts.services import utenza
from rdc_platform import calendario, codice_fiscale, territorio
from rdc_platform.audit.autori import Sistema
from rdc_platform.web.forms import FORMATI_DATA

RUOLI = (Ruolo.MINISTERO, Ruolo.RESPONSABILE_FLUSSI, Ruolo.DPO)
OPZIONI = {
    "ruolo": "uno fra " + ", ".join(RUOLI),
    "codice_fiscale": "sedici caratteri",
    "nome": "come nel documento d'identità",
    "cognome": "come nel documento d'identità",
    "data_nascita": "per esempio 1980-03-06",
    "luogo_nascita": "codice catastale del Comune o dello Stato di nascita, per esempio H501",
    "genere": "M o F",
    "email": "indirizzo di lavoro",
}
MAGGIORE_ETA = 18
LUNGHEZZA_NOME = 80


class Command(BaseCommand):
    """Create one of the first national users and print the one-time link with which he activates himself, alone on a line."""

    help = "Crea una prima utenza nazionale e stampa il collegamento per attivarla, che vale 72 ore e una volta sola."

    def add_arguments(self, parser):
        for name, text in OPZIONI.items():
            parser.add_argument("--" + name.replace("_", "-"), default="", help=text)

    def handle(self, *args, **options):
        ruolo, dati = _ruolo(options), self._dati(options)
        try:
            with as_tasks():
                link = utenza.create_utenza_iniziale(ruolo, dati, by=Sistema("crea_utenza_iniziale"))
        except utenza.PersonaDiversaError:
            raise _error("C'è già una persona con questo codice fiscale, ma con altri dati: controllali.") from None
        except utenza.RuoliIncompatibiliError:
            raise _error(
                "Questa persona ha già un ruolo che non sta insieme a questo: scegli un'altra persona."
            ) from None
        if link:
            self.stdout.write(link)
        else:
            self.stderr.write(
                f"Il profilo {ruolo.label} c'è. La persona ha già attivato il suo accesso: entra con quello."
            )

    def _dati(self, options) -> utenza.Dati:
        if missing := [f"--{name.replace('_', '-')}" for name in OPZIONI if not options[name].strip()]:
            raise _error(f"Manca {', '.join(missing)}.")
        dati = utenza.Dati(
            codice_fiscale=codice_fiscale.normalize(options["codice_fiscale"]),
            cognome=_name(options, "cognome"),
            nome=_name(options, "nome"),
            data_nascita=_birth(options["data_nascita"]),
            belfiore_nascita=_place(options["luogo_nascita"]),
            genere=_gender(options["genere"]),
            email=_email(options["email"]),
        )
        self._check_codice_fiscale(dati)
        return dati

    def _check_codice_fiscale(self, dati: utenza.Dati) -> None:
        """Refuse a code that cannot exist; only warn of one that disagrees with the person's data."""
        try:
            codice_fiscale.check(dati.codice_fiscale)
        except codice_fiscale.CodiceFiscaleError as error:
            raise _error(error.message_it) from None
        for warning in codice_fiscale.compare(
            dati.codice_fiscale,
            cognome=dati.cognome,
            nome=dati.nome,
            sesso=dati.genere,
            data_nascita=dati.data_nascita,
            belfiore=dati.belfiore_nascita,
        ):
            self.stderr.write(f"Attenzione. {warning}")


def _error(text: str) -> CommandError:
    return CommandError(text, returncode=2)


def _ruolo(options) -> Ruolo:
    wanted = options["ruolo"].strip().upper()
    if wanted not in RUOLI:
        raise _error(f"Scrivi --ruolo {'|'.join(RUOLI)}.")
    return Ruolo(wanted)


def _name(options, which: str) -> str:
    name = " ".join(options[which].split())
    if len(name) > LUNGHEZZA_NOME:
        raise _error(f"Accorcia --{which}: al massimo {LUNGHEZZA_NOME} caratteri.")
    return name


def _birth(text: str) -> date:
    for form in FORMATI_DATA:
        try:
            day = datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 -- a day, not an instant
        except ValueError:
            continue
        if not date(1900, 1, 1) <= day <= calendario.add_mesi(calendario.today(), -12 * MAGGIORE_ETA):
            raise _error("Controlla --data-nascita: serve una persona maggiorenne.")
        return day
    raise _error("Scrivi --data-nascita così: 1980-03-06.")


def _place(text: str) -> str:
    belfiore = text.strip().upper()
    if territorio.luogo_nascita(belfiore) is None:
        raise _error(
            "Controlla --luogo-nascita: serve il codice catastale di un Comune o di uno Stato, per esempio H501."
        )
    return belfiore


def _gender(text: str) -> str:
    if text.strip().upper() not in ("M", "F"):
        raise _error("Scrivi --genere M oppure --genere F.")
    return text.strip().upper()


def _email(text: str) -> str:
    try:
        validate_email(text.strip())
    except ValidationError:
        raise _error("Controlla --email: un indirizzo è fatto così, nome@ente.it.") from None
    return text.strip()
