"""The pages of the simulators' consoles: a frame, tables and small forms, everything escaped."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from rdc_platform.simulators.server import Response

ROMA = ZoneInfo("Europe/Rome")
MESI = ("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic")


class Html(str):
    """Text that is already HTML."""

    __slots__ = ()


def esc(value: object) -> Html:
    return value if isinstance(value, Html) else Html(escape(str(value)))


def page(title: str, *parts: str, status: int = 200, name: str) -> Response:
    """A whole page: `title` is its h1, `name` the simulator's."""
    body = "\n".join(esc(part) for part in parts)
    text = f"""<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} · {escape(name)}</title>
<link rel="stylesheet" href="/stile.css">
</head>
<body>
<a class="salta" href="#contenuto">Vai al contenuto</a>
<header><a href="/">{escape(name)}</a> <span>simulatore: nessun dato è vero</span></header>
<main id="contenuto">
<h1>{escape(title)}</h1>
{body}
</main>
</body>
</html>
"""
    return Response(status, text.encode(), "text/html; charset=utf-8")


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]], empty: str) -> Html:
    """A table with a caption, or the sentence `empty`. A cell is text, or Html."""
    lines = ["<tr>" + "".join(f"<td>{esc(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    if not lines:
        return Html(f"<h2>{escape(caption)}</h2><p>{escape(empty)}</p>")
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "\n".join(lines)
    return Html(
        f'<h2>{escape(caption)}</h2><div class="scorre" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def form(action: str, button: str, *fields: str, label: str = "") -> Html:
    """A form with its fields; `label` says more than the words on the button, to who does not see where it stands."""
    named = f' aria-label="{escape(label)}"' if label else ""
    return Html(
        f'<form method="post" action="{escape(action)}">{"".join(fields)}<button{named}>{escape(button)}</button></form>'
    )


def number(name: str, label: str, value: int, lowest: int, highest: int) -> Html:
    return Html(
        f'<label>{escape(label)} <input type="number" name="{name}" value="{value}" min="{lowest}" max="{highest}"></label>'
    )


def text(name: str, label: str) -> Html:
    return Html(f'<label>{escape(label)} <input name="{name}"></label>')


def area(name: str, label: str) -> Html:
    return Html(f'<label>{escape(label)} <textarea name="{name}" rows="4"></textarea></label>')


def hidden(name: str, value: str) -> Html:
    return Html(f'<input type="hidden" name="{name}" value="{escape(value)}">')


def choice(name: str, label: str, options: dict[str, str], chosen: str) -> Html:
    items = "".join(
        f'<option value="{escape(key)}"{" selected" if key == chosen else ""}>{escape(text)}</option>'
        for key, text in options.items()
    )
    return Html(f'<label>{escape(label)} <select name="{name}">{items}</select></label>')


def link(address: str, text: str) -> Html:
    return Html(f'<a href="{escape(address)}">{escape(text)}</a>')


def facts(pairs: Iterable[tuple[str, object]]) -> Html:
    """A definition list."""
    return Html("<dl>" + "".join(f"<dt>{escape(key)}</dt><dd>{esc(value)}</dd>" for key, value in pairs) + "</dl>")


def moment(text: str) -> str:
    """An ISO moment as `3 giu 2019, 02:00` in Rome; what is no moment stays as it is."""
    try:
        at = datetime.fromisoformat(text).astimezone(ROMA)
    except ValueError:
        return text
    return f"{at.day} {MESI[at.month - 1]} {at.year}, {at:%H:%M}"
