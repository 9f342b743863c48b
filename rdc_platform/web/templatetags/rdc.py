"""The words of every template: icons, badges, dates, fields, links that keep what the list already filters."""

from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rdc_platform.web import celle, fields, formati, parti

register = template.Library()
for name in ("data_breve", "data_estesa", "data_ora", "numero", "decimale", "masked", "in_frase"):
    register.filter(name, getattr(formati, name))


@register.simple_tag
def icon(name: str, classi: str = "", titolo: str = "") -> SafeString:
    """An icon of the sprite: decoration by default, an image with a name when `titolo` says what it stands for."""
    return format_html(
        '<svg class="icon {}" {}><use href="{}#{}"></use></svg>',
        classi or "icon-sm",
        format_html('role="img" aria-label="{}"', titolo) if titolo else SafeString('aria-hidden="true"'),
        static("vendor/bootstrap-italia/svg/sprites.svg"),
        name,
    )


register.simple_tag(celle.badge_html, name="stato_badge")
register.simple_tag(celle.termine_html, name="termine")


@register.inclusion_tag("_components/field.html")
def field(bound, **options: Any) -> dict[str, Any]:
    """A form field: label above, help under the label, error, control; see `fields.context_of` for the options."""
    return fields.context_of(bound, **options)


@register.inclusion_tag("_components/error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """What is wrong on the page, each line a link to the field; nothing when nothing is wrong."""
    return {"errori": fields.errors_of(*forms)}


@register.simple_tag
def piattaforma() -> dict[str, Any]:
    """What the frame of the page says of this installation; error pages have no context processor to tell them."""
    return {
        "nome": getattr(settings, "NOME_PIATTAFORMA", "Patto per l'inclusione sociale"),
        "ente": getattr(settings, "ENTE", "Ministero del lavoro e delle politiche sociali"),
        "versione": getattr(settings, "VERSIONE", ""),
        "assistenza": getattr(settings, "EMAIL_ASSISTENZA", settings.DEFAULT_FROM_EMAIL),
        "titolare": getattr(settings, "TITOLARE", "Ministero del lavoro e delle politiche sociali"),
        "email_dpo": getattr(settings, "EMAIL_DPO", ""),
        "sessione_secondi": settings.SESSION_COOKIE_AGE,
    }


@register.filter
def livello(message) -> str:
    """A message's colour: Django's `error` is Bootstrap's `danger`, `debug` has none of its own."""
    return {"error": "danger", "debug": "info"}.get(message.level_tag, message.level_tag)


@register.inclusion_tag("_components/lista.html")
def lista(value) -> dict[str, Any]:
    """A list whole: search, filters, chips, rows, pages, export."""
    return {"lista": value}


@register.inclusion_tag("_components/stepper.html")
def stepper(labels: list[str], corrente: str | None = None) -> dict[str, Any]:
    """Where a thing stands along its way; all steps are done when none is current."""
    return {"passi": parti.passi(list(labels), corrente or None)}
