from __future__ import annotations

import pytest

from booklet.assemble.reading import read_structure
from booklet.tagging.structure import format_tags
from tests.support import inserts
from tests.support.desk import ALTS, Desk
from tests.support.pdf import at, read

# -- taken in --------------------------------------------------------------------------------


def test_an_insert_without_tags_becomes_a_figure_a_page(desk: Desk) -> None:
    tree = read_structure(desk.merged(inserts.untagged(), *ALTS))

    assert format_tags(tree).partition("Sect T=")[2].partition("  Sect\n")[0] == (
        '"A leaflet (made elsewhere)"\n'
        '    H1 ActualText="A leaflet (made elsewhere)"\n'
        '    Figure Alt="A poster" Layout.BBox=[0 0 595.276 841.89] Layout.Placement=Block\n'
        '      "Page 1"\n'
        '    Figure Alt="Its back" Layout.BBox=[0 0 595.276 841.89] Layout.Placement=Block\n'
        '      "Page 2"\n'
    )


def test_its_links_stay_links_and_are_described(desk: Desk) -> None:
    whole = desk.merged(inserts.untagged(inserts.with_links), *ALTS)
    links = read_structure(whole).find("Sect")[1].find("Link")

    assert [link.links[0] for link in links[:1]] == ["https://example.org/"]
    assert len(links) == 4
    for page in whole.pages[1:3]:
        assert all(at(link, "/Contents") for link in at(page, "/Annots"))


def test_its_own_marks_and_open_states_do_not_reach_the_page(desk: Desk) -> None:
    whole = desk.merged(inserts.untagged(inserts.with_marks), *ALTS)
    page = whole.pages[2]

    assert at(page, "/Contents").get_data() == b"/Figure<</MCID 0>>BDC q /Insert Do Q EMC"
    form = at(page, "/Resources", "/XObject", "/Insert").get_data()
    assert b"BMC" not in form
    assert b"BDC" not in form
    assert b"(" in form


def test_a_tagged_insert_keeps_its_tree(desk: Desk) -> None:
    tree = read_structure(desk.merged(inserts.tagged()))
    sect = tree.find("Sect")[1]
    own = read_structure(read(inserts.tagged()))

    assert sect.title == "A leaflet (made elsewhere)"
    assert sect.lang == "en-GB"
    (inner,) = [kid for kid in sect.kids if not isinstance(kid, str)]
    assert inner.text == own.text
    assert [h.text for h in inner.find("H1")] == ["alpha", "beta"]
    assert [p.id for p in inner.find("P") if p.id] == ["leaflet/alpha-text", "leaflet/beta-text"]
    assert [link.links for link in inner.find("Link")] == [("leaflet/1",), ("leaflet/1",)]


def test_the_booklet_can_lead_to_an_insert_and_lists_it(desk: Desk) -> None:
    whole = desk.merged(inserts.tagged())
    place = whole.named_destinations["leaflet"]

    assert whole.get_destination_page_number(place) == 1
    assert [str(at(item, "/Title")) for item in whole.outline if isinstance(item, dict)] == [
        "cover",
        "A leaflet (made elsewhere)",
        "closing",
    ]
    (inner,) = [item for item in whole.outline if isinstance(item, list)]
    assert [str(item["/Title"]) for item in inner] == ["alpha", "beta"]


def test_what_hangs_on_an_old_way_to_name_places_is_found(desk: Desk) -> None:
    whole = desk.merged(inserts.untagged(inserts.with_links), *ALTS)
    targets = [at(link, "/A") for link in at(whole.pages[2], "/Annots")]

    assert any("/D" in target for target in targets)


def test_pages_inherit_and_turn_as_before(desk: Desk) -> None:
    whole = desk.merged(inserts.in_page(Rotate=90), *ALTS)

    assert at(whole.pages[1], "/Rotate") == 90
    assert whole.pages[1].trimbox.height == pytest.approx(841.89, abs=0.01)
