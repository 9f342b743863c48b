"""The territory that a lot is held against: packaged registers and the Comuni of each Ambito, plain enough to be handed to another process."""

from datetime import date
from typing import Any

from rdc_platform import territorio

Appartenenza = tuple[date, date | None, str]  # from, to (None while it lasts), id of the Ambito


class TerritorioLotto:
    """A `validazione_regole.Territorio` that asks no database: `appartenenze` gives, for each Belfiore, its Ambiti in time."""

    comune = staticmethod(territorio.comune)
    successore = staticmethod(territorio.successore)
    luogo_nascita = staticmethod(territorio.luogo_nascita)

    def __init__(self, appartenenze: dict[str, list[Appartenenza]]) -> None:
        self._appartenenze = appartenenze

    def ambito_at(self, belfiore: str, data: date) -> str | None:
        """The key of the Ambito that the Comune belonged to on `data`, or None."""
        for dal, al, ambito in self._appartenenze.get(belfiore, ()):
            if dal <= data and (al is None or data <= al):
                return ambito
        return None

    def as_json(self) -> dict[str, list[list[Any]]]:
        """What `from_json` makes the same territory of."""
        return {
            belfiore: [[str(dal), al and str(al), ambito] for dal, al, ambito in rows]
            for belfiore, rows in self._appartenenze.items()
        }

    @classmethod
    def from_json(cls, found: dict[str, list[list[Any]]]) -> "TerritorioLotto":
        return cls(
            {
                belfiore: [
                    (date.fromisoformat(dal), date.fromisoformat(al) if al else None, ambito)
                    for dal, al, ambito in rows
                ]
                for belfiore, rows in found.items()
            }
        )
