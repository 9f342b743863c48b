"""Whom the work cannot do without: the last Coordinatore of a Comune, the last Amministratore of an Ambito, the last of a national role.

What the platform closes by itself passes over them (docs/adr/0016); never does any of this say what they have in hand.
"""

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, TextField, UUIDField
from django.db.models.functions import Cast

from accounts.models import Accreditamento, IncaricoComune, Livello, Ruolo, StatoAccreditamento
from accounts.ruoli import COORDINATORI
from accounts.selectors.convenzione import adesioni_valide
from accounts.selectors.scadenze import conferma_entro, leaving, usato_dal
from ambiti.models import Comune
from rdc_platform import calendario

USCITI = (StatoAccreditamento.SOSPESO, StatoAccreditamento.REVOCATO, StatoAccreditamento.SCADUTO)


def comuni_without_other(accreditamento: Accreditamento) -> list[Comune]:
    """The Comuni under convention where nobody else holds the same role today."""
    others = Accreditamento.objects.in_vigore().filter(ruolo=accreditamento.ruolo).exclude(pk=accreditamento.pk)
    held = accreditamento.comuni.filter(Exists(adesioni_valide().filter(comune=OuterRef("pk"))))
    return list(held.exclude(Exists(others.filter(incaricocomune__content_object=OuterRef("pk")))).order_by("cerca"))


def has_peer(accreditamento: Accreditamento) -> bool:
    """Is there somebody else in force with the same role in the same Ambito (or nation-wide)?"""
    rows = Accreditamento.objects.in_vigore().filter(ruolo=accreditamento.ruolo, ambito=accreditamento.ambito_id)
    return rows.exclude(pk=accreditamento.pk).exists()


def in_force(via: str) -> Q:
    """`in_vigore` of the accreditation at that path: a join, where a subquery would be read again for each row."""
    today = calendario.today()
    end = Q(**{f"{via}valido_al": None}) | Q(**{f"{via}valido_al__gte": today})
    return end & Q(**{f"{via}stato": StatoAccreditamento.ATTIVO, f"{via}valido_dal__lte": today})


def irreplaceable() -> Q:
    """The accreditations whose going would leave a Comune, an Ambito or the nation without that role."""
    peers = Accreditamento.objects.in_vigore().filter(ruolo=OuterRef("ruolo")).exclude(pk=OuterRef("pk"))
    return (
        Q(ruolo__in=COORDINATORI, pk__in=_sole_coordinatori())
        | (Q(ruolo=Ruolo.AMMINISTRATORE_AMBITO) & ~Exists(peers.filter(ambito=OuterRef("ambito"))))
        | (Q(livello=Livello.NAZIONALE) & ~Exists(peers))
    )


def _sole_coordinatori() -> QuerySet:
    """The Coordinatori who are the only one in force, of their role, in some Comune: one pass over all of them."""
    held = IncaricoComune.objects.filter(in_force("accreditamento__"), accreditamento__ruolo__in=COORDINATORI)
    alone = held.order_by().values("content_object", "accreditamento__ruolo").annotate(quanti=Count("accreditamento"))
    key = Cast(Min(Cast("accreditamento", TextField())), UUIDField())  # min() of a uuid does not exist
    return alone.filter(quanti=1).annotate(key=key).values("key")


def amministratori_gone() -> QuerySet:
    """The Amministratori who have gone from an Ambito that has none in force now."""
    here = Accreditamento.objects.in_vigore().filter(ruolo=Ruolo.AMMINISTRATORE_AMBITO, ambito=OuterRef("ambito"))
    return Accreditamento.objects.filter(~Exists(here), ruolo=Ruolo.AMMINISTRATORE_AMBITO, stato__in=USCITI)


def about_to_be_missed(accreditamenti: QuerySet) -> QuerySet:
    """Those who cannot be missed and are about to go by the passing of time, or are passed over for that reason alone."""
    rows = accreditamenti.alias(entro=conferma_entro(), usato=usato_dal())
    return rows.filter(leaving()).filter(irreplaceable())


def comuni_to_cover(accreditamenti: QuerySet) -> QuerySet:
    """Comune and role of the Coordinatori, among `accreditamenti`, who have gone or are about to, with nobody else there."""
    rows = Accreditamento.comuni.through.objects.filter(
        Exists(adesioni_valide().filter(comune=OuterRef("comune"))),
        accreditamento__in=accreditamenti.filter(ruolo__in=COORDINATORI),
    )
    others = IncaricoComune.objects.filter(
        in_force("accreditamento__"),
        content_object=OuterRef("comune"),
        accreditamento__ruolo=OuterRef("accreditamento__ruolo"),
    ).exclude(accreditamento=OuterRef("accreditamento"))
    via = "accreditamento__"
    rows = rows.alias(entro=conferma_entro(via), usato=usato_dal(via))
    gone = Q(accreditamento__stato__in=USCITI)
    rows = rows.filter(gone | leaving(via)).filter(~Exists(others)).order_by("comune__cerca", "accreditamento__ruolo")
    return rows.values(
        nome=F("comune__denominazione"), ruolo=F("accreditamento__ruolo"), ambito=F("accreditamento__ambito")
    ).distinct()
