"""Forms as data: specs in TOML, and finding their fields by labels in any sheet."""

from selfeval_xl.forms.identities import identities_of
from selfeval_xl.forms.recognise import recognise
from selfeval_xl.forms.spec import FormSpec, SpecSet, load_specs

__all__ = ["FormSpec", "SpecSet", "identities_of", "load_specs", "recognise"]
