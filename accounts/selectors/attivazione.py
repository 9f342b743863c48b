from accounts.models import DispositivoTotp, Invito, Operatore


def invito(pk: object) -> Invito | None:
    """The invitation a session is about, with its person, if it still holds."""
    return Invito.objects.validi().select_related("operatore").filter(pk=pk).first() if pk else None


def new_device(operatore: Operatore) -> DispositivoTotp | None:
    """The second factor prepared with the password and not confirmed yet."""
    rows = DispositivoTotp.objects.select_related("user").filter(user=operatore, confirmed=False)
    return rows.first() if operatore.has_usable_password() else None
