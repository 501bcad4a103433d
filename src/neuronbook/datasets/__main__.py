"""Look after the data files: `python -m neuronbook.datasets list|fetch|verify|clear|…`."""

from __future__ import annotations

import argparse
import logging
import time
from pathlib import Path

from neuronbook import datasets
from neuronbook.datasets import fitting, report
from neuronbook.datasets.catalogue import higgs
from neuronbook.datasets.catalogue.fashion_mnist import FASHION_MNIST
from neuronbook.datasets.catalogue.higgs import HIGGS
from neuronbook.datasets.distances import compare_columns
from neuronbook.datasets.drawn_report import (
    CollisionsComparison,
    GarmentsComparison,
    compare_collisions,
    compare_garments,
)
from neuronbook.datasets.files import folders, store
from neuronbook.datasets.records import Dataset
from neuronbook.datasets.twins import copula as twins


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 1 if real data is missing or wrong, or a twin too far from it."""
    parser = argparse.ArgumentParser(prog="python -m neuronbook.datasets", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, meaning in (
        ("list", "say what each data set is and whether its real files are here"),
        ("fetch", "get the files: mirror folder, cache, download"),
        ("verify", "check the files that are here"),
        ("clear", "delete the files from the cache"),
        ("report", "set each synthetic twin beside the real data"),
    ):
        command = commands.add_parser(name, help=meaning)
        command.add_argument("ids", nargs="*", metavar="ID", help="data sets (default: all)")
        if name == "fetch":
            command.add_argument(
                "--num-examples",
                type=int,
                metavar="N",
                help=f"rows of higgs, 256 bytes each (default: {datasets.FETCHED_COLLISIONS})",
            )
    command = commands.add_parser("fit-twin", help="fit the synthetic twin to the real table")
    command.add_argument("ids", nargs=1, metavar="ID")
    command.add_argument("--output", type=Path, help="write the parameters to this JSON file")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.ids if name not in datasets.DATASETS]
    if unknown:
        parser.error(f"no data set {unknown[0]!r}; there are {', '.join(datasets.DATASETS)}")
    chosen = [datasets.DATASETS[name] for name in options.ids or datasets.DATASETS]
    try:
        if options.command == "fit-twin":
            return _fit_twin(chosen[0], options.output)
        if options.command == "fetch":
            return max(_fetch(dataset, options.num_examples) for dataset in chosen)
        run = {
            "list": _list,
            "verify": _verify,
            "clear": _clear,
            "report": _report,
        }
        return max(run[options.command](dataset) for dataset in chosen)
    except (ValueError, OSError) as error:
        print(f"{type(error).__name__}: {error}")
        return 1


def _list(dataset: Dataset) -> int:
    here = "real files here" if datasets.identify_files(dataset.id) else "not here yet"
    size = f"{dataset.num_rows} rows x {len(dataset.columns)} columns"
    print(f"{dataset.id}: {dataset.title['en']}, {size}, {dataset.licence}, {here}")
    return 0


def _fetch(dataset: Dataset, num_examples: int | None) -> int:
    logging.basicConfig(format="  %(message)s")
    store.logger.setLevel(logging.INFO)
    if dataset is HIGGS:
        wanted = datasets.FETCHED_COLLISIONS if num_examples is None else num_examples
        frame = datasets.load_higgs(wanted)
        source, missing = frame.attrs["source"], len(frame) < (num_examples or 1)
        print(f"{dataset.id}: {source}, {len(frame)} rows")
        return int(source == "synthetic" or missing)
    source = datasets.fetch(dataset.id)
    print(f"{dataset.id}: {source}")
    return int(source == "synthetic")


def _verify(dataset: Dataset) -> int:
    print(f"{dataset.id}: {datasets.identify_files(dataset.id) or 'no real files here'}")
    return 0


def _clear(dataset: Dataset) -> int:
    names = [form.name for file in dataset.files for form in file.forms]
    names += [higgs.PUBLISHED.kept_name] if dataset is HIGGS else []
    for path in folders.clear_cache(names):
        print(f"{dataset.id}: deleted {path}")
    return 0


def _report(dataset: Dataset) -> int:
    """Print how far the twin is from the real data; return 1 if too far, or nothing is real."""
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


def _fit_twin(dataset: Dataset, output: Path | None) -> int:
    if dataset in (FASHION_MNIST, HIGGS):
        print(f"{dataset.id}: the twin is made by rule; there is nothing to fit")
        return 1
    real = getattr(datasets, dataset.loader)()
    if real.attrs["source"] == "synthetic":
        print(f"{dataset.id}: the real files are needed to fit a twin; set NEURONBOOK_DATA")
        return 1
    text = twins.to_json(fitting.fit_twin(real, dataset))
    parameters = twins.parse_parameters(text)
    core = real if dataset.rules is None else dataset.rules.reduce(real)
    print(compare_columns(core, twins.make_table(parameters), parameters).to_string())
    print(f"{len(text.encode())} bytes")
    if output is not None:
        output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
