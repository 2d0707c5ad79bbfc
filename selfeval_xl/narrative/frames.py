"""What a passage states: figures, lists of parts, and claims about them, unjudged."""

from __future__ import annotations

from dataclasses import dataclass, field

from selfeval_xl.narrative.labels import Label
from selfeval_xl.narrative.tokens import Token

AMONG, COLON, BRACKET, COMPOSED, NUMBERED = (
    "among",
    "colon",
    "bracket",
    "composed",
    "numbered",
)


@dataclass(slots=True, eq=False)
class Figure:
    """An amount or a count with its item.

    ``core`` is the item's name, its own or the one the sentence goes on about.
    ``year`` is 0 where the text names none, -1 for the year before that. ``listing``
    is the list of parts it stands in.
    """

    token: Token
    label: Label
    core: str
    year: int
    start: int
    sentence: int
    listing: Listing | None = None
    is_inline: bool = False

    @property
    def kind(self) -> str:
        return self.label.kind

    @property
    def parent(self) -> Figure | None:
        return self.listing.parent if self.listing else None


@dataclass(slots=True, eq=False)
class Listing:
    """Parts of one amount: opened by 其中, a colon, a bracket, 由…组成, or numbers."""

    opener: str
    parent: Figure | None
    parent_change: Change | None = None
    parts: list[Figure] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    is_open_ended: bool = False
    is_numbered: bool = False
    start: int = 0


@dataclass(slots=True, eq=False)
class Base:
    """What a comparison is with: another year, a budget, or an amount given."""

    text: str
    label: Label
    year: int | None = None
    is_before: bool = False
    is_pair: bool = False
    figure: Figure | None = None
    start: int = 0

    def same_as(self, other: Base) -> bool:
        """True for two names of one base, such as 较上年同期 and 同比."""
        mine = (self.year if not self.is_before else "before", self.label.kind)
        theirs = (other.year if not other.is_before else "before", other.label.kind)
        return mine == theirs or (
            self.is_before and other.is_before and not (self.figure or other.figure)
        )


@dataclass(slots=True, eq=False)
class Change:
    """A comparison: by how much, by which rate, which way, or not at all."""

    start: int
    end: int
    sentence: int
    year: int
    base: Base | None = None
    label: Label | None = None
    subject: Figure | None = None
    others: tuple[Figure, ...] = ()
    listing: Listing | None = None
    amount: Token | None = None
    amount_word: Token | None = None
    rate: Token | None = None
    rate_word: Token | None = None
    flat: Token | None = None
    reach_word: Token | None = None  # of 增加到, 下降至
    result: Figure | None = None
    sibling: Change | None = None


@dataclass(slots=True, eq=False)
class Share:
    """A part as a percentage of a whole."""

    start: int
    rate: Token
    part: Figure | None
    part_label: Label | None
    whole_label: Label | None
    whole: Figure | None
    listing: Listing | None
    sentence: int
    goes_on: bool = False


@dataclass(slots=True, eq=False)
class Completion:
    """Spending as a percentage of its budget."""

    start: int
    rate: Token
    words: str
    actual: Figure | None
    budget: Figure | None
    core: str
    year: int
    sentence: int


@dataclass(slots=True, eq=False)
class Order:
    """决算数大于预算数: which of two is larger."""

    word: Token
    left: Label
    right: Label
    core: str
    start: int
    end: int
    sentence: int


@dataclass(slots=True, eq=False)
class NamedRate:
    """A percentage with a name of its own, such as 覆盖率."""

    start: int
    rate: Token
    text: str
    sentence: int


@dataclass(slots=True, eq=False)
class Points:
    """Two rates and the points between them."""

    start: int
    before: Token
    after: Token
    points: Token
    word: Token


@dataclass(slots=True, eq=False)
class Total:
    """An amount said to be what others make together; ``minus`` are taken off."""

    whole: Figure
    parts: list[Figure]
    minus: list[Figure] = field(default_factory=list)
    may_be_tail: bool = False
    is_named: bool = False  # 可用资金合计: may sum up something else


@dataclass(slots=True, eq=False)
class Frames:
    """All that one passage states, in the order of the text."""

    figures: list[Figure] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    completions: list[Completion] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    rates: list[NamedRate] = field(default_factory=list)
    points: list[Points] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    conversions: list[tuple[Figure, Token]] = field(default_factory=list)
    causes: list[tuple[Token, int]] = field(default_factory=list)
    blanks: list[tuple[int, Token]] = field(default_factory=list)
    malformed: list[tuple[int, Token]] = field(default_factory=list)
    templates: list[tuple[Token, Change | None]] = field(default_factory=list)
    unsigned: list[tuple[int, Token]] = field(default_factory=list)
    unparsed: int = 0
