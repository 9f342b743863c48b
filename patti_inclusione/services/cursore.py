"""How far a list of INPS or ANPAL was read, and one reader of it at a time."""

from dataclasses import dataclass

from patti_inclusione.models import CursoreInps


@dataclass(frozen=True)
class Cursore:
    """Where the list `risorsa` was left."""

    risorsa: str

    def read(self) -> str:
        """What to ask after; "" at the first time."""
        return CursoreInps.objects.filter(risorsa=self.risorsa).values_list("valore", flat=True).first() or ""

    def keep(self, valore: str) -> None:
        """Where to go on from next time."""
        CursoreInps.objects.update_or_create(risorsa=self.risorsa, defaults={"valore": valore[:120]})

    def lock(self) -> None:
        """One row at a time, in the caller's transaction: two workers that read the same page do nothing twice."""
        CursoreInps.objects.get_or_create(risorsa=self.risorsa)
        CursoreInps.objects.select_for_update(of=("self",)).get(risorsa=self.risorsa)
