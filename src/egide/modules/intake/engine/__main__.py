"""``python -m egide.modules.intake.engine FILE...`` does what ``egide extract`` does."""

from __future__ import annotations

import sys

from egide.modules.intake.engine.command import run

sys.exit(run(sys.argv[1:]))
