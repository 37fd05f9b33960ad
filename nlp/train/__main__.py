"""`python -m nlp.train PART --data DIR`: rebuild weights. The same data, seed and libraries give the same bytes."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import ReferentError
from nlp.train.part import load_part, part_names, require, shipped_folder

TRAINED, WRONG_CALL = 0, 2
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Set to one thread: sums over several have no fixed order, and the bytes would depend on the machine's cores."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(prog="python -m nlp.train", description="Rebuild the weights of one part.")
    made.add_argument("part", choices=part_names(), help="what to train")
    made.add_argument("--data", type=Path, required=True, help="folder with the part's data")
    made.add_argument("--out", type=Path, help="folder to write (default: the package's own weights)")
    made.add_argument("--seed", type=int, help="seed (default: that of the weights that ship)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Train what `arguments` ask for and return the exit code."""
    asked = parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(message)s")
    try:
        training = load_part(asked.part)
        out = asked.out or shipped_folder(asked.part, training)
        digest = require(training, asked.data)
        figures = training.run(asked.data, out, training.seed if asked.seed is None else asked.seed)
    except ReferentError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_CALL
    sys.stdout.write(f"data {digest}\nwritten to {out}\n")
    sys.stdout.writelines(f"{name} {value:.4f}\n" for name, value in figures.items())
    return TRAINED


if __name__ == "__main__":
    os.environ.update(dict.fromkeys(THREADS, "1"))  # read when numpy and torch are imported, which the parts do
    sys.exit(main())
