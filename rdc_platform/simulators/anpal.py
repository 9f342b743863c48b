"""ANPAL, simulated: `python -m rdc_platform.simulators.anpal --port P --store DIR`."""

import argparse
import os
from pathlib import Path

from rdc_platform.simulators.anpal_api import Api
from rdc_platform.simulators.anpal_archivio import ArchivioAnpal
from rdc_platform.simulators.anpal_console import Console
from rdc_platform.simulators.anpal_prima import PrimaRichiesta
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.pdnd_guardia import add_option, guard
from rdc_platform.simulators.server import App, serve


def main() -> None:
    parser = argparse.ArgumentParser(description="L'ANPAL della dimostrazione: riceve persone, e altre ne rimanda.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--store", type=Path, required=True, help="la cartella dove ricorda tutto")
    parser.add_argument("--token", default=os.environ.get("ANPAL_TOKEN", ""), required="ANPAL_TOKEN" not in os.environ)
    parser.add_argument("--risponde", type=int, default=0, help="con 1 i Centri chiedono, e dicono che cosa sanno")
    parser.add_argument(
        "--lotti", type=Path, help="con i lotti dell'INPS simulato, un Centro chiede di una loro persona"
    )
    parser.add_argument("--comune", default="", help="codice catastale del Comune dove abita la persona di --lotti")
    add_option(parser)
    arguments = parser.parse_args()
    archivio, app = ArchivioAnpal(arguments.store), App()
    guasti = Guasti(app, "/anpal/")
    api = Api(archivio, arguments.token, risponde=bool(arguments.risponde))
    api.add_to(app, before=PrimaRichiesta(archivio, arguments.lotti, arguments.comune).look)
    Console(api, guasti).add_to(app)
    closing = guard(app, arguments, "anpal", arguments.token)
    serve(app, arguments.host, arguments.port, guasti.ending.set, closing, archivio.close)


if __name__ == "__main__":
    main()
