"""The profile a session acts with: one person being one accreditation, and nothing else of his."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.models import Accreditamento, Incarico, Livello, Operatore, Ruolo


@dataclass(frozen=True, eq=False)
class Profilo:
    """An operator and the one accreditation he acts with; `by` of every act a person does."""

    accreditamento: Accreditamento
    _oggetti: dict[type[Model], list[Any]] = field(default_factory=dict, repr=False)

    @property
    def operatore(self) -> Operatore:
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
        return str(self.ruolo.label)

    @property
    def nome_completo(self) -> str:
        return self.operatore.nome_completo

    @property
    def territorio_label(self) -> str:
        """Where the role is held, in words, without a query: the Ambito, and "Comuni" when it is held by Comune."""
        ambito = self.accreditamento.ambito
        if ambito is None:
            return "Italia"
        comuni = self.accreditamento.livello == Livello.COMUNE
        return f"Comuni scelti, {ambito.denominazione}" if comuni else ambito.denominazione

    def oggetti(self, model: type[Model]) -> list[Any]:
        """The keys of the `model` objects this profile holds its role on; read once a request."""
        if model not in self._oggetti:
            rows = Incarico.of(model).objects.filter(accreditamento=self.accreditamento_id)
            self._oggetti[model] = list(rows.values_list("content_object_id", flat=True))
        return self._oggetti[model]


@dataclass(frozen=True)
class Persona:
    """The author of what a person does before having a profile, or on his own access."""

    operatore_id: UUID
    accreditamento_id: UUID | None = None
    ruolo: str = ""


class Richiesta(HttpRequest):
    """A request as `accounts.middleware` hands it on; `permitted` is there in a view under `@permit`."""

    user: Any
    verificato: bool
    profilo: Profilo | None
    permitted: QuerySet[Any]
