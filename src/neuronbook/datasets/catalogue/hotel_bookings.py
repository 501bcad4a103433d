"""Hotel Booking Demand: 119,390 bookings of two Portuguese hotels, kept or cancelled."""

from __future__ import annotations

import pandas as pd

from neuronbook.datasets.files.store import Found
from neuronbook.datasets.loading import load_table, read_csv
from neuronbook.datasets.records import (
    Column,
    Dataset,
    File,
    Form,
    Rules,
    course_copy_address,
    github_addresses,
    kaggle_address,
)
from neuronbook.datasets.twins import hotel_bookings as bookings

_SHA256 = "7c2ae42a7353905ea136e5c2287f17c92c5435826598bfbb8491c6f0c7b1fc06"
_SIZE = 16855599

HOTEL_BOOKINGS = Dataset(
    id="hotel_bookings",
    title={"en": "Hotel Booking Demand", "zh": "酒店预订需求"},
    files=(
        File(
            forms=(
                Form(
                    name="hotels.csv",
                    sha256=_SHA256,
                    size=_SIZE,
                    addresses=github_addresses(
                        "rfordatascience/tidytuesday",
                        "2c423bacc57e4632ff8550557e0bc823eefa31ab",
                        "data/2020/2020-02-11/hotels.csv",
                    ),
                ),
                # The same bytes under the course's name.
                Form(
                    name="hotel.csv",
                    sha256=_SHA256,
                    size=_SIZE,
                    addresses=(kaggle_address("hotel.csv"), course_copy_address("hotel.csv")),
                ),
                # The same bytes zipped, in repositories small enough for jsDelivr.
                Form(
                    name="hotel_bookings.csv",
                    sha256=_SHA256,
                    size=_SIZE,
                    addresses=(
                        *github_addresses(
                            "aerovir/go-experiment-clickhouse",
                            "db8b9ebf677177891d85ed484f978a0a1f274b94",
                            "data/hotel_bookings.zip",
                        ),
                        *github_addresses(
                            "huahanqi/562_Final_Project",
                            "b132cf757bf9600e2ddb49527e612bfecccb9e00",
                            "hotel_bookings.csv.zip",
                        ),
                    ),
                ),
            )
        ),
    ),
    columns=(
        Column("hotel", "str", "", "Resort Hotel or City Hotel", "度假酒店或城市酒店"),
        Column("is_canceled", "int64", "", "1 cancelled, 0 not", "1 已取消，0 未取消"),
        Column("lead_time", "int64", "d", "from booking to arrival", "预订到入住的天数"),
        Column("arrival_date_year", "int64", "", "year of arrival", "入住年份"),
        Column("arrival_date_month", "str", "", "month of arrival", "入住月份"),
        Column("arrival_date_week_number", "int64", "", "week of arrival", "入住周数"),
        Column("arrival_date_day_of_month", "int64", "", "day of arrival", "入住日"),
        Column("stays_in_weekend_nights", "int64", "", "weekend nights", "周末晚数"),
        Column("stays_in_week_nights", "int64", "", "week nights", "平日晚数"),
        Column("adults", "int64", "", "adults", "成人数"),
        Column("children", "float64", "", "children", "儿童数"),
        Column("babies", "int64", "", "babies", "婴儿数"),
        Column(
            "meal",
            "str",
            "",
            "BB breakfast, HB half board, FB full board, SC or Undefined none",
            "BB 含早，HB 半膳，FB 全膳，SC 或 Undefined 不含餐",
        ),
        Column("country", "str", "", "country of origin, ISO 3166-1", "客源国，ISO 3166-1"),
        Column("market_segment", "str", "", "market segment", "市场细分"),
        Column("distribution_channel", "str", "", "distribution channel", "分销渠道"),
        Column("is_repeated_guest", "int64", "", "1 stayed here before", "1 为回头客"),
        Column("previous_cancellations", "int64", "", "earlier bookings cancelled", "以往取消次数"),
        Column(
            "previous_bookings_not_canceled",
            "int64",
            "",
            "earlier bookings kept",
            "以往未取消次数",
        ),
        Column("reserved_room_type", "str", "", "room type booked, coded", "预订房型（代码）"),
        Column("assigned_room_type", "str", "", "room type given, coded", "分配房型（代码）"),
        Column("booking_changes", "int64", "", "changes made to the booking", "预订变更次数"),
        Column("deposit_type", "str", "", "deposit paid or not", "押金类型"),
        Column("agent", "float64", "", "number of the travel agency, if any", "旅行社编号（如有）"),
        Column(
            "company", "float64", "", "number of the paying company, if any", "公司编号（如有）"
        ),
        Column("days_in_waiting_list", "int64", "d", "until it was confirmed", "等候确认的天数"),
        Column("customer_type", "str", "", "kind of booking", "预订类型"),
        Column("adr", "float64", "EUR", "average daily rate", "日均房价"),
        Column(
            "required_car_parking_spaces", "int64", "", "parking spaces asked for", "所需车位数"
        ),
        Column("total_of_special_requests", "int64", "", "special requests", "特殊要求数"),
        Column(
            "reservation_status",
            "str",
            "",
            "last status, known only afterwards: Check-Out, Canceled, No-Show",
            "最终状态，事后才知道：Check-Out、Canceled、No-Show",
        ),
        Column(
            "reservation_status_date",
            "str",
            "",
            "date of the last status, known only afterwards",
            "最终状态的日期，事后才知道",
        ),
    ),
    num_rows=119390,
    target="is_canceled",
    licence="CC BY 4.0",
    citation=(
        "N. Antonio, A. de Almeida, L. Nunes (2019). Hotel booking demand datasets. Data in "
        "Brief 22:41-49, doi:10.1016/j.dib.2018.11.126; TidyTuesday 2020-02-11."
    ),
    homepage="https://github.com/rfordatascience/tidytuesday/tree/main/data/2020/2020-02-11",
    may_be_handed_on=True,
    inputs=(
        "lead_time",
        "arrival_date_week_number",
        "arrival_date_day_of_month",
        "stays_in_weekend_nights",
        "stays_in_week_nights",
        "adults",
        "children",
        "babies",
        "is_repeated_guest",
        "previous_cancellations",
        "previous_bookings_not_canceled",
        "required_car_parking_spaces",
        "total_of_special_requests",
        "adr",
        "hotel",
        "arrival_date_month",
        "meal",
        "market_segment",
        "distribution_channel",
        "reserved_room_type",
        "deposit_type",
        "customer_type",
    ),
    teacher_units=12,
    rules=Rules(reduce=bookings.reduce, expand=bookings.expand),
)


def load_hotel_bookings() -> pd.DataFrame:
    """Load Hotel Booking Demand: 119,390 bookings, 32 columns; `is_canceled` is 1 for 37 %.

    What the file writes as NULL or NA is NaN (4 in `children`, 488 in `country`, 16,340 in
    `agent`, 112,593 in `company`).  `reservation_status` and its date tell the outcome: a model
    must not see them.  `.attrs["source"]` is "mirror", "download" or "synthetic".

    Raises
    ------
    ChecksumError
        If the only copies to be had are not the published file.
    """
    return load_table(HOTEL_BOOKINGS, _read)


def _read(found: Found) -> pd.DataFrame:
    return read_csv(found, "hotels.csv", dtype=HOTEL_BOOKINGS.dtypes)
