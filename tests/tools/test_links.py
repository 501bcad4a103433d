import json

from tools.links import note


def line(address, status, info=""):
    return json.dumps({"uri": address, "status": status, "info": info})


def test_address_that_answers_is_noted_with_the_day_and_one_that_does_not_keeps_its_last():
    lines = [
        line("https://a.example", "working"),
        line("https://b.example", "redirected", "https://c.example"),
        line("https://d.example", "broken", "404"),
        line("https://e.example", "timeout"),
        line("page.html", "local"),
    ]
    before = {"https://d.example": "2026-01-02", "https://gone.example": "2026-01-02"}
    now, silent = note(lines, before, "2026-03-04")
    assert now == {
        "https://a.example": "2026-03-04",
        "https://b.example": "2026-03-04",
        "https://d.example": "2026-01-02",
    }
    assert silent == {"https://d.example": "404", "https://e.example": "timeout"}
