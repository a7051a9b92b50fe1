"""PDF functions, evaluated: how much of which ink a spot colour’s tint stands for.

All four types (ISO 32000-1:2008, 7.10): sampled ones by their nearest samples, linearly
between two when they have one input.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Numbers = tuple[float, ...]

_WORDS = re.compile(rb"[{}]|[^\s{}]+")
_SAMPLED, _EXPONENTIAL, _STITCHING, _CALCULATOR = 0, 2, 3, 4
_MOST_STEPS = 4096


def evaluate(written: Any, inputs: Numbers) -> Numbers:  # noqa: ANN401 - any PDF object
    """The outputs of a function, or of an array of functions of one output each.

    Raises:
        ValueError: if it is not a function, or asks for what it cannot have.
    """
    found = written.get_object()
    if isinstance(found, list):
        return tuple(evaluate(each, inputs)[0] for each in found)
    kind = found.get("/FunctionType")
    inputs = _clipped(inputs, _numbers(found["/Domain"]))
    if kind == _SAMPLED:
        outputs = _sampled(found, inputs)
    elif kind == _EXPONENTIAL:
        outputs = _exponential(found, inputs[0])
    elif kind == _STITCHING:
        outputs = _stitched(found, inputs[0])
    elif kind == _CALCULATOR:
        outputs = _calculated(found.get_data(), inputs)
    else:
        msg = f"there is no function of type {kind}"
        raise ValueError(msg)
    return _clipped(outputs, _numbers(found["/Range"])) if "/Range" in found else outputs


def _numbers(written: Any) -> Numbers:  # noqa: ANN401 - any PDF object
    return tuple(float(number.get_object()) for number in written.get_object())


def _clipped(values: Sequence[float], limits: Numbers) -> Numbers:
    pairs = zip(values, limits[::2], limits[1::2], strict=False)
    return tuple(min(max(value, low), high) for value, low, high in pairs)


def _between(value: float, low: float, high: float, *, to: tuple[float, float]) -> float:
    return to[0] + (value - low) * (to[1] - to[0]) / (high - low) if high != low else to[0]


def _exponential(found: Any, at: float) -> Numbers:  # noqa: ANN401 - a function dictionary
    first = _numbers(found["/C0"]) if "/C0" in found else (0.0,)
    last = _numbers(found["/C1"]) if "/C1" in found else (1.0,)
    power = at ** float(found["/N"]) if at > 0 else 0.0
    return tuple(a + power * (b - a) for a, b in zip(first, last, strict=True))


def _stitched(found: Any, at: float) -> Numbers:  # noqa: ANN401 - a function dictionary
    low, high = _numbers(found["/Domain"])[:2]
    bounds = _numbers(found["/Bounds"])
    which = sum(at >= bound for bound in bounds)
    edges = (low, *bounds, high)
    encode = _numbers(found["/Encode"])[2 * which : 2 * which + 2]
    inner = _between(at, edges[which], edges[which + 1], to=(encode[0], encode[1]))
    return evaluate(found["/Functions"][which], (inner,))


def _sampled(found: Any, inputs: Numbers) -> Numbers:  # noqa: ANN401 - a function stream
    sizes = [int(size) for size in _numbers(found["/Size"])]
    bits = int(found["/BitsPerSample"])
    limits, domain = _numbers(found["/Range"]), _numbers(found["/Domain"])
    count = len(limits) // 2
    whole = int.from_bytes(found.get_data(), "big")
    length = 8 * len(found.get_data())
    encode = _numbers(found["/Encode"]) if "/Encode" in found else ()
    decode = _numbers(found["/Decode"]) if "/Decode" in found else limits

    def sample(places: Sequence[int]) -> Numbers:
        index, step = 0, 1
        for place, size in zip(places, sizes, strict=True):
            index += min(max(place, 0), size - 1) * step
            step *= size
        top = (1 << bits) - 1
        read = [
            whole >> max(0, length - bits * (index * count + at + 1)) & top for at in range(count)
        ]
        return tuple(
            _between(each, 0, top, to=(decode[2 * at], decode[2 * at + 1]))
            for at, each in enumerate(read)
        )

    places = []
    for at, value in enumerate(inputs):
        to = (encode[2 * at], encode[2 * at + 1]) if encode else (0.0, sizes[at] - 1.0)
        places.append(_between(value, domain[2 * at], domain[2 * at + 1], to=to))
    if len(places) > 1:
        return sample([round(place) for place in places])
    low = math.floor(places[0])
    part = places[0] - low
    pairs = zip(sample([low]), sample([low + 1]), strict=True)
    return tuple(a + part * (b - a) for a, b in pairs)


# -- PostScript calculator functions (7.10.5) ----------------------------------------------

Program = list["float | str | Program"]


def _calculated(code: bytes, inputs: Numbers) -> Numbers:
    words = [word.decode("latin-1") for word in _WORDS.findall(code)]
    program = _parsed(words[::-1])
    stack: list[float] = list(inputs)
    try:
        _run(program, stack, [_MOST_STEPS])
    except (IndexError, ZeroDivisionError, OverflowError, TypeError) as error:
        msg = "a calculator function asks for what it cannot have"
        raise ValueError(msg) from error
    return tuple(stack)


def _parsed(words: list[str]) -> Program:
    """The words up to the closing brace; ``words`` is reversed and used up."""
    program: Program = []
    while words:
        word = words.pop()
        if word == "{":
            program.append(_parsed(words))
        elif word == "}":
            return program
        else:
            program.append(float(word) if word.lstrip("+-.")[:1].isdigit() else word)
    return program[0] if len(program) == 1 and isinstance(program[0], list) else program


def _run(program: Program, stack: list[float], left: list[int]) -> None:
    blocks: list[Program] = []
    for word in program:
        left[0] -= 1
        if left[0] < 0:
            raise OverflowError
        if isinstance(word, list):
            blocks.append(word)
        elif isinstance(word, float):
            stack.append(word)
        elif word == "if":
            block = blocks.pop()
            if stack.pop():
                _run(block, stack, left)
        elif word == "ifelse":
            otherwise, block = blocks.pop(), blocks.pop()
            _run(block if stack.pop() else otherwise, stack, left)
        else:
            _operate(word, stack)


_ONE: dict[str, Callable[[float], float]] = {
    "abs": abs, "neg": lambda a: -a, "ceiling": math.ceil, "floor": math.floor,
    "round": lambda a: math.floor(a + 0.5), "truncate": math.trunc, "cvi": math.trunc,
    "cvr": float, "sqrt": math.sqrt, "ln": math.log, "log": math.log10,
    "sin": lambda a: math.sin(math.radians(a)), "cos": lambda a: math.cos(math.radians(a)),
    "not": lambda a: not a if isinstance(a, bool) else ~int(a),
}  # fmt: skip
_TWO: dict[str, Callable[[float, float], float]] = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b, "idiv": lambda a, b: int(a / b), "mod": math.fmod,
    "exp": lambda a, b: a**b, "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b, "lt": lambda a, b: a < b, "le": lambda a, b: a <= b,
    "and": lambda a, b: int(a) & int(b), "or": lambda a, b: int(a) | int(b),
    "xor": lambda a, b: int(a) ^ int(b),
    "bitshift": lambda a, b: int(a) << int(b) if b >= 0 else int(a) >> int(-b),
}  # fmt: skip


def _operate(word: str, stack: list[float]) -> None:
    if word in _ONE:
        stack.append(_ONE[word](stack.pop()))
    elif word in _TWO:
        second, first = stack.pop(), stack.pop()
        stack.append(_TWO[word](first, second))
    elif word in {"true", "false"}:
        stack.append(word == "true")
    elif word == "pop":
        stack.pop()
    elif word == "exch":
        stack[-2:] = [stack[-1], stack[-2]]
    elif word == "dup":
        stack.append(stack[-1])
    elif word == "copy":
        count = int(stack.pop())
        stack += stack[len(stack) - count :] if count else []
    elif word == "index":
        stack.append(stack[-1 - int(stack.pop())])
    elif word == "roll":
        _roll(stack)
    else:
        msg = f"“{word}” is no operator of a calculator function"
        raise ValueError(msg)


def _roll(stack: list[float]) -> None:
    by, count = int(stack.pop()), int(stack.pop())
    if count:
        top = stack[-count:]
        by %= count
        stack[-count:] = top[-by:] + top[:-by] if by else top
