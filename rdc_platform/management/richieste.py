"""Commands that read requests in JSON from standard input and write the answers in JSON, all or none."""

import json
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from rdc_platform.richieste import RichiestaError, read_once

MAX_MOTIVI = 50
STATO_ERRATO = 2


class RichiesteCommand(BaseCommand):
    """Answers each request with `calcola`; one wrong, and it says why by position and answers nothing."""

    needs_database = False
    requires_system_checks = ()
    calcola: Callable[[Any], dict[str, Any]]
    #: A request alone, not in a list, is answered with one answer alone.
    una_sola = False

    def handle(self, **options):
        try:
            letto = _read(sys.stdin.buffer.read(), una_sola=self.una_sola)
        except RichiestaError as error:
            self._refuse([str(error)])
        richieste = letto if isinstance(letto, list) else [letto]
        risposte, motivi = [], []
        for indice, richiesta in enumerate(richieste):
            try:
                risposte.append(type(self).calcola(richiesta))
            except RichiestaError as error:
                motivi.append(f"Elemento {indice + 1} (indice {indice}): {error}.")
        if motivi:
            self._refuse(motivi)
        self.stdout.write(json.dumps(risposte if isinstance(letto, list) else risposte[0], ensure_ascii=False))

    def _refuse(self, motivi: list[str]) -> NoReturn:
        """Say why, element by element, and answer nothing: half a list would be taken for the whole."""
        for motivo in motivi[:MAX_MOTIVI]:
            self.stderr.write(motivo)
        if len(motivi) > MAX_MOTIVI:
            self.stderr.write(f"E altri {len(motivi) - MAX_MOTIVI} elementi non validi.")
        sys.exit(STATO_ERRATO)


def _read(grezzo: bytes, *, una_sola: bool) -> object:
    """The list in the bytes of the standard input, or the object where one alone is taken."""
    try:
        letto = json.loads(grezzo.decode("utf-8-sig"), object_pairs_hook=read_once)
    except UnicodeDecodeError as error:
        raise RichiestaError("Lo standard input non è testo UTF-8.") from error
    except json.JSONDecodeError as error:
        raise RichiestaError(f"Lo standard input non è JSON: riga {error.lineno}, colonna {error.colno}.") from error
    except (ValueError, RecursionError) as error:
        raise RichiestaError("Lo standard input non è JSON che si possa leggere.") from error
    if isinstance(letto, list) or (una_sola and isinstance(letto, dict)):
        return letto
    oggetto = ", o un oggetto: comincia con {" if una_sola else ""
    raise RichiestaError(f"Lo standard input non è una lista: comincia con [ e finisce con ]{oggetto}.")
