"""ANPR, simulated: `python -m rdc_platform.simulators.anpr --port P --store DIR`."""

import argparse
import os
from pathlib import Path

from rdc_platform.simulators.anpr_api import Api
from rdc_platform.simulators.anpr_mondo import Mondo
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.pdnd_guardia import add_option, guard
from rdc_platform.simulators.server import App, serve


def main() -> None:
    parser = argparse.ArgumentParser(description="L'ANPR della dimostrazione: dice chi ha vissuto dove, e con chi.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--store", type=Path, required=True, help="la cartella dove ricorda chi aggiungi")
    parser.add_argument("--token", default=os.environ.get("ANPR_TOKEN", ""), required="ANPR_TOKEN" not in os.environ)
    parser.add_argument("--lotti", type=Path, help="la cartella dei lotti dell'INPS simulato: ne conosce le famiglie")
    add_option(parser)
    arguments = parser.parse_args()
    app = App()
    guasti = Guasti(app, "/C0", {"vietato": "Rifiuta: il caso d'uso non è autorizzato"})
    Api(Mondo(arguments.store, arguments.lotti), arguments.token, guasti).add_to(app)
    closing = guard(app, arguments, "anpr", arguments.token)
    serve(app, arguments.host, arguments.port, guasti.ending.set, closing)


if __name__ == "__main__":
    main()
