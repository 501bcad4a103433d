import pytest

from benchmarks import lighthouse


def report(score=0.99, milliseconds=1500):
    """A report in which Lighthouse gives the same score and the same time throughout."""
    keys = {part: [] for part in ("categories", "audits", "slow")}
    for column in lighthouse.COLUMNS.values():
        keys[column.part].append(column.key)
    return {
        "requestedUrl": "http://127.0.0.1/",
        "categories": {key: {"score": score} for key in keys["categories"]},
        "audits": {key: {"numericValue": milliseconds} for key in keys["audits"] + keys["slow"]},
    }


def test_numbers_of_a_page_are_the_medians_of_its_runs():
    scores, paints = (0.9, 1.0, 0.98), (1500, 9000, 1200)
    slow = report(milliseconds=2400)
    runs = [lighthouse.read(report(*run), slow) for run in zip(scores, paints, strict=True)]
    assert lighthouse.summarize("performance", runs) == "98 (90–100)"
    assert lighthouse.summarize("LCP, s", runs) == "1.50"
    assert lighthouse.summarize("first text at 400 kb/s, s", runs) == "2.40"


def test_score_that_lighthouse_could_not_give_is_named():
    with pytest.raises(ValueError, match="performance"):
        lighthouse.read(report(score=None), report())


@pytest.mark.parametrize(("missing", "said"), [("npx", "no npx"), ("chrom", "no Chromium")])
def test_missing_program_is_named(missing, said, monkeypatch):
    monkeypatch.delenv("NEURONBOOK_CHROMIUM", raising=False)
    monkeypatch.setattr(
        lighthouse.shutil, "which", lambda name: None if missing in name else f"/bin/{name}"
    )
    with pytest.raises(SystemExit, match=said):
        lighthouse.find_tools()
