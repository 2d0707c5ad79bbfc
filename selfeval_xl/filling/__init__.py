"""Forms filled from data, every value checked before it is written."""

from selfeval_xl.filling.filling import Filled, fill, write_blank_data
from selfeval_xl.filling.problems import FillError, Remark

__all__ = ["FillError", "Filled", "Remark", "fill", "write_blank_data"]
