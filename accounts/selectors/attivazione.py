from accounts.models import DispositivoTotp, Invito, Operatore, ScopoInvito


def invito(pk: object, scopo: ScopoInvito = ScopoInvito.ATTIVAZIONE) -> Invito | None:
    """The one-time link of that purpose a session is about, with its person, if it still holds."""
    rows = Invito.objects.validi().select_related("operatore").filter(scopo=scopo)
    return rows.filter(pk=pk).first() if pk else None


def new_device(operatore: Operatore) -> DispositivoTotp | None:
    """The second factor prepared with the password and not confirmed yet."""
    rows = DispositivoTotp.objects.select_related("user").filter(user=operatore, confirmed=False)
    return rows.first() if operatore.has_usable_password() else None
