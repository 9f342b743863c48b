"""INAIL, simulated: `python -m rdc_platform.simulators.inail --port P --store DIR`."""

import argparse
import os
from pathlib import Path

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.inail_api import TABELLE, Api
from rdc_platform.simulators.inail_console import Console
from rdc_platform.simulators.pdnd_guardia import add_option, guard
from rdc_platform.simulators.server import App, serve


def main() -> None:
    parser = argparse.ArgumentParser(description="L'INAIL della dimostrazione: assicura chi partecipa ai progetti.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--store", type=Path, required=True, help="la cartella dove ricorda tutto")
    parser.add_argument("--token", default=os.environ.get("INAIL_TOKEN", ""), required="INAIL_TOKEN" not in os.environ)
    parser.add_argument("--elaborazione", type=float, default=5, help="secondi tra un flusso e il suo riscontro")
    add_option(parser)
    arguments = parser.parse_args()
    archivio, app = Archivio(arguments.store / "inail.sqlite", TABELLE), App()
    guasti = Guasti(app, "/inail/", {"muto": "Riceve, e non manda il riscontro"})
    api = Api(archivio, arguments.token, arguments.elaborazione, guasti)
    api.add_to(app)
    Console(api).add_to(app)
    closing = guard(app, arguments, "inail", arguments.token)
    serve(app, arguments.host, arguments.port, guasti.ending.set, closing, archivio.close)


if __name__ == "__main__":
    main()
