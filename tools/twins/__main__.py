"""Report on the twins, or fit one: `python -m tools.twins report|fit`, in the checkout."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from neuronbook import datasets
from neuronbook.datasets.catalogue import higgs
from neuronbook.datasets.catalogue.cifar10 import CIFAR10
from neuronbook.datasets.catalogue.fashion_mnist import FASHION_MNIST
from neuronbook.datasets.catalogue.higgs import HIGGS
from neuronbook.datasets.records import Dataset
from neuronbook.datasets.twins import copula as twins
from tools.twins import fitting, report
from tools.twins.distances import compare_columns
from tools.twins.drawn_report import (
    CollisionsComparison,
    GarmentsComparison,
    compare_collisions,
    compare_garments,
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 1 if real data is missing or wrong, or a twin too far from it."""
    parser = argparse.ArgumentParser(prog="python -m tools.twins", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("report", help="set each twin beside the real data")
    command.add_argument("ids", nargs="*", metavar="ID", help="data sets (default: all)")
    command = commands.add_parser("fit", help="fit a twin to the real table")
    command.add_argument("ids", nargs=1, metavar="ID")
    command.add_argument("--output", type=Path, help="write the parameters to this JSON file")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.ids if name not in datasets.DATASETS]
    if unknown:
        parser.error(f"no data set {unknown[0]!r}; there are {', '.join(datasets.DATASETS)}")
    chosen = [datasets.DATASETS[name] for name in options.ids or datasets.DATASETS]
    try:
        if options.command == "fit":
            return _fit(chosen[0], options.output)
        return max(_report(dataset) for dataset in chosen)
    except (ValueError, OSError) as error:
        print(f"{type(error).__name__}: {error}")
        return 1


def _report(dataset: Dataset) -> int:
    """Print how far the twin is from the real data; return 1 if too far, or nothing is real."""
    if dataset is CIFAR10:
        print(f"{dataset.id}: the twin is drawn and is not meant to be like the photographs")
        return 0
    started = time.monotonic()
    if not datasets.identify_files(dataset.id) and datasets.fetch(dataset.id) == "synthetic":
        print(f"{dataset.id}: the real files are needed for a report; set NEURONBOOK_DATA")
        return 1
    arguments = (higgs.SAMPLE_ROWS,) if dataset is HIGGS else ()
    real = getattr(datasets, dataset.loader)(*arguments)
    comparison: report.Comparison | GarmentsComparison | CollisionsComparison
    if dataset is FASHION_MNIST:
        comparison = compare_garments(real)
    elif dataset is HIGGS:
        comparison = compare_collisions(real.to_numpy(), list(real.columns))
    else:
        comparison = report.compare(dataset, real, twins.make_twin(dataset))
    missed = comparison.missed()
    print(comparison)
    print(*(f"  MISSED: {text}" for text in missed) if missed else ["  all met"], sep="\n")
    print(f"  {time.monotonic() - started:.0f} s", flush=True)
    return int(bool(missed))


def _fit(dataset: Dataset, output: Path | None) -> int:
    if dataset in (CIFAR10, FASHION_MNIST, HIGGS):
        print(f"{dataset.id}: the twin is made by rule; there is nothing to fit")
        return 1
    real = getattr(datasets, dataset.loader)()
    if real.attrs["source"] == "synthetic":
        print(f"{dataset.id}: the real files are needed to fit a twin; set NEURONBOOK_DATA")
        return 1
    text = fitting.to_json(fitting.fit_twin(real, dataset))
    parameters = twins.parse_parameters(text)
    core = real if dataset.rules is None else dataset.rules.reduce(real)
    print(compare_columns(core, twins.make_table(parameters), parameters).to_string())
    print(f"{len(text.encode())} bytes")
    if output is not None:
        output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
