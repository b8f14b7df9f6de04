"""Where the articles lie that the project is measured on: outside it, for their texts are others' copyright."""

from __future__ import annotations

import os
from pathlib import Path

#: Folder beside the checkout, or named by the variable; what uses it skips, saying so, where it is absent.
SHARED = Path(os.environ.get("HASILA_SHARED", Path(__file__).resolve().parents[3] / "shared"))
GOLD = SHARED / "eval" / "dev"
SCORER = SHARED / "eval" / "score.py"
BENCH = SHARED / "bench" / "news-20k.parquet"
SEEDS = SHARED / "seeds"
