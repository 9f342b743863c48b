"""A PEC provider, simulated: takes mail by SMTP, leaves its receipts in a mailbox read by IMAP, shows all in the browser.

`python -m rdc_platform.simulators.pec --port WEB --smtp-port SMTP --imap-port IMAP --store DIR`
"""

import argparse
from pathlib import Path

from rdc_platform.simulators import pec_smtp
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.pec_archivio import ArchivioPec
from rdc_platform.simulators.pec_gestore import Gestore
from rdc_platform.simulators.pec_imap import CasellaImap
from rdc_platform.simulators.pec_pagine import Pagine
from rdc_platform.simulators.server import App, serve

NESSUNA_PAGINA = "smtp:"  # no page of this simulator is a service: the faults are of SMTP and of the receipts
GUASTI_PEC = {
    "429": "Chiede di rallentare (452)",
    "503": "Dice che non è disponibile (451)",
    "appeso": "Prende il messaggio, e poi non risponde mai",
    "tronco": "Chiude a metà del messaggio, e non lo prende",
    "sordo": "Prende il messaggio, e chiude senza dirlo",
    "doppio": "Manda ogni ricevuta due volte",
    "disordine": "Manda le ricevute alla rovescia",
    "firma": "Firma male le ricevute",
}


def main() -> None:
    arguments = _arguments()
    archivio = ArchivioPec(arguments.store)
    imap = CasellaImap(arguments.store, arguments.host, arguments.imap_port).start()
    app = App()
    guasti = Guasti(app, NESSUNA_PAGINA, GUASTI_PEC)
    gestore = Gestore(archivio, imap.deliver, arguments.ritmo, guasti).start()
    smtp = pec_smtp.start(archivio, gestore, arguments.host, arguments.smtp_port)
    Pagine(archivio, guasti).add_to(app)
    serve(app, arguments.host, arguments.port, smtp.stop, gestore.stop, imap.stop, archivio.close)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="La posta della dimostrazione: prende quel che arriva per SMTP, lo mostra, e manda le ricevute della PEC."
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True, help="delle pagine")
    parser.add_argument("--smtp-port", type=int, required=True)
    parser.add_argument(
        "--imap-port", type=int, default=0, help="0: una qualsiasi, se nessuno deve leggere le ricevute"
    )
    parser.add_argument("--ritmo", type=float, default=1.0, help="secondi tra una ricevuta e la successiva")
    parser.add_argument("--store", type=Path, required=True, help="la cartella dove ricorda tutto")
    return parser.parse_args()


if __name__ == "__main__":
    main()
