"""What ties the columns of the hotel bookings together: dates, rooms, and how a booking ended.

The twin's copula draws one day of arrival, not a year, a month, a week and a day that contradict
each other; and the columns that tell the outcome follow from the outcome.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

_FIRST_DAY = pd.Timestamp("2015-07-01")
_ARRIVAL = ["arrival_date_year", "arrival_date_month", "arrival_date_day_of_month"]
_DERIVED = [
    *_ARRIVAL,
    "arrival_date_week_number",
    "assigned_room_type",
    "reservation_status",
    "reservation_status_date",
]
# Measured: guests who came got another room more often; the rooms they got; no-shows; and when
# a booking was cancelled, as a part of its lead time before the arrival.
_OTHER_ROOM_SHARE = {0: 0.188, 1: 0.018}
_OTHER_ROOMS = {"D": 0.512, "E": 0.144, "F": 0.106, "C": 0.101, "G": 0.061, "B": 0.076}
_NO_SHOW_SHARE = 0.0273
_CANCELLED_AT = ((0, 0.1, 0.25, 0.5, 0.75, 0.9, 1), (0, 0.1, 0.31, 0.715, 0.945, 1, 1))


def reduce(frame: pd.DataFrame) -> pd.DataFrame:
    """Replace the arrival's four columns by its day, and leave out what follows from the rest."""
    year, month, day = (frame[name].astype(str) for name in _ARRIVAL)
    dates = pd.to_datetime(year + month + day, format="%Y%B%d")
    return frame.drop(columns=_DERIVED).assign(arrival=(dates - _FIRST_DAY).dt.days)


def expand(drawn: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return the whole table, the resort first, each hotel by date of arrival."""
    table = drawn.sort_values(["hotel", "arrival"], ascending=[False, True], kind="stable")
    table = table.reset_index(drop=True)
    arrival = _FIRST_DAY + pd.to_timedelta(table["arrival"], unit="D")
    table["arrival_date_year"] = arrival.dt.year
    table["arrival_date_month"] = arrival.dt.month_name()
    table["arrival_date_day_of_month"] = arrival.dt.day
    table["arrival_date_week_number"] = week_numbers(arrival)
    table["assigned_room_type"] = _assign_rooms(table, rng)
    cancelled = table["is_canceled"] == 1
    no_show = cancelled & (rng.random(len(table)) < _NO_SHOW_SHARE)
    status = np.select([no_show, cancelled], ["No-Show", "Canceled"], "Check-Out")
    nights = table["stays_in_weekend_nights"] + table["stays_in_week_nights"]
    before = np.round(table["lead_time"] * np.interp(rng.random(len(table)), *_CANCELLED_AT))
    days = np.select([no_show, cancelled], [0 * before, -before], nights)
    table["reservation_status"] = status
    ended = arrival + pd.to_timedelta(days, unit="D")
    table["reservation_status_date"] = ended.dt.strftime("%Y-%m-%d")
    return table


def week_numbers(dates: pd.Series[pd.Timestamp]) -> pd.Series[int]:
    """Return the week of the year as this table counts: weeks begin on Sunday, the first at 1.

    Examples
    --------
    >>> week_numbers(pd.Series(pd.to_datetime(["2016-01-02", "2016-01-03"]))).tolist()
    [1, 2]
    """
    day_of_year = dates.dt.day_of_year
    weekday = dates.dt.day_of_week  # Monday is 0
    first = (weekday - day_of_year + 2) % 7  # days from Sunday to 1 January
    return (day_of_year + first - 1) // 7 + 1


def _assign_rooms(table: pd.DataFrame, rng: np.random.Generator) -> npt.NDArray[np.object_]:
    shares = table["is_canceled"].map(_OTHER_ROOM_SHARE)
    other = rng.random(len(table)) < shares
    rooms = rng.choice(list(_OTHER_ROOMS), size=len(table), p=list(_OTHER_ROOMS.values()))
    assigned: npt.NDArray[np.object_] = np.where(other, rooms, table["reserved_room_type"])
    return assigned
