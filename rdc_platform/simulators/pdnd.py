"""PDND, simulated: `python -m rdc_platform.simulators.pdnd --port P --store DIR`."""

import argparse
import json
from pathlib import Path

from rdc_platform.simulators.archivio import Archivio
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.pdnd_api import Api
from rdc_platform.simulators.pdnd_console import Console
from rdc_platform.simulators.pdnd_registro import TABELLE, Registro
from rdc_platform.simulators.pdnd_token import Tokens, forge
from rdc_platform.simulators.server import App, serve


def main() -> None:
    parser = argparse.ArgumentParser(
        description="La PDND della dimostrazione: dà i voucher e dice di chi sono le chiavi."
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--store", type=Path, required=True, help="la cartella dove ricorda tutto")
    parser.add_argument("--audience", default="simulatore/client-assertion", help="per chi devono essere le asserzioni")
    parser.add_argument("--registrazione", type=Path, help="JSON: client, chiavi, e-service e finalità da aggiungere")
    arguments = parser.parse_args()
    archivio, app = Archivio(arguments.store / "pdnd.sqlite", TABELLE), App()
    guasti = Guasti(app, "/token.oauth2", forge=forge)
    registro = Registro(archivio)
    if arguments.registrazione:
        registro.register(json.loads(arguments.registrazione.read_text()))
    tokens = Tokens(registro, arguments.audience)
    app.add("POST", "/token.oauth2", tokens.issue)
    app.add("GET", "/.well-known/jwks.json", tokens.jwks)
    Api(registro).add_to(app)
    Console(registro, guasti).add_to(app)
    serve(app, arguments.host, arguments.port, guasti.ending.set, archivio.close)


if __name__ == "__main__":
    main()
