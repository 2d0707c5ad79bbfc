"""Its being here lets every test import the builders that stand beside it."""

import os

from hypothesis import settings

# No deadline: a busy machine is no defect. "long" is for .ci/full.
settings.register_profile("short", deadline=None)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))
