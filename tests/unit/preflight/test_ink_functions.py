"""Functions of PDF, against values worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
)

from booklet.preflight.ink_functions import evaluate


def numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


def function(found: Any, kind: int, *, inputs: int = 1, **entries: object) -> Any:
    found[NameObject("/FunctionType")] = FloatObject(kind)
    found[NameObject("/Domain")] = numbers(*[0, 1] * inputs)
    for key, entry in entries.items():
        found[NameObject("/" + key)] = entry
    return found


def exponential(first: float, last: float, power: float = 1) -> Any:
    return function(
        DictionaryObject(), 2, C0=numbers(first), C1=numbers(last), N=FloatObject(power)
    )


def calculator(code: str, *, inputs: int = 1, outputs: int = 1) -> Any:
    stream = DecodedStreamObject()
    stream.set_data(code.encode())
    return function(stream, 4, inputs=inputs, Range=numbers(*[-9, 9] * outputs))


def test_an_exponential_function_goes_from_its_first_to_its_last_value() -> None:
    assert evaluate(exponential(1, 0), (0.25,)) == (0.75,)
    assert evaluate(exponential(0, 1, 2), (0.5,)) == (0.25,)
    assert evaluate(exponential(0.5, 1), (7,)) == (1,), "inputs are kept within the domain"


def test_functions_are_stitched_together_at_their_bounds() -> None:
    stitched = function(
        DictionaryObject(),
        3,
        Functions=ArrayObject([exponential(0, 1), exponential(5, 7)]),
        Bounds=numbers(0.5),
        Encode=numbers(0, 1, 1, 0),
    )

    assert evaluate(stitched, (0.25,)) == (0.5,)
    assert evaluate(stitched, (0.5,)) == (7,)
    assert evaluate(stitched, (1,)) == (5,)


def test_an_array_of_functions_gives_one_output_each() -> None:
    both = ArrayObject([exponential(0, 1), exponential(1, 0)])

    assert evaluate(both, (0.25,)) == (0.25, 0.75)


def test_a_sampled_function_is_read_between_its_samples() -> None:
    stream = DecodedStreamObject()
    stream.set_data(bytes([0, 255, 128]))
    sampled = function(
        stream, 0, Range=numbers(0, 1), Size=numbers(3), BitsPerSample=FloatObject(8)
    )

    assert evaluate(sampled, (0.25,)) == pytest.approx((0.5,))
    assert evaluate(sampled, (1,)) == pytest.approx((128 / 255,))


@pytest.mark.parametrize(
    ("code", "outputs"),
    [
        ("{ dup mul }", (0.25,)),
        ("{ 1 exch sub }", (0.5,)),
        ("{ 2 3 4 3 1 roll }", (0.5, 4, 2, 3)),
        ("{ 2 3 4 3 -1 roll }", (0.5, 3, 4, 2)),
        ("{ 2 3 2 copy }", (0.5, 2, 3, 2, 3)),
        ("{ 7 1 index }", (0.5, 7, 0.5)),
        ("{ 0.4 gt { 1 } { 2 } ifelse }", (1,)),
        ("{ pop 7 3 idiv 7 3 mod }", (2, 1)),
        ("{ pop 1 1 atan 5 div 2 2 exp }", (9, 4)),
        ("{ 0.7 lt { 3 } if 6 2 and -2.5 truncate }", (3, 2, -2)),
        ("{ pop true false or 5 1 bitshift 2 div }", (1, 5)),
    ],
)
def test_a_calculator_function_does_what_its_operators_say(
    code: str, outputs: tuple[float, ...]
) -> None:
    found = evaluate(calculator(code, outputs=len(outputs)), (0.5,))

    assert found == pytest.approx(outputs)


@pytest.mark.parametrize(
    "code",
    ["{ pop pop pop }", "{ 0 div }", "{ nonsense }", "{ 9 index }", "{ 9 9 exp 99 exp 99 exp }"],
)
def test_a_calculator_function_that_cannot_be_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="function"):
        evaluate(calculator(code), (0.5,))
