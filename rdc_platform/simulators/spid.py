"""The gateway of SPID and CIE, simulated: `python -m rdc_platform.simulators.spid --port PORT --store DIR --client-id …`.

A true OpenID Connect provider towards its one client; towards the person, a page where one chooses who to be.
"""

import argparse
from pathlib import Path

from rdc_platform.simulators.server import App, serve
from rdc_platform.simulators.spid_pagine import Pagine
from rdc_platform.simulators.spid_provider import Client, Provider
from rdc_platform.simulators.spid_token import Tokens


def main() -> None:
    arguments = _arguments()
    issuer = f"http://{arguments.host}:{arguments.port}"
    client = Client(arguments.client_id, arguments.client_secret, arguments.redirect_uri, arguments.logout_uri)
    provider = Provider(issuer, client, Tokens(issuer, client.id))
    app = App()
    provider.add_to(app)
    Pagine(provider, arguments.persone or arguments.store / "persone.json").add_to(app)
    serve(app, arguments.host, arguments.port)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Il gateway di SPID e CIE della dimostrazione: si sceglie chi essere.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--store", type=Path, required=True, help="la sua cartella")
    parser.add_argument("--persone", type=Path, help="chi si può essere: un elenco JSON")
    parser.add_argument("--client-id", required=True)
    parser.add_argument("--client-secret", required=True)
    parser.add_argument("--redirect-uri", required=True, help="l'unico indirizzo a cui si torna")
    parser.add_argument("--logout-uri", required=True, help="l'unico indirizzo a cui si torna uscendo")
    return parser.parse_args()


if __name__ == "__main__":
    main()
