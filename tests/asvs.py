"""Which tests show which requirement of the OWASP ASVS 5.0: `python -m tests.asvs [6 7]` prints the table of those chapters."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent


def marks(path: Path) -> Iterator[tuple[str, str]]:
    """(requirement, test) of each mark in a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            for each in node.decorator_list:
                if isinstance(each, ast.Call) and ast.unparse(each.func) == "pytest.mark.asvs":
                    yield each.args[0].value, f"{path.relative_to(TESTS.parent)}::{node.name}"


def shown() -> dict[str, list[str]]:
    """Requirement to tests, in the order of the standard."""
    found: dict[str, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        for requirement, test in marks(path):
            found.setdefault(requirement, []).append(test)
    return dict(sorted(found.items(), key=lambda item: [int(part) for part in item[0].split(".")]))


if __name__ == "__main__":
    for requirement, tests in shown().items():
        if len(sys.argv) == 1 or requirement.split(".")[0] in sys.argv[1:]:
            print(requirement, *tests, sep="\n    ")  # noqa: T201 -- it is a command
