import json
import sys

from django.core.management.base import BaseCommand

from rdc_platform.termini import RichiestaError, calcola

MAX_MOTIVI = 50
STATO_ERRATO = 2


class Command(BaseCommand):
    help = (
        "Calcola i termini di legge: legge dallo standard input una lista JSON di "
        '{"codice": "T06", "decorrenza": "2020-01-10"} (e, se serve il patrono, "belfiore") e scrive una lista di risposte.'
    )
    needs_database = False
    requires_system_checks = ()

    def handle(self, **options):
        try:
            richieste = _read(sys.stdin.buffer.read())
        except RichiestaError as error:
            self._refuse([str(error)])
        risposte, motivi = [], []
        for indice, richiesta in enumerate(richieste):
            try:
                risposte.append(_calcola(richiesta))
            except RichiestaError as error:
                motivi.append(f"Elemento {indice + 1} (indice {indice}): {error}.")
        if motivi:
            self._refuse(motivi)
        self.stdout.write(json.dumps(risposte, ensure_ascii=False))

    def _refuse(self, motivi: list[str]) -> None:
        """Say why, element by element, and answer nothing: half a list would be taken for the whole."""
        for motivo in motivi[:MAX_MOTIVI]:
            self.stderr.write(motivo)
        if len(motivi) > MAX_MOTIVI:
            self.stderr.write(f"E altri {len(motivi) - MAX_MOTIVI} elementi non validi.")
        sys.exit(STATO_ERRATO)


def _read(grezzo: bytes) -> list[object]:
    """The list in the bytes of the standard input."""
    try:
        letto = json.loads(grezzo.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        raise RichiestaError("Lo standard input non è testo UTF-8.") from error
    except json.JSONDecodeError as error:
        raise RichiestaError(f"Lo standard input non è JSON: riga {error.lineno}, colonna {error.colno}.") from error
    except (ValueError, RecursionError) as error:
        raise RichiestaError("Lo standard input non è JSON che si possa leggere.") from error
    if not isinstance(letto, list):
        raise RichiestaError("Lo standard input non è una lista: comincia con [ e finisce con ].")
    return letto


class _Doppia(dict):
    """An object with a key written twice: only one of the two would count, and nobody knows which was meant."""


def _once(coppie: list[tuple[str, object]]) -> dict[str, object]:
    keys = {chiave for chiave, _ in coppie}
    return dict(coppie) if len(keys) == len(coppie) else _Doppia(coppie)


def _calcola(richiesta: object) -> dict[str, object]:
    if isinstance(richiesta, _Doppia):
        raise RichiestaError("una chiave è scritta due volte")
    return calcola(richiesta)
