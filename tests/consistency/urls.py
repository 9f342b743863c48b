"""Every URL of the project, from the resolver."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

# Pages for anyone. A new one is written here on purpose, or the test fails.
PUBLIC = {
    "web:accessibilita",
    "web:privacy",
    "web:aiuto",
    "web:salute",
    "web:salute_completa",
    "web:resta",  # renews a session that is there; without one it changes nothing
    "accounts:accesso",
    "accounts:codice",
    "accounts:uscita",
    "accounts:entra_come",  # 404 outside the demo settings
    "accounts:modulo",  # the Ambito's request
    "accounts:luogo_search",  # Comuni and States, as typed
    "accounts:modulo_receipt",  # only to the session that sent the form
    "accounts:modulo_nota",  # as above
    "accounts:bozza_save",  # the form to be finished another day; its link is shown to who typed
    "accounts:bozza_autosave",  # for the draft of this session
    "accounts:bozza_leave",  # forgets it
    "accounts:bozza_open",  # who holds the link
    "accounts:bozza_keep",  # only to the session that sent the form
    "accounts:attivazione_open",  # who holds the one-time link
    "accounts:attivazione_codice",  # as above, from here on by the session
    "accounts:attivazione_password",
    "accounts:attivazione_dispositivo",
    "accounts:attivazione_codici",
    "accounts:identita_start",  # to the gateway of SPID and CIE
    "accounts:identita_return",  # back, with what the session has kept for it
    "accounts:identita_refused",
    "accounts:accesso_recupero",  # who has given the password
    "accounts:ripristino_ask",  # says the same to everyone
    "accounts:ripristino_open",  # who holds the one-time link
    "accounts:ripristino_password",  # as above
    "patti_inclusione:verifica",  # whether a document is genuine: says that alone
    "patti_inclusione:verifica_codice",  # as above, by the QR
    "monitor:metriche",
    "progetti_collettivita:catalogo_search",  # the projects that are published: no person stands in them
    "progetti_collettivita:catalogo_detail",  # as above
    "progetti_collettivita:catalogo_download",  # as above, as open data
    "patti_inclusione:calendario_feed",  # who holds the secret link to his own appointments
    "patti_inclusione:ospite_open",  # who holds the one-time link of a guest
    "patti_inclusione:ospite_codice",  # as above
    "patti_inclusione:ospite_detail",  # only to the session that the link and its code opened, and only its pages
    "patti_inclusione:ospite_edit",  # as above
    "patti_inclusione:ospite_autosave",  # as above
    "patti_inclusione:ospite_leave",  # forgets it
    "accounts:profilo_ended",  # only to the session whose profile ended
}


@dataclass(frozen=True)
class Url:
    """One URL: its full name, its view, and the names of what its path asks for."""

    name: str
    view: object
    arguments: tuple[str, ...]

    @property
    def policy(self):
        """(Policy, permission) of the view, or None."""
        return getattr(self.view, "policy", None)

    @property
    def any_profile(self) -> bool:
        return getattr(self.view, "any_profile", False)

    @property
    def public(self) -> bool:
        return self.name in PUBLIC


def all_urls(resolver=None, namespace: str = "") -> Iterator[Url]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from all_urls(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield Url(f"{namespace}{pattern.name}", pattern.callback, tuple(pattern.pattern.converters))
