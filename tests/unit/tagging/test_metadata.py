from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from booklet.values import changed
from tests.support.parts import METADATA


def test_a_date_without_time_zone_is_refused() -> None:
    with pytest.raises(AssertionError):
        changed(METADATA, created=datetime(2023, 11, 1))  # noqa: DTZ001 - the point of it


def test_a_date_of_another_time_zone_is_refused() -> None:
    zone = timezone(timedelta(hours=1))

    with pytest.raises(AssertionError):
        changed(METADATA, created=datetime(2023, 11, 1, tzinfo=zone))
