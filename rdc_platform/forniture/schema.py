"""The JSON Schema of the lot, compiled once into plain Python checks.

`jsonschema` validates a few hundred lines a second and speaks English; a lot has 1.3 million lines and its faults are read
by a person. The schema file stays the only truth: this module knows the few keywords it uses, refuses any other at
import, and a test holds it equal to `jsonschema` on generated documents.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from rdc_platform.forniture import schema_valori as valori

Leaf = Callable[[Any], str | None]  # a value -> what is wrong with it, in Italian
Node = Callable[[Any, str, "Lettura"], Any]  # an object or array, its path, what was read so far -> its good part

ANNOTATIONS = {"description", "title"}


@dataclass(slots=True)
class Lettura:
    """What checking one document found: faults as (field, reason), and the fields the schema does not know."""

    difetti: list[tuple[str, str]] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)


@cache
def load(tipo: str) -> Node:
    """The check of `testata` or `domanda`: it returns the known and good part of a document and fills a `Lettura`."""
    text = resources.files("rdc_platform.forniture").joinpath("schemi/fornitura_inps.schema.json").read_text("utf-8")
    leaf, node = compile_schema(json.loads(text)["$defs"][tipo])
    if leaf or not node:
        raise ValueError(f"{tipo} is not an object")
    return node


def compile_schema(schema: dict[str, Any]) -> tuple[Leaf | None, Node | None]:
    """Either a leaf or a node, and None for the other; ValueError for a keyword that this module does not know."""
    schema = {key: value for key, value in schema.items() if key not in ANNOTATIONS}
    if "anyOf" in schema:
        return _nullable(schema)
    if schema.get("type") == "object":
        _refuse_unknown(schema, {"type", "required", "properties"})
        return None, _object(schema)
    if schema.get("type") == "array":
        _refuse_unknown(schema, {"type", "items", "minItems"})
        return None, _array(schema)
    return valori.compile_leaf(schema), None


def _refuse_unknown(schema: dict[str, Any], known: set[str]) -> None:
    if unknown := set(schema) - known:
        raise ValueError(f"unknown schema keyword: {sorted(unknown)}")


def _nullable(schema: dict[str, Any]) -> tuple[Leaf | None, Node | None]:
    _refuse_unknown(schema, {"anyOf"})
    inner, null = schema["anyOf"]
    if null != {"type": "null"}:
        raise ValueError("anyOf is known only as 'something or null'")
    leaf, node = compile_schema(inner)
    if leaf:
        return lambda value: None if value is None else leaf(value), None
    if not node:
        raise ValueError("neither leaf nor node")
    return None, lambda value, path, out: None if value is None else node(value, path, out)


def _object(schema: dict[str, Any]) -> Node:
    compiled = {key: compile_schema(inner) for key, inner in schema["properties"].items()}
    leaves = {key: leaf for key, (leaf, _) in compiled.items() if leaf}
    nodes = {key: node for key, (_, node) in compiled.items() if node}
    required = schema.get("required", [])
    wanted = frozenset(required)

    def check(value: Any, path: str, out: Lettura) -> Any:
        if type(value) is not dict:
            out.difetti.append((path, f"Atteso: un oggetto. Trovato: {valori.describe(value)}."))
            return None
        prefix = f"{path}." if path else ""
        good = {}
        for key, item in value.items():
            if leaf := leaves.get(key):
                if (reason := leaf(item)) is not None:
                    out.difetti.append((prefix + key, reason))
                elif item is not None:  # null and absent are the same
                    good[key] = item
            elif node := nodes.get(key):
                if (part := node(item, prefix + key, out)) is not None:
                    good[key] = part
            else:
                out.extra[prefix + key] = item
        if not wanted <= value.keys():
            out.difetti.extend(
                (prefix + key, "Manca questo campo, che è obbligatorio.") for key in required if key not in value
            )
        return good

    return check


def _array(schema: dict[str, Any]) -> Node:
    leaf, node = compile_schema(schema["items"])
    if leaf or not node:
        raise ValueError("arrays are known only of objects")
    fewest = schema.get("minItems", 0)

    def check(value: Any, path: str, out: Lettura) -> Any:
        if type(value) is not list:
            out.difetti.append((path, f"Atteso: un elenco. Trovato: {valori.describe(value)}."))
            return None
        if len(value) < fewest:
            out.difetti.append((path, f"Atteso: un elenco di almeno {fewest} elementi. Trovati: {len(value)}."))
        return [node(item, f"{path}[{index}]", out) for index, item in enumerate(value)]

    return check
