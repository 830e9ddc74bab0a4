"""``python -m nmfserver`` is the same as ``nmfserver``."""

import sys

from nmfserver.cli import main

sys.exit(main())
