"""The stable classes of findings. Add one where none fits; never rename one."""

from __future__ import annotations

KINDS = frozenset(
    # arithmetic
    "growth_rate difference direction flat sum share completion_rate ratio "
    "zero_base amount_conflict percent_sign percent_over_100 unit scale "
    "missing_rate equality part balance plausibility "
    # cells
    "blank malformed_number text_number error_value stale_formula "
    "uncached_formula overwritten_formula hidden external_link count negative "
    # scores
    "score_range score_total weight_total score_value grade reason_missing "
    "target_value "
    # papers
    "template numbering year unit_name date duplicate missing_paper "
    "missing_content unknown_form form_changed wording signature "
    # files
    "unreadable encrypted limit wrong_extension partly_read".split()
)
