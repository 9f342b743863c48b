"""The operator of short messages, simulated: `python -m rdc_platform.simulators.sms --port P --store DIR`."""

import argparse
import os
from pathlib import Path

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.server import App, serve
from rdc_platform.simulators.sms_api import TABELLE, Api
from rdc_platform.simulators.sms_console import Console


def main() -> None:
    parser = argparse.ArgumentParser(description="Il gestore degli SMS della dimostrazione: nessun messaggio parte.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--store", type=Path, required=True, help="la cartella dove ricorda i messaggi")
    parser.add_argument("--token", default=os.environ.get("SMS_TOKEN", ""), required="SMS_TOKEN" not in os.environ)
    parser.add_argument("--mittente", default="Comune", help="il nome che il gestore ha registrato")
    parser.add_argument("--ritmo", type=float, default=2.0, help="secondi prima che un messaggio arrivi")
    arguments = parser.parse_args()
    archivio, app = Archivio(arguments.store / "sms.sqlite3", TABELLE), App()
    guasti = Guasti(app, "/sms/", {"muto": "Riceve, e non dice se arriva"})
    api = Api(archivio, arguments.token, guasti, mittente=arguments.mittente, ritmo=arguments.ritmo)
    api.add_to(app)
    Console(api).add_to(app)
    serve(app, arguments.host, arguments.port, guasti.ending.set, archivio.close)


if __name__ == "__main__":
    main()
