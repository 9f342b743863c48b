"""The interfaces of docs/interfacce (OpenAPI 3.1), and a watch on what our gateways say to a simulator, and hear, by them."""

import json
import re
from contextlib import contextmanager
from functools import cache
from urllib.parse import urlsplit

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from rdc_platform.embedded.home import CLONE
from rdc_platform.gateways import http
from rdc_platform.gateways.errors import GatewayRefusal

CARTELLA = CLONE / "docs/interfacce"
BASE = "urn:interfaccia"
METODI = {"get", "put", "post", "delete", "patch"}
_watched = {}  # port -> name of the document
_call = http.call


@cache
def documento(nome):
    return yaml.safe_load((CARTELLA / f"{nome}.yaml").read_text())


@contextmanager
def watched(port, nome):
    """What is called on this port is held to the document; what is taken and does not follow it fails the test."""
    _watched[port] = nome
    try:
        yield port
    finally:
        del _watched[port]


@contextmanager
def _watching(method, url, **options):
    port = re.match(r"http://127\.0\.0\.1:(\d+)/", url)
    nome = _watched.get(int(port[1])) if port else None
    try:
        with _call(method, url, **options) as response:
            kind = response.headers.get("Content-Type", "")
            if nome and not kind.startswith("text/html"):  # a page of the console is of no interface
                operation = _operation(nome, method, urlsplit(url).path)
                _check_request(nome, operation, options)
                if kind.startswith("application/json"):
                    response.read()
                    _check_answer(nome, operation, response)
            yield response
    except GatewayRefusal as refusal:
        if nome and not _may_refuse(nome, method, urlsplit(url).path, refusal.status):
            raise AssertionError(f"{nome}.yaml does not say that {url} may answer {refusal.status}") from refusal
        raise


http.call = _watching


def operations(nome):
    """(method, path) of each operation."""
    return [(method, path) for path, item in documento(nome)["paths"].items() for method in item if method in METODI]


def _may_refuse(nome, method, path, status):
    """Whether the document has that answer, or has no such operation at all: then a refusal is right."""
    operation = _find(nome, method, path)
    return operation is None or bool({str(status), "4XX"} & set(operation["responses"]))


def _operation(nome, method, path):
    operation = _find(nome, method, path)
    assert operation, f"{nome}.yaml has no {method} {path}"
    return operation


def _find(nome, method, path):
    for pattern, item in documento(nome)["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path) and method.lower() in item:
            return item[method.lower()]
    return None


def _check_request(nome, operation, options):
    headers = {name.lower(): value for name, value in options.get("headers", {}).items()}
    known = set()
    for each in operation.get("parameters", []):
        parameter = _resolved(nome, each)
        given = headers if parameter["in"] == "header" else options.get("params") or {}
        name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
        known.add(name)
        assert name in given or not parameter["required"], f"{parameter['name']} is missing"
        if name in given:
            _check(nome, given[name], parameter["schema"])
    assert set(options.get("params") or {}) <= known
    body = options.get("content") or options.get("data") or b""
    assert bool(body) == ("requestBody" in operation)
    if "data" in options:
        _check(nome, body, operation["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"])
    elif body:
        content = operation["requestBody"]["content"]
        assert headers["content-type"] in content
        if "application/json" in content:
            _check(nome, json.loads(body), content["application/json"]["schema"])


def _check_answer(nome, operation, response):
    schema = operation["responses"][str(response.status_code)]["content"]["application/json"]["schema"]
    _check(nome, response.json(), schema)


def _resolved(nome, node):
    if "$ref" not in node:
        return node
    found = documento(nome)
    for step in node["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def _check(nome, value, schema):
    """The document's schemas are JSON Schema 2020-12 as they stand; its references are to the document."""
    resource = Resource(contents=documento(nome), specification=DRAFT202012)
    registry = Registry().with_resource(BASE, resource)
    absolute = json.loads(json.dumps(schema).replace('"#/', f'"{BASE}#/'))
    checker = Draft202012Validator(absolute, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)
    checker.validate(value)
