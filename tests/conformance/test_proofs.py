"""What veraPDF says of proofs for translators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.proofs import URDU, proofing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.verapdf.harness import VeraPdf

pytestmark = pytest.mark.conformance


def test_verapdf_finds_nothing(verapdf: VeraPdf, tmp_path: Path) -> None:
    made = proofing(tmp_path, "ur", URDU)
    for name, data in (("proof", made.proof_pdf()), ("ids", made.ids_pdf())):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        verapdf(path, "ua1,2a")
