"""Agreements of PDND on disk: a key, and the file that names it."""

from functools import cache

from joserfc.jwk import RSAKey

CLIENT = "11111111-1111-4111-8111-111111111111"
FINALITA = "22222222-2222-4222-8222-222222222222"
AUDIENCE = "https://inps.example.it/rdc"


@cache
def rsa(_name):
    """A key for a name: the same at each call."""
    return RSAKey.generate_key(2048)


def write_accordi(folder, *, kids=("chiave-1",), dal="2019-01-01T00:00:00Z", servizi=None, **values):
    """The file of agreements in `folder`, and a PEM for each kid; the file's path. `servizi`: name -> fields of its table."""
    content = {"client_id": CLIENT, "token_url": "http://127.0.0.1:1/token.oauth2", "token_audience": "pdnd", **values}
    lines = [f'{name} = "{value}"' for name, value in content.items()]
    for kid in kids:
        _put(folder / f"{kid}.pem", rsa(kid).as_pem(private=True))
        lines += ["[[chiavi]]", f'kid = "{kid}"', f'file = "{kid}.pem"', f"dal = {dal}"]
    for name, fields in (servizi or {"inps": {}}).items():
        table = {"audience": AUDIENCE, "purpose_id": FINALITA, **fields}
        lines += [f"[servizi.{name}]", *(f"{key} = {_toml(value)}" for key, value in table.items())]
    return _put(folder / "pdnd.toml", "\n".join(lines).encode())


def _put(path, content):
    """The file in its place, whole from the first moment: somebody may be reading it."""
    draft = path.with_name(f"{path.name}.nuovo")
    draft.write_bytes(content)
    return draft.replace(path)


def _toml(value):
    return (
        str(value).lower()
        if isinstance(value, bool)
        else str(value).replace("'", '"')
        if isinstance(value, list)
        else f'"{value}"'
    )


def registration(eservices):
    """What PDND is to know: one client of ours with `chiave-1`, and for each e-service (its fields) a purpose."""
    rows = [{"id": f"servizio-{each['nome']}", "descriptor": "1", "audience": AUDIENCE, **each} for each in eservices]
    return {
        "clients": [{"id": CLIENT, "nome": "Piattaforma"}],
        "chiavi": [public("chiave-1")],
        "eservices": rows,
        "finalita": [{"id": f"{FINALITA}-{each['nome']}", "client": CLIENT, "eservice": each["id"]} for each in rows],
    }


def public(kid):
    """A key as it is deposited."""
    return {"kid": kid, "client": CLIENT, "jwk": rsa(kid).as_dict(private=False)}
