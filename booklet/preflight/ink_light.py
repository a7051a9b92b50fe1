"""RGB colours and pictures as the inks that the output intent prints them with."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdf import PdfReader

Inks = tuple[float, float, float, float]
_CMYK = b"CMYK"


class Light:
    """Turns sRGB into ink: relative colorimetric, with black point compensation.

    Attributes:
        profile: ICC profile of the press; None where the file names none. Then red is the
            lack of cyan and so on, and what is common to all three is black.
    """

    def __init__(self, profile: bytes | None) -> None:
        self.profile = profile
        self._transform: Any = None
        self._known: dict[tuple[float, ...], Inks] = {}

    def inks(self, colour: tuple[float, float, float]) -> Inks:
        """The inks of one colour, red, green and blue from 0 to 1; inks from 0 to 1."""
        if colour not in self._known:
            from PIL.Image import new

            parts = [round(255 * min(max(part, 0.0), 1.0)) for part in colour]
            shown: Any = self.picture(new("RGB", (1, 1), (parts[0], parts[1], parts[2])))
            cyan, magenta, yellow, black = (ink / 255 for ink in shown.getpixel((0, 0)))
            self._known[colour] = (cyan, magenta, yellow, black)
        return self._known[colour]

    def lattice(self, steps: int) -> bytes:
        """The inks of evenly spaced colours, four bytes each; red varies fastest, then green."""
        from PIL.Image import frombytes

        shades = [round(255 * step / (steps - 1)) for step in range(steps)]
        row = bytes(part for blue in shades for green in shades for red in shades
                    for part in (red, green, blue))  # fmt: skip
        return self.picture(frombytes("RGB", (steps * steps, steps), row)).tobytes()

    def picture(self, picture: Image) -> Image:
        """A picture in RGB as one in CMYK, 255 being solid ink."""
        if self.profile is None:
            return _without_profile(picture)
        from PIL import ImageCms

        if self._transform is None:
            self._transform = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"),
                ImageCms.ImageCmsProfile(BytesIO(self.profile)),
                "RGB",
                "CMYK",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        turned = ImageCms.applyTransform(picture, self._transform)
        assert turned is not None, "a picture that is not changed in place is given back"
        return turned


def _without_profile(picture: Image) -> Image:
    from PIL import ImageChops
    from PIL.Image import merge

    cyan, magenta, yellow = ImageChops.invert(picture).split()
    black = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    inks = [ImageChops.subtract(ink, black) for ink in (cyan, magenta, yellow)]
    return merge("CMYK", (*inks, black))


def press_profile(reader: PdfReader) -> bytes | None:
    """The CMYK profile of a file’s output intent, if it has one (ISO 32000-1:2008, 14.11.5)."""
    intents: Any = reader.root_object.get("/OutputIntents")
    for intent in intents.get_object() if intents is not None else ():
        held = intent.get_object().get("/DestOutputProfile")
        if held is None:
            continue
        data = bytes(held.get_object().get_data())
        if data[16:20] == _CMYK:
            return data
    return None
