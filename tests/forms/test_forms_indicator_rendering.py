"""One score table written in many ways is read as the same table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from indicatorkit import locate

from selfeval_xl.model.place import column_letters

# A tree: 一级 -> 二级 -> indicators, each with weight and score.
points = st.integers(0, 40).map(lambda n: n / 2)
trees = st.lists(
    st.lists(st.lists(st.tuples(points, points), min_size=1, max_size=3), max_size=3)
    .map(lambda groups: [g for g in groups if g])
    .filter(bool),
    min_size=1,
    max_size=4,
)


def flat(tree):
    """(一级, 二级, 三级, weight, score) of every indicator."""
    return [
        (f"一级{'甲乙丙丁'[i]}", f"二级{i}{j}", f"指标{i}{j}{k}", weight, score)
        for i, groups in enumerate(tree)
        for j, group in enumerate(groups)
        for k, (weight, score) in enumerate(group)
    ]


def runs(items, depth):
    """(first, last) of each run of items under one name of this depth."""
    found = []
    for at, item in enumerate(items):
        if found and items[at - 1][: depth + 1] == item[: depth + 1]:
            found[-1][1] = at
        else:
            found.append([at, at])
    return found


def written(items, style, each_level, has_ordinal, top, left):
    """Rows and merges of the table; ``style`` is merged, blank or repeated."""
    level_columns = [0, 2, 4] if each_level else [0, 1, 2]
    width = 6 if each_level else 4
    head = [None] * width
    for number, column in zip("一二三", level_columns, strict=True):
        head[column] = f"{number}级指标"
        if each_level:
            head[column + 1] = "分值"
    head[-1] = "分值"
    head += ["评分标准", "自评得分"]
    rows = [[None] * width + ["达到要求得满分", item[4]] for item in items]
    merges = []
    for at, item in enumerate(items):
        rows[at][level_columns[2]] = item[2]
        rows[at][width - 1] = item[3]
    for depth in (0, 1):
        for first, last in runs(items, depth):
            end = last if style == "repeated" else first
            for at in range(first, end + 1):
                rows[at][level_columns[depth]] = items[at][depth]
            if each_level:
                total = sum(item[3] for item in items[first : last + 1])
                rows[first][level_columns[depth] + 1] = total
            if style == "merged" and last > first:
                wide = (0, 1) if each_level else (0,)
                for offset in wide:
                    column = level_columns[depth] + offset + has_ordinal + left
                    letters = column_letters(column)
                    start = top + 1
                    merges.append(f"{letters}{start + first}:{letters}{start + last}")
    total_row = [None] * (width + 2)
    total_row[0] = "合计"
    total_row[width - 1] = sum(item[3] for item in items)
    total_row[-1] = sum(item[4] for item in items)
    table = [head, *rows, total_row]
    if has_ordinal:
        first = ["序号", *range(1, len(rows) + 1), None]
        table = [[o, *row] for o, row in zip(first, table, strict=True)]
    return table, merges


@given(
    trees,
    st.sampled_from(["merged", "blank", "repeated"]),
    st.booleans(),
    st.booleans(),
    st.integers(1, 9),
    st.integers(1, 5),
)
def test_same_table(tree, style, each_level, has_ordinal, top, left):
    items = flat(tree)
    rows, merges = written(items, style, each_level, has_ordinal, top, left)
    (table,) = locate(rows, merges, top=top, left=left)
    assert [
        (*one.levels, one.name.label, float(one.weight.number), float(one.score.number))
        for one in table.indicators
    ] == items
    assert [(g.level, g.name.label, g.members) for g in table.groups] == sorted(
        (
            (depth + 1, items[first][depth], tuple(range(first, last + 1)))
            for depth in (0, 1)
            for first, last in runs(items, depth)
        ),
        key=lambda group: (group[2][0], group[0]),
    )
    if each_level:
        assert [float(g.weight.number) for g in table.groups] == [
            sum(items[i][3] for i in g.members) for g in table.groups
        ]
    assert float(table.total_weight.number) == sum(item[3] for item in items)
    assert float(table.total_score.number) == sum(item[4] for item in items)
