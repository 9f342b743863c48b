import json

from tests.simulators.processi import request


def deposit(port, nucleo, codes):
    """Let the simulator know a domanda and its people."""
    domanda = {
        "tipo": "domanda",
        "protocollo_inps": nucleo.protocollo_inps,
        "data_domanda": nucleo.data_domanda.isoformat(),
        "componenti": [{"codice_fiscale": code} for code in codes],
    }
    request(port, "POST", "/console/lotti", b"{}\n" + json.dumps(domanda).encode() + b"\n")
