"""INPS, simulated: `python -m rdc_platform.simulators.inps --port P --store DIR`."""

import argparse
import os
import secrets
from datetime import datetime, time
from pathlib import Path

from rdc_platform.simulators.generatore import ROMA
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.inps_api import Api
from rdc_platform.simulators.inps_archivio import ArchivioInps
from rdc_platform.simulators.inps_console import Console
from rdc_platform.simulators.pdnd_guardia import add_option, guard
from rdc_platform.simulators.server import App, serve


def build(archivio: ArchivioInps, token: str, elaborazione: float, *, decide: bool = False) -> tuple[App, Guasti]:
    """API and console over one store; `decide`: INPS decides by itself on the outcome of a check."""
    app = App()
    guasti = Guasti(app, "/inps/")
    api = Api(archivio, token, elaborazione, decide=decide)
    api.add_to(app)
    Console(api, guasti).add_to(app)
    return app, guasti


def main() -> None:
    arguments = _arguments()
    archivio = ArchivioInps(arguments.store)
    for name in ("seme", "comuni"):
        if not archivio.setting(name):
            archivio.set_setting(name, str(getattr(arguments, name)))
    if arguments.domande and not archivio.row("SELECT 1 FROM lotti"):
        archivio.publish_next(arguments.domande, arguments.data_estrazione)
    token = arguments.token or _token(arguments.store)
    app, guasti = build(archivio, token, arguments.elaborazione, decide=bool(arguments.decide))
    closing = guard(app, arguments, "inps", token)
    serve(app, arguments.host, arguments.port, guasti.ending.set, closing, archivio.close)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="L'INPS della dimostrazione: pubblica lotti, riceve comunicazioni.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--store", type=Path, required=True, help="la cartella dove ricorda tutto")
    parser.add_argument("--token", default=os.environ.get("INPS_TOKEN", ""), help="senza, ne crea uno in STORE/token")
    parser.add_argument("--domande", type=int, default=0, help="al primo avvio pubblica un lotto di tante domande")
    parser.add_argument("--comuni", default="", help="codici catastali con sei famiglie su dieci, separati da virgole")
    parser.add_argument("--seme", type=int, default=1)
    parser.add_argument("--data-estrazione", type=_day, help="del primo lotto, AAAA-MM-GG; senza, adesso")
    parser.add_argument("--elaborazione", type=float, default=2, help="secondi tra RICEVUTA e l'esito")
    parser.add_argument("--decide", type=int, default=0, help="con 1 decide da sé sugli esiti dei controlli")
    add_option(parser)
    return parser.parse_args()


def _day(text: str) -> datetime:
    return datetime.combine(datetime.fromisoformat(text).date(), time(2), ROMA)


def _token(store: Path) -> str:
    """A token of its own, for whoever may read the folder."""
    path = store / "token"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return path.read_text()


if __name__ == "__main__":
    main()
