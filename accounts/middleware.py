"""The one transaction of a request, and who it is for.

After authentication: load the profile, open the transaction, take the database role of the profile, call the view; an
answer of 400 or more rolls back, and what was refused is then written in a transaction of its own (docs/adr/0002).
"""

import pghistory
from django.db import connection, transaction

from accounts import sessione
from accounts.database import set_profile_role
from accounts.profilo import Profilo
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione, EsitoAccesso


class ProfiloMiddleware:
    """Sets `request.verificato` (both factors passed) and `request.profilo` (Profilo or None); runs the transaction."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.verificato, request.profilo = sessione.load(request)
        try:
            with transaction.atomic():
                self._enter(request.profilo)
                with _history(request.profilo):
                    response = self.get_response(request)
                if response.status_code >= 400:
                    transaction.set_rollback(True)
            if response.status_code in (403, 404) and request.profilo and request.resolver_match:
                self._record_refusal(request)
        finally:
            if connection.in_atomic_block:  # only inside a test's own transaction
                set_profile_role(None)
        return response

    def _enter(self, profilo: Profilo | None) -> None:
        if profilo is not None:
            set_profile_role(profilo)

    @transaction.atomic
    def _record_refusal(self, request) -> None:
        set_profile_role(request.profilo)
        audit.record(
            request.resolver_match.view_name,
            by=request.profilo,
            azione=Azione.LETTURA if request.method == "GET" else Azione.MODIFICA,
            esito=EsitoAccesso.NEGATO,
        )


def _history(profilo: Profilo | None):
    if profilo is None:
        return pghistory.context()
    return pghistory.context(operatore=str(profilo.operatore_id), profilo=str(profilo.accreditamento_id))
