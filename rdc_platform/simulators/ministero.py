"""The Ministry's warehouse, simulated: `python -m rdc_platform.simulators.ministero --port P --store DIR`."""

import argparse
import os
from pathlib import Path

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.ministero_api import TABELLE, Api
from rdc_platform.simulators.ministero_console import Console
from rdc_platform.simulators.pdnd_guardia import add_option, guard
from rdc_platform.simulators.server import App, serve


def main() -> None:
    parser = argparse.ArgumentParser(description="La banca dati con cui il Ministero della dimostrazione monitora.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--store", type=Path, required=True, help="la cartella dove ricorda tutto")
    token = os.environ.get("MINISTERO_TOKEN", "")
    parser.add_argument("--token", default=token, required=not token)
    parser.add_argument("--soglia", type=int, default=3, help="famiglie sotto le quali non accetta un numero")
    add_option(parser)
    arguments = parser.parse_args()
    archivio, app = Archivio(arguments.store / "ministero.sqlite", TABELLE), App()
    guasti = Guasti(app, "/monitoraggio/")
    api = Api(archivio, arguments.token, arguments.soglia)
    api.add_to(app)
    Console(api, guasti).add_to(app)
    closing = guard(app, arguments, "ministero", arguments.token)
    serve(app, arguments.host, arguments.port, guasti.ending.set, closing, archivio.close)


if __name__ == "__main__":
    main()
