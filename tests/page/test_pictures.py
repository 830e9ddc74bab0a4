"""The script that takes the documentation's pictures of the page."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import page_pictures
import pytest
from PIL import Image

from tests.programs import require


def test_the_page_is_pictured_dark_and_light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require("chromium")
    monkeypatch.setattr(page_pictures, "SIZES", ((390, 844),))
    page_pictures.take_all(tmp_path)
    paths = [tmp_path / f"390x844-{scheme}.png" for scheme in ("dark", "light")]
    dark, light = (np.asarray(Image.open(path).convert("L")) for path in paths)
    assert dark.shape == light.shape == (1688, 780)
    assert dark.mean() < 80 < 170 < light.mean()
