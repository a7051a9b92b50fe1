"""Draw the one example logo that is made of pixels: ``python assets/logos/make.py``.

A lighthouse and its beams on nothing: what is not drawn is transparent, as in logos that
services send. Drawn four times as large and made smaller, so that its edges are smooth.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

SIZE, FINER = 900, 4
DEEP, MID, LIGHT = "#1B5E6B", "#5FA3A8", "#F3B94D"


def main() -> None:
    """Write ``harbour-lane.png`` beside this file."""
    image = Image.new("RGBA", (SIZE * FINER, SIZE * FINER), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)

    def shape(points: list[tuple[float, float]], colour: str) -> None:
        draw.polygon([(x * FINER, y * FINER) for x, y in points], fill=colour)

    shape([(450, 190), (20, 60), (20, 330)], LIGHT)
    shape([(450, 190), (880, 60), (880, 330)], LIGHT)
    shape([(360, 260), (540, 260), (600, 760), (300, 760)], DEEP)
    shape([(346, 380), (554, 380), (566, 480), (334, 480)], "white")
    shape([(325, 560), (575, 560), (587, 660), (313, 660)], "white")
    shape([(370, 130), (530, 130), (530, 260), (370, 260)], DEEP)
    shape([(400, 155), (500, 155), (500, 235), (400, 235)], LIGHT)
    shape([(350, 130), (550, 130), (450, 40)], DEEP)
    for y, x0, x1 in ((770, 60, 840), (825, 140, 760), (880, 240, 660)):
        box = [part * FINER for part in (x0, y - 18, x1, y + 18)]
        draw.rounded_rectangle(box, radius=18 * FINER, fill=MID)
    image = image.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
    image.save(Path(__file__).with_name("harbour-lane.png"), optimize=True)


if __name__ == "__main__":
    main()
