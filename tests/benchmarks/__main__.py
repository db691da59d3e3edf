"""All benchmarks: ``python -m tests.benchmarks [NAME…]``. Ends with 1 when one is over its bound."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main(names: list[str]) -> int:
    known = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    fine = True
    for name in names or known:
        if name not in known:
            print(f"no benchmark {name}; there are {', '.join(known)}", file=sys.stderr)
            return 2
        print(f"== {name}")
        fine &= import_module(f".bench_{name}", __package__).main()
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
