"""Whatever the data are, there is a form or a word on each fault, never a crash."""

import json
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval_xl.errors import SelfEvalError
from selfeval_xl.filling import fill
from selfeval_xl.filling.entries import flatten
from selfeval_xl.filling.gathering import gather
from selfeval_xl.filling.loose_toml import read_toml
from selfeval_xl.filling.slots import slots_of
from selfeval_xl.forms.spec import load_specs

SLOTS = slots_of(load_specs().get("guangdong-data"))
KEYS = [slot.key for slot in SLOTS] + [slot.label for slot in SLOTS]
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.text(max_size=12)
    | st.from_regex(r"[-约]?[0-9,，.]{1,9}(万?元|%|％|人|分)?", fullmatch=True)
)
names = st.sampled_from([*KEYS, "tasks", "indicators", "name"]) | st.text(max_size=9)
data = st.recursive(
    st.dictionaries(names, scalars, max_size=6),
    lambda inner: st.dictionaries(names, inner | st.lists(inner, max_size=2)),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(data=data)
def test_any_data_are_gathered(data):
    gathered = gather(tuple(flatten(data, "d")), SLOTS)
    for given_value in gathered.given.values():
        assert isinstance(given_value.value, (Decimal, str))
    for remark in gathered.wrong:
        assert remark.where.startswith("d")
        assert remark.text()


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=80), suffix=st.sampled_from(["toml", "json", "csv"]))
def test_any_text_is_read_or_refused(text, suffix, tmp_path_factory):
    folder = tmp_path_factory.mktemp("fuzz")
    source = folder / f"d.{suffix}"
    source.write_bytes(text.encode("utf-8", "replace"))
    try:
        fill("guangdong-data", source, folder / "表.xlsx")
    except SelfEvalError as error:
        assert str(error)


@given(
    data=st.dictionaries(
        st.text("基本支出决算数ab1_", min_size=1, max_size=5), st.integers(), max_size=4
    )
)
def test_loose_toml_reads_what_toml_reads(data):
    quoted = {json.dumps(k, ensure_ascii=False): v for k, v in data.items()}
    text = "\n".join(f"{k} = {v}" for k, v in quoted.items())
    loose = "\n".join(f"{k} = {v}" for k, v in data.items())
    assert read_toml(text) == read_toml(loose) == data
