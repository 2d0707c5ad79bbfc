"""What must equal what in a form, within which rounding, and which cell is wrong."""

from selfeval_xl.identities.analysis import analyse
from selfeval_xl.identities.implied import expected_value
from selfeval_xl.identities.network import Arithmetic, Checked, Identity, Violation

__all__ = [
    "Arithmetic",
    "Checked",
    "Identity",
    "Violation",
    "analyse",
    "expected_value",
]
