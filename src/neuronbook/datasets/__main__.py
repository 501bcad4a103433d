"""Look after the data files: `python -m neuronbook.datasets list|fetch|verify|clear`."""

from __future__ import annotations

import argparse
import logging

from neuronbook import datasets
from neuronbook.datasets.catalogue import higgs
from neuronbook.datasets.catalogue.higgs import HIGGS, SAMPLE_ROWS
from neuronbook.datasets.files import folders, store
from neuronbook.datasets.records import Dataset


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 1 if real data is missing or wrong."""
    parser = argparse.ArgumentParser(prog="python -m neuronbook.datasets", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, meaning in (
        ("list", "say what each data set is and whether its real files are here"),
        ("fetch", "get the files: mirror folder, cache, download"),
        ("verify", "check the files that are here"),
        ("clear", "delete the files from the cache"),
    ):
        command = commands.add_parser(name, help=meaning)
        command.add_argument("ids", nargs="*", metavar="ID", help="data sets (default: all)")
        if name == "fetch":
            command.add_argument(
                "--num-examples",
                type=int,
                metavar="N",
                help=f"rows of higgs, 256 bytes each (default: {SAMPLE_ROWS})",
            )
    options = parser.parse_args(arguments)
    unknown = [name for name in options.ids if name not in datasets.DATASETS]
    if unknown:
        parser.error(f"no data set {unknown[0]!r}; there are {', '.join(datasets.DATASETS)}")
    chosen = [datasets.DATASETS[name] for name in options.ids or datasets.DATASETS]
    try:
        if options.command == "fetch":
            return max(_fetch(dataset, options.num_examples) for dataset in chosen)
        run = {"list": _list, "verify": _verify, "clear": _clear}
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
        wanted = SAMPLE_ROWS if num_examples is None else num_examples
        frame = datasets.load_higgs(wanted)
        source, missing = frame.attrs["source"], len(frame) < wanted
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


if __name__ == "__main__":
    raise SystemExit(main())
