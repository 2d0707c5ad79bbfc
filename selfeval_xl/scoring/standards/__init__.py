"""评分标准 read into scoring functions, and the values they speak about."""

from selfeval_xl.scoring.standards.grammar import read_standard
from selfeval_xl.scoring.standards.standard import Scored, Standard

__all__ = ["Scored", "Standard", "read_standard"]
