"""The voucher of a call: asked of PDND, and kept until thirty seconds before its end where nothing binds it to that call."""

import re
import time
from functools import cache

from joserfc.jwk import ECKey

from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable
from rdc_platform.gateways.http import call_json
from rdc_platform.gateways.pdnd.errori import VoucherNegatoError, of_pdnd
from rdc_platform.gateways.pdnd.firme import Firmatario, possession

MARGINE = 30  # seconds before its end at which a voucher is asked anew
GIORNO = 86400  # seconds: nothing that is called a voucher lasts longer
GETTONE = re.compile(r"[A-Za-z0-9._~+/-]+=*")  # what may stand after Bearer (RFC 6750, 2.1)
TIPO = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

_conservati: dict[
    tuple[str, str, str, str], tuple[float, str]
] = {}  # by whom, for what and with which key; never a person


@cache
def dpop_key() -> ECKey:
    """The key of this process for DPoP: it is deposited nowhere, and ends with the process."""
    return ECKey.generate_key("P-256")


def obtain(firmatario: Firmatario, tracciamento: str = "", *, new: bool = False) -> str:
    """A voucher for the agreement. The errors of `errori`, GatewayUnavailable where PDND does not answer."""
    name = _name(firmatario)
    until, voucher = _conservati.get(name, (0.0, ""))
    if not tracciamento and not new and time.monotonic() < until:
        return voucher
    asked = time.monotonic()
    voucher, expires_in = _ask(firmatario, tracciamento)
    if not tracciamento:
        _conservati[name] = (asked + expires_in - MARGINE, voucher)
    return voucher


def forget() -> None:
    """Ask for each voucher again."""
    _conservati.clear()


def _ask(firmatario: Firmatario, tracciamento: str) -> tuple[str, float]:
    url = firmatario.aderente.token_url
    form = {
        "client_id": firmatario.aderente.client_id,
        "client_assertion": firmatario.assertion(tracciamento),
        "client_assertion_type": TIPO,
        "grant_type": "client_credentials",
    }
    headers = {"DPoP": possession(dpop_key(), "POST", url)} if firmatario.accordo.dpop else {}
    try:
        answer = call_json("POST", url, data=form, headers=headers)
        return _read(answer["access_token"], float(answer["expires_in"]))
    except GatewayRefusal as refusal:
        raise of_pdnd(refusal) from refusal
    except (KeyError, TypeError, ValueError) as error:
        raise VoucherNegatoError("risposta incomprensibile di PDND") from error
    except GatewayUnavailable as error:
        raise GatewayUnavailable(f"PDND: {error}", retry_after=error.retry_after) from error


def _read(voucher: object, expires_in: float) -> tuple[str, float]:
    if not isinstance(voucher, str) or not GETTONE.fullmatch(voucher) or not 0 < expires_in <= GIORNO:
        raise ValueError("not a voucher")
    return voucher, expires_in


def _name(firmatario: Firmatario) -> tuple[str, str, str, str]:
    dpop = "dpop" if firmatario.accordo.dpop else ""
    return firmatario.aderente.client_id, firmatario.accordo.purpose_id, firmatario.chiave.kid, dpop
