from __future__ import annotations

from score_builders import indicator_table

from selfeval_xl.scoring.latest import of_latest


def test_made_once_for_one_table_and_anew_for_another():
    asked = []

    @of_latest
    def size(table):
        asked.append(table)
        return len(table.indicators)

    one = indicator_table([("甲", "100", "90")])
    two = indicator_table([("甲", "60", "50"), ("乙", "40", "30")])
    assert [size(one), size(one), size(two), size(one)] == [1, 1, 2, 1]
    assert asked == [one, two, one]
