"""Hold the house's sizes: files of at most 400 lines, functions of at most 40, a median of 10 or less.

Data tables (modules that define constants only) are exempt from the file limit.
"""

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOMS = ("api", "corpus", "eval", "ingest", "nlp", "retrieval", "tests", "scripts")
FILE_LIMIT = 400
FUNCTION_LIMIT = 40
MEDIAN_LIMIT = 10

Function = ast.FunctionDef | ast.AsyncFunctionDef


def body_lines(node: Function) -> int:
    """Return the lines of a function from behind its docstring (or its `def`) to its end."""
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return (node.end_lineno or node.lineno) - ((first.end_lineno or 0) if documented else node.lineno)


def functions(tree: ast.Module) -> Iterator[Function]:
    """Yield every function and method of a module."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def faults(path: Path, lengths: list[int]) -> Iterator[str]:
    """Yield what is too large in one file, and note its functions' lengths (those of the product only)."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    found = list(functions(tree))
    if found and source.count("\n") > FILE_LIMIT:
        yield f"{path}: {source.count(chr(10))} lines, {FILE_LIMIT} at most"
    for node in found:
        size = body_lines(node)
        if path.parts[0] not in {"tests", "scripts"}:
            lengths.append(size)
        if size > FUNCTION_LIMIT:
            yield f"{path}:{node.lineno} {node.name}: {size} lines, {FUNCTION_LIMIT} at most"


def main() -> int:
    """Print every fault; return 1 when there is one."""
    lengths: list[int] = []
    found = [fault for room in ROOMS for path in sorted(Path(room).rglob("*.py")) for fault in faults(path, lengths)]
    median = statistics.median(lengths) if lengths else 0
    if median > MEDIAN_LIMIT:
        found.append(f"median function length {median}, {MEDIAN_LIMIT} at most")
    print("\n".join(found) if found else f"sizes hold: {len(lengths)} functions, median {median:g} lines")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
