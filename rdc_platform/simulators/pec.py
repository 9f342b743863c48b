"""The provider's mailbox, simulated: `python -m rdc_platform.simulators.pec --port WEB --smtp-port SMTP --store DIR`."""

import argparse
from pathlib import Path

from rdc_platform.simulators import pec_smtp
from rdc_platform.simulators.pec_archivio import ArchivioPec
from rdc_platform.simulators.pec_pagine import Pagine
from rdc_platform.simulators.server import App, serve


def main() -> None:
    arguments = _arguments()
    archivio = ArchivioPec(arguments.store)
    smtp = pec_smtp.start(archivio, arguments.host, arguments.smtp_port)
    app = App()
    Pagine(archivio).add_to(app)

    def end() -> None:
        smtp.stop()
        archivio.close()

    serve(app, arguments.host, arguments.port, at_end=end)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="La posta della dimostrazione: prende quel che arriva per SMTP e lo mostra."
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True, help="delle pagine")
    parser.add_argument("--smtp-port", type=int, required=True)
    parser.add_argument("--store", type=Path, required=True, help="la cartella dove ricorda tutto")
    return parser.parse_args()


if __name__ == "__main__":
    main()
