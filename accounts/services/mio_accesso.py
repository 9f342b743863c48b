"""What a person changes of his own access while he is in: password, telephone. Each wants the second factor again."""

import os

from django.contrib import auth
from django.db import transaction

from accounts import sessione
from accounts.models import DispositivoTotp, Operatore
from accounts.models.dispositivo import cipher
from accounts.profilo import Persona, Richiesta
from accounts.services import avvisi, fattore, recupero, tentativi
from accounts.services.attivazione import BYTE_SEGRETO
from accounts.services.avvisi import Avviso
from accounts.services.fattore import EsitoCodice
from rdc_platform.audit import services as audit

NUOVO_TELEFONO = "nuovo_telefono"  # the secret of a telephone not confirmed yet: in the session, encrypted


@transaction.atomic
def change_password(request: Richiesta, *, attuale: str, codice: str, password: str) -> EsitoCodice:
    """Set a new password, if the present one and a code are right: this session goes on with a new key, any other ends."""
    operatore = Operatore.objects.select_for_update(of=("self",)).get(pk=request.user.pk)
    if tentativi.is_blocked(operatore):
        return EsitoCodice.BLOCCATO
    if not operatore.check_password(attuale):
        tentativi.record_failure(operatore)
        return EsitoCodice.BLOCCATO if tentativi.is_blocked(operatore) else EsitoCodice.PASSWORD_SBAGLIATA
    esito = fattore.check_either(operatore.pk, codice)
    if esito == EsitoCodice.GIUSTO:
        operatore.set_password(password)
        operatore.save(update_fields=["password"])
        auth.update_session_auth_hash(request, operatore)
        sessione.open_session(request, operatore, sessione.modo_of(request))
        audit.record("change_password", operatore, by=Persona(operatore.pk))
        avvisi.post_avviso(operatore.pk, Avviso.PASSWORD)
    return esito


@transaction.atomic
def renew_codici(request: Richiesta, codice: str) -> tuple[EsitoCodice, list[str]]:
    """Ten new recovery codes in place of those of before, if `codice` is right."""
    esito = fattore.check_either(request.user.pk, codice)
    if esito != EsitoCodice.GIUSTO:
        return esito, []
    sessione.confirm(request)
    avvisi.post_avviso(request.user.pk, Avviso.CODICI)
    return esito, recupero.renew_codici(request.user)


def begin_telefono(request: Richiesta, codice: str) -> EsitoCodice:
    """Prepare a new telephone, if `codice` is right. The one in use goes on until the new one is confirmed."""
    esito = fattore.check_either(request.user.pk, codice)
    if esito == EsitoCodice.GIUSTO:
        sessione.confirm(request)
        request.session[NUOVO_TELEFONO] = cipher().encrypt(os.urandom(BYTE_SEGRETO)).decode()
    return esito


def new_telefono(request: Richiesta) -> DispositivoTotp | None:
    """The telephone prepared in this session, not saved; None when ten minutes have gone since the code."""
    segreto = request.session.get(NUOVO_TELEFONO)
    if segreto is None or not sessione.is_confirmed(request):
        return None
    return DispositivoTotp(user=request.user, segreto=segreto.encode())


@transaction.atomic
def confirm_telefono(request: Richiesta, telefono: DispositivoTotp, codice: str) -> bool:
    """Put the telephone prepared in this session in the place of the one in use, by its first code."""
    operatore = Operatore.objects.select_for_update(of=("self",)).get(pk=request.user.pk)
    if not operatore.dispositivo.take_secret(bytes(telefono.segreto), codice):
        return False
    del request.session[NUOVO_TELEFONO]
    request.session.cycle_key()
    audit.record("change_telefono", operatore, by=Persona(operatore.pk))
    avvisi.post_avviso(operatore.pk, Avviso.TELEFONO)
    return True
