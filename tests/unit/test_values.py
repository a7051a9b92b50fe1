"""Frozen values: what dataclasses promise, at a tenth of their price."""

from __future__ import annotations

import copy
import pickle

import pytest

from booklet.values import changed, fields_of, value


@value(order=True)
class Weight:
    """A number of grams."""

    grams: float


@value(kw_only=True, besides=("note",))
class Parcel:
    """Something to send."""

    weight: Weight
    to: str = "Stirling"
    note: str = ""

    @property
    def is_heavy(self) -> bool:
        return self.weight.grams > 1000


@value(by_identity=True)
class Sender:
    """Somebody."""

    name: str


@value
class Positive:
    """A number that must be positive."""

    number: int

    def __post_init__(self) -> None:
        assert self.number > 0, "not positive"


def test_fields_are_given_by_place_or_name_and_have_defaults() -> None:
    assert Weight(3.0).grams == 3.0
    assert Parcel(weight=Weight(3.0)).to == "Stirling"
    assert Parcel(weight=Weight(2000.0)).is_heavy


@pytest.mark.parametrize("arguments", [(), (1.0, 2.0)])
def test_missing_and_superfluous_fields_are_refused(arguments: tuple[float, ...]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Weight(*arguments)


def test_fields_given_by_name_alone_are_refused_by_place() -> None:
    with pytest.raises(TypeError, match="positional"):
        Parcel(Weight(1.0))  # type: ignore[call-arg]  # that is the test


def test_nothing_can_be_changed_added_or_deleted() -> None:
    weight = Weight(1.0)

    with pytest.raises(AttributeError, match="cannot be changed"):
        weight.grams = 2.0  # type: ignore[misc]  # that is the test
    with pytest.raises(AttributeError, match="cannot be changed"):
        weight.colour = "red"  # type: ignore[attr-defined]  # that is the test
    with pytest.raises(AttributeError, match="cannot be deleted"):
        del weight.grams
    assert weight == Weight(1.0)


def test_values_are_equal_by_their_fields_but_for_those_besides() -> None:
    one, other = Parcel(weight=Weight(1.0), note="a"), Parcel(weight=Weight(1.0), note="b")

    assert one == other
    assert hash(one) == hash(other)
    assert one != Parcel(weight=Weight(2.0))
    assert Weight(1.0) != object()


def test_values_by_identity_equal_only_themselves() -> None:
    sender = Sender("Ann")

    assert sender == sender  # noqa: PLR0124 - that is the test
    assert sender != Sender("Ann")


def test_ordered_values_sort_as_their_fields() -> None:
    assert sorted([Weight(2.0), Weight(1.0)]) == [Weight(1.0), Weight(2.0)]
    assert Weight(2.0) >= Weight(2.0) > Weight(1.0)
    with pytest.raises(TypeError, match="not supported"):
        _ = Weight(1.0) < 2.0  # type: ignore[operator]  # that is the test


def test_a_changed_copy_leaves_the_first_as_it_was() -> None:
    parcel = Parcel(weight=Weight(1.0))

    assert changed(parcel, to="Leeds") == Parcel(weight=Weight(1.0), to="Leeds")
    assert parcel.to == "Stirling"


def test_values_travel_between_processes() -> None:
    parcel = Parcel(weight=Weight(1.0), note="fragile")

    for copied in (pickle.loads(pickle.dumps(parcel)), copy.deepcopy(parcel)):  # noqa: S301 - our own
        assert copied == parcel
        assert copied.note == "fragile"


def test_a_value_is_written_as_it_is_made() -> None:
    assert repr(Weight(1.0)) == "Weight(grams=1.0)"


def test_a_rule_of_a_value_holds_when_it_is_made() -> None:
    assert Positive(1).number == 1
    with pytest.raises(AssertionError, match="not positive"):
        Positive(0)


def test_patterns_match_by_place() -> None:
    match Weight(3.0):
        case Weight(grams):
            assert grams == 3.0


def test_a_value_is_opened_into_its_fields() -> None:
    assert fields_of(Parcel(weight=Weight(3.0))) == {
        "weight": {"grams": 3.0},
        "to": "Stirling",
        "note": "",
    }
