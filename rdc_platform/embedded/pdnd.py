"""The platform on the PDND of the demo: a key made once in the data folder, the agreements, and what PDND is to know of both."""

import json
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from joserfc.jwk import RSAKey

from rdc_platform.embedded.home import Home, write_private

ASSERZIONI = "simulatore/client-assertion"
INTEGRITA, TRACCIAMENTO = "INTEGRITY_REST_02", "AUDIT_REST_02"
SERVIZI = {  # name among our agreements -> provider, path, patterns
    "inps": ("inps", "/inps/", [INTEGRITA]),
    "inail": ("inail", "/inail/", [INTEGRITA]),
    "ministero": ("ministero", "/monitoraggio/", [INTEGRITA]),
    "anpal": ("anpal", "/anpal/", [INTEGRITA, TRACCIAMENTO]),
    "anpr_c030": ("anpr", "/C030-", [INTEGRITA, TRACCIAMENTO]),
    "anpr_c020": ("anpr", "/C020-", [INTEGRITA, TRACCIAMENTO]),
    "anpr_c021": ("anpr", "/C021-", [INTEGRITA, TRACCIAMENTO]),
}


def agreements(home: Home) -> Path:
    """Where the platform reads with whom it has an agreement."""
    return home.folder("pdnd") / "pdnd.toml"


def registration(home: Home) -> Path:
    """What the simulated PDND reads at its start."""
    return home.folder("pdnd") / "registrazione.json"


def write_pdnd(home: Home, address: str) -> None:
    """Write both for a PDND at `address`; the key that is there stays."""
    key = _key(home.folder("pdnd") / "chiave.pem")
    content = {
        "clients": [{"id": _id("client"), "nome": "Piattaforma"}],
        "chiavi": [{"kid": key.thumbprint(), "client": _id("client"), "jwk": key.as_dict(private=False)}],
        "eservices": [_eservice(name) for name in SERVIZI],
        "finalita": [{"id": _purpose(name), "client": _id("client"), "eservice": _id(name)} for name in SERVIZI],
    }
    write_private(registration(home), json.dumps(content))
    write_private(agreements(home), "\n".join(_lines(key.thumbprint(), address)))


def _key(path: Path) -> RSAKey:
    if not path.exists():
        write_private(path, RSAKey.generate_key(2048).as_pem(private=True).decode())
    return RSAKey.import_key(path.read_bytes())


def _eservice(name: str) -> dict[str, object]:
    erogatore, percorso, modelli = SERVIZI[name]
    row = {"id": _id(name), "descriptor": _id(f"{name} 1"), "nome": name, "audience": _audience(name)}
    demands = {"integrita": int(INTEGRITA in modelli), "tracciamento": int(TRACCIAMENTO in modelli)}
    return {**row, **demands, "erogatore": erogatore, "percorso": percorso}


def _lines(kid: str, address: str) -> list[str]:
    """The agreements as TOML; JSON's strings and lists are TOML's too."""
    lines = [
        f'client_id = "{_id("client")}"',
        f'token_url = "{address}/token.oauth2"',
        f'token_audience = "{ASSERZIONI}"',
        f'chiavi_url = "{address}/keys"',
        "[[chiavi]]",
        f'kid = "{kid}"',
        'file = "chiave.pem"',
        "dal = 2019-01-01T00:00:00Z",
    ]
    for name, (_, _, modelli) in SERVIZI.items():
        lines += [f"[servizi.{name}]", f'audience = "{_audience(name)}"', f'purpose_id = "{_purpose(name)}"']
        lines += [f"modelli = {json.dumps(modelli)}"]
    return [*lines, ""]


def _audience(name: str) -> str:
    return f"https://{name.replace('_', '-')}.dimostrazione.example/servizi"


def _purpose(name: str) -> str:
    return _id(f"finalità {name}")


def _id(name: str) -> str:
    """The same on each machine."""
    return str(uuid5(NAMESPACE_URL, f"https://dimostrazione.example/pdnd/{name}"))
