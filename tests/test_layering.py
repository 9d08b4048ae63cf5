"""What an import brings along, seen in a fresh process, where no other test has imported yet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def modules_loaded_by(package: str) -> set[str]:
    """Return the top-level names in ``sys.modules`` after importing `package` alone."""
    code = f"import sys, {package}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_core_import_loads_no_library_for_screens_or_tables() -> None:
    """The core is usable from a notebook."""
    loaded = modules_loaded_by("gradient_core")

    assert "numpy" in loaded
    assert loaded.isdisjoint({"streamlit", "plotly", "pandas"})


def test_figures_import_does_not_load_streamlit() -> None:
    """Figures are made from records, so that they also work in files that leave the app."""
    assert "streamlit" not in modules_loaded_by("gradient_ui.figures")
