"""The profile a session acts with: one person being one accreditation, and nothing else of his."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Model

from accounts.models import Accreditamento, Incarico, Livello, Ruolo


@dataclass(frozen=True, eq=False)
class Profilo:
    """An operator and the one accreditation he acts with; `by` of every act a person does."""

    accreditamento: Accreditamento
    _oggetti: dict[type[Model], list] = field(default_factory=dict, repr=False)

    @property
    def operatore(self):
        return self.accreditamento.operatore

    @property
    def operatore_id(self) -> UUID:
        return self.accreditamento.operatore_id

    @property
    def accreditamento_id(self) -> UUID:
        return self.accreditamento.pk

    @property
    def ruolo(self) -> Ruolo:
        return Ruolo(self.accreditamento.ruolo)

    @property
    def ruolo_label(self) -> str:
        return self.ruolo.label

    @property
    def nome_completo(self) -> str:
        return self.operatore.nome_completo

    @property
    def territorio_label(self) -> str:
        """Where the role is held, in words, without a query: the Ambito, and "Comuni" when it is held by Comune."""
        if self.accreditamento.livello == Livello.NAZIONALE:
            return "Italia"
        ambito = self.accreditamento.ambito.denominazione
        return f"Comuni scelti, {ambito}" if self.accreditamento.livello == Livello.COMUNE else ambito

    def oggetti(self, model: type[Model]) -> list:
        """The keys of the `model` objects this profile holds its role on; read once a request."""
        if model not in self._oggetti:
            rows = Incarico.of(model).objects.filter(accreditamento=self.accreditamento_id)
            self._oggetti[model] = list(rows.values_list("content_object_id", flat=True))
        return self._oggetti[model]
