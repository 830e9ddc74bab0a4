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
    dark, light = (Image.open(tmp_path / f"390x844-{scheme}.png").convert("L") for scheme in ("dark", "light"))
    assert dark.size == light.size == (780, 1688)
    assert np.asarray(dark).mean() < 80 < 170 < np.asarray(light).mean()
