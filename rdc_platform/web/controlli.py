"""The controls of forms written here and not by three templates each: a list of four hundred choices is one of them.

The page is the same as Django's own (a test compares them); what is not here, Django draws.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

PREFIX = "django/forms/widgets/"
INPUTS = ("text", "number", "email", "hidden", "date", "checkbox", "password")


class Controlli(DjangoTemplates):
    """Django's renderer, quicker for the controls that pages have by the hundred."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString:
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def select_html(widget: Mapping[str, Any]) -> SafeString:
    """A list to open, with its groups."""
    parts = [f'<select name="{escape(widget["name"])}"{_attrs(widget)}>']
    for group, options, _ in widget["optgroups"]:
        choices = (
            f'<option value="{escape(o["value"])}"{_attrs(o)}>{conditional_escape(o["label"])}</option>'
            for o in options
        )
        text = "\n".join(choices)
        parts.append(f'<optgroup label="{conditional_escape(group)}">\n{text}\n</optgroup>' if group else text)
    return mark_safe("\n".join([*parts, "</select>"]))  # noqa: S308 -- each piece is escaped


def input_html(widget: Mapping[str, Any]) -> SafeString:
    """A box for one value."""
    value = "" if widget["value"] is None else f' value="{escape(str(widget["value"]))}"'
    start = f'<input type="{escape(widget["type"])}" name="{escape(widget["name"])}"'
    return mark_safe(f"{start}{value}{_attrs(widget)}>")  # noqa: S308 -- each piece is escaped


def _attrs(widget: Mapping[str, Any]) -> str:
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{escape(str(value))}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


DRAWN: dict[str, Callable[[Mapping[str, Any]], SafeString]] = {
    f"{PREFIX}select.html": select_html,
    **{f"{PREFIX}{name}.html": input_html for name in INPUTS},
}
