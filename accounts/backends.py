"""Reading the person of a session, with his second factor, in one query."""

from django.contrib.auth.backends import ModelBackend

from accounts.models import Operatore


class OperatoreBackend(ModelBackend):
    """Django's own, but for what it reads; permissions are never asked of it (accounts.policy)."""

    def get_user(self, user_id):
        operatore = Operatore.objects.select_related("dispositivo").filter(pk=user_id).first()
        return operatore if operatore is not None and self.user_can_authenticate(operatore) else None

    def has_perm(self, user_obj, perm, obj=None):
        return False
