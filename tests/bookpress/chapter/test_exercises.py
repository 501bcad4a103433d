import pytest

from bookpress.chapter.exercises import read_kind


def test_kind_and_minutes_are_read_among_other_classes():
    assert read_kind("exercise wide break minutes-12") == ("break", 12)


@pytest.mark.parametrize("classes", ["", "derive", "minutes-3", "code explain minutes-3", "code 3"])
def test_exercise_without_one_kind_and_its_minutes_is_refused(classes):
    with pytest.raises(ValueError, match=r"`:class: derive minutes-8`"):
        read_kind(classes)
