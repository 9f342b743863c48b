"""What happens around every request, whoever asks: an id, a size, no copy left behind."""

from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rdc_platform.web import views
from rdc_platform.web.richiesta import current_request_id

MAX_REQUEST = 64 * 1024**2  # bytes; a file too large for its field but within this is told at the field
MAX_DRAINED = 512 * 1024**2
CHUNK = 64 * 1024


class HealthMiddleware:
    """Answers `/salute` before anything that may be broken: no session, no database, no host check.

    It says that the process is alive, nothing more; `/salute/completa` says whether it can work.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == "/salute":
            return views.salute(request)
        return self.get_response(request)


class RequestIdMiddleware:
    """Gives each request an id of ours (a client's own is never believed), for log lines and the answer's header."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.id = uuid4()
        token = current_request_id.set(request.id)
        try:
            response = self.get_response(request)
        finally:
            current_request_id.reset(token)
        response["X-Request-ID"] = str(request.id)
        return response


class RequestSizeMiddleware:
    """Refuses a body beyond MAX_REQUEST with a page that says so, before anyone parses it.

    The body is read and thrown away: a server that closes on an unread body resets the connection, and the browser
    shows that instead of our page.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.limit = getattr(settings, "MAX_REQUEST", MAX_REQUEST)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) <= self.limit:
            return self.get_response(request)
        drained = 0
        while drained < min(int(length), MAX_DRAINED):
            chunk = request.read(CHUNK)
            if not chunk:
                break
            drained += len(chunk)
        return views.too_large(request)


class NoStoreMiddleware:
    """No page of ours stays in a browser's or a proxy's cache, unless its view says otherwise (ASVS 14.3.2)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
