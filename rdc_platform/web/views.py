"""The pages that belong to no function: errors, public pages, health."""

import redis
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe


def _error(template: str, status: int, **context: object) -> HttpResponse:
    """An error page: no request and no context processor, so no query, no token, no path and no id in its bytes.

    Two refusals therefore cannot be told apart, and the page still comes when the database does not.
    """
    return HttpResponse(render_to_string(template, context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return _error("400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An act refused on something the person may see; the exception says who may do it."""
    return _error("403.html", 403, motivo=str(exception or ""))


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One page for what does not exist and for what is not yours: which of the two it is would already say too much."""
    profilo = getattr(request, "profilo", None)
    return _error("404.html", 404, ruolo=profilo.ruolo_label if profilo else "")


def server_error(request: HttpRequest) -> HttpResponse:
    return _error("500.html", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error("403_csrf.html", 403)


def too_large(request: HttpRequest) -> HttpResponse:
    return _error("413.html", 413)


@require_safe
def accessibilita(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibilita.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "web/privacy.html")


@require_safe
def aiuto(request: HttpRequest) -> HttpResponse:
    return render(request, "web/aiuto.html")


@require_safe
def salute(request: HttpRequest) -> HttpResponse:
    """The process is alive."""
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def salute_completa(request: HttpRequest) -> JsonResponse:
    """The process can work: database and broker answer. 503 when one does not; which one, never why."""
    parts = {"database": _database_answers(), "broker": _broker_answers()}
    return JsonResponse(
        {part: "ok" if answers else "non risponde" for part, answers in parts.items()},
        status=200 if all(parts.values()) else 503,
    )


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def _broker_answers() -> bool:
    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


@require_POST
def resta(request: HttpRequest) -> HttpResponse:
    """One more idle time for who is about to be sent away: an answered request renews the session by itself."""
    request.session.modified = True
    return HttpResponse(status=204)
