"""Start-up stays light: heavy libraries come in only when a check needs them, torch never for a check."""

from __future__ import annotations

import subprocess
import sys


def modules_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(' '.join(sorted(m for m in sys.modules if '.' not in m)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_and_the_screen_loads_nothing_heavy() -> None:
    loaded = modules_after("import replycheck, replycheck.engine, replycheck.tui.app")
    assert not loaded & {"spacy", "torch", "transformers", "onnxruntime", "sqlalchemy", "holidays", "thinc"}


def test_a_check_never_loads_torch() -> None:
    loaded = modules_after("import replycheck\nreplycheck.check('Ik bel u vandaag nog terug.')")
    assert "spacy" in loaded
    assert not loaded & {"transformers"}
    assert "torch" not in loaded
