from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import OperationalError

from rdc_platform.web import views


def test_page_not_found_is_the_same_page_for_every_address(rf):
    one, other = rf.get("/casi/0/"), rf.get("/casi/altro/?x=1")
    one.profilo = other.profilo = SimpleNamespace(ruolo_label="Case manager")

    first, second = views.page_not_found(one), views.page_not_found(other, Exception("vietata"))

    assert (first.status_code, first.content) == (404, second.content)
    assert "non è tra quelle che puoi vedere con il profilo Case manager." in first.content.decode()


def test_page_not_found_knows_no_role_of_a_stranger(rf):
    assert "che puoi vedere. <a" in views.page_not_found(rf.get("/x")).content.decode()


def test_permission_denied_says_who_may(rf):
    response = views.permission_denied(rf.get("/"), PermissionDenied("Solo il <Coordinatore> può."))

    assert response.status_code == 403
    assert "Solo il &lt;Coordinatore&gt; può." in response.content.decode()


@pytest.mark.parametrize(
    ("view", "status", "title"),
    [
        (views.bad_request, 400, "non è arrivata intera"),
        (views.permission_denied, 403, "Con questo profilo non puoi farlo"),
        (views.csrf_failure, 403, "era aperta da troppo tempo"),
        (views.too_large, 413, "troppo grande"),
        (views.server_error, 500, "la colpa è nostra"),
    ],
)
def test_error_pages_speak_plainly(rf, view, status, title):
    response = view(rf.get("/"))

    assert (response.status_code, title in response.content.decode()) == (status, True)


def test_bad_request_of_a_form_too_large_is_a_413(rf):
    assert views.bad_request(rf.get("/"), RequestDataTooBig()).status_code == 413


@pytest.mark.parametrize("name", ["accessibilita", "privacy", "aiuto"])
def test_public_pages_need_nobody(client, db, name):
    response = client.get(f"/{name}/")

    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Security-Policy"].count("unsafe") == 0


def test_salute_completa_says_that_database_and_broker_answer(rf, db):
    response = views.salute_completa(rf.get("/salute/completa"))

    assert (response.status_code, response.content) == (200, b'{"database": "ok", "broker": "ok"}')


def test_salute_completa_says_which_part_does_not_answer(rf, db, settings, monkeypatch):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    class Broken:
        def cursor(self):
            raise OperationalError

    monkeypatch.setattr(views, "connection", Broken())
    response = views.salute_completa(rf.get("/salute/completa"))

    assert response.status_code == 503
    assert response.content == b'{"database": "non risponde", "broker": "non risponde"}'


def test_resta_renews_the_session(rf):
    request = rf.post("/sessione/resta")
    request.session = SimpleNamespace(modified=False)

    response = views.resta(request)

    assert (response.status_code, request.session.modified) == (204, True)
