"""What PDND or a provider can hold against a call, by name: each says in a sentence what is wrong and who puts it right.

What passes by itself, or once somebody has put the settings right, goes back to the queue (children of GatewayUnavailable);
what was wrong with this very message stops and asks for a person (children of GatewayRefusal).
"""

from typing import ClassVar

from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable

NON_VALIDA = "InteroperabilityInvalidRequest"  # the one word of many providers for all that ModI asks


# A 403 of a service has a code of its own; one without, or with a word of GovWay's, is of the gateway before it.
DI_CHI_STA_DAVANTI = ("HTTP_403", "Authorization")


class ConfigurazioneError(GatewayUnavailable):
    """Our own file of agreements, or a key of it, cannot be used."""


class _PassaError(GatewayUnavailable):
    frase: ClassVar[str]


class _RestaError(GatewayRefusal):
    frase: ClassVar[str]


class OrologioSfasatoError(_PassaError):
    frase = "L'orologio di questo server e quello di chi risponde non segnano la stessa ora: chi gestisce il server lo rimetta."


class VoucherScadutoError(_PassaError):
    frase = "Il voucher di PDND è scaduto, e anche quello nuovo non è stato preso."


class VoucherRifiutatoError(_PassaError):
    frase = "Il servizio non accetta il voucher di PDND."


class VoucherNegatoError(_PassaError):
    frase = "PDND non dà il voucher: chi gestisce la piattaforma controlli client, chiave e finalità nel back office."


class ChiaveSconosciutaError(_PassaError):
    frase = "La chiave con cui firmiamo non è depositata su PDND, o non lo è ancora: chi gestisce la piattaforma la depositi."


class FinalitaNonAttivaError(_PassaError):
    frase = "La finalità non è attiva su PDND: chi gestisce la piattaforma la riattivi o chieda all'ente che eroga il servizio."


class NonAutorizzatoError(_PassaError):
    frase = "Chi risponde non ci autorizza a chiedere: chi gestisce la piattaforma controlli l'accordo, la finalità e il client."


class GettoneRifiutatoError(_PassaError):
    frase = "Il servizio non accetta il gettone impostato: chi gestisce la piattaforma lo corregga."


class AudienceErrataError(_PassaError):
    frase = "Il destinatario impostato non è quello dichiarato su PDND: chi gestisce la piattaforma lo corregga."


class RispostaNonIntegraError(_PassaError):
    frase = "La risposta non porta una firma valida di chi la manda: non è stata usata."


class ProvaDpopError(_PassaError):
    frase = "La prova di possesso (DPoP) non è stata accettata."


class FirmaRifiutataError(_RestaError):
    frase = "Il servizio non accetta la firma del messaggio."


class CorpoAlteratoError(_RestaError):
    frase = "Il messaggio è arrivato diverso da come era stato firmato."


class GettoneRiusatoError(_RestaError):
    frase = "Il servizio ha già visto questo stesso messaggio firmato."


class TracciamentoRifiutatoError(_RestaError):
    frase = "Il servizio non accetta la prova di chi ha fatto la richiesta."


PASSANO: dict[str, type[_PassaError]] = {
    "OROLOGIO": OrologioSfasatoError,
    "VOUCHER_SCADUTO": VoucherScadutoError,
    "VOUCHER_NON_VALIDO": VoucherRifiutatoError,
    "invalid_token": VoucherRifiutatoError,
    "CHIAVE_SCONOSCIUTA": ChiaveSconosciutaError,
    "FINALITA_NON_ATTIVA": FinalitaNonAttivaError,
    "AUDIENCE": AudienceErrataError,
    "DPOP": ProvaDpopError,
}
RESTANO: dict[str, type[_RestaError]] = {
    "FIRMA": FirmaRifiutataError,
    NON_VALIDA: FirmaRifiutataError,
    "CORPO_ALTERATO": CorpoAlteratoError,
    "GETTONE_RIUSATO": GettoneRiusatoError,
    "TRACCIAMENTO": TracciamentoRifiutatoError,
    "IMPRONTA_TRACCIAMENTO": TracciamentoRifiutatoError,
}


def of_provider(refusal: GatewayRefusal) -> Exception:
    """The refusal by its name; one of the service itself, that PDND and ModI know nothing of, stays as it is."""
    if passa := PASSANO.get(refusal.codice):
        return passa(_sentence(passa.frase, refusal))
    if resta := RESTANO.get(refusal.codice):
        return resta(refusal.codice, _sentence(resta.frase, refusal), refusal.status)
    if refusal.status == 401:
        return VoucherRifiutatoError(_sentence(VoucherRifiutatoError.frase, refusal))
    if refusal.status == 403 and refusal.codice.startswith(DI_CHI_STA_DAVANTI):
        return NonAutorizzatoError(_sentence(NonAutorizzatoError.frase, refusal))
    return refusal


def of_fixed_token(refusal: GatewayRefusal) -> Exception:
    """The same where a token of the settings goes with each call: it is wrong for all of them, and not for this one."""
    if refusal.status == 401:
        return GettoneRifiutatoError(_sentence(GettoneRifiutatoError.frase, refusal))
    return refusal


def of_pdnd(refusal: GatewayRefusal) -> Exception:
    """The same for PDND's own refusal of a voucher: it never speaks of one message, so all of these pass."""
    named = PASSANO.get(refusal.codice, VoucherNegatoError)
    return named(_sentence(named.frase, refusal))


def _sentence(frase: str, refusal: GatewayRefusal) -> str:
    return f"{frase} ({refusal.dettaglio})"
