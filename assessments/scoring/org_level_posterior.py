"""How likely each level of the whole is, when every element's level is uncertain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assessments.scoring.org_level import LevelRule, staged_level
from assessments.scoring.share_draws import level_shares

if TYPE_CHECKING:
    from assessments.scoring.table import Floats


def org_level_posterior(ranks: Floats, *, elements: tuple[str, ...], rule: LevelRule) -> Floats:
    """Share of joint draws in which the staged rule gives each level.

    Elements are drawn independently given the counts. Raters answer all elements, so errors are in
    truth correlated and the result is 2 to 7 points too sure below 30 raters: show it in words.
    Elements nobody rated are left out, which lies between the low and the high reading of the rule.

    Parameters
    ----------
    ranks : ndarray of shape (n_elements, draws)
        Level rank of each element in each draw; NaN rows are unrated.
    elements : tuple of str
    rule : LevelRule

    Returns
    -------
    ndarray of shape (rule.top,)
        NaN if nothing is rated.
    """
    rated = ~np.isnan(ranks).any(axis=-1)
    if not rated.any():
        return np.full(rule.top, np.nan)
    core = np.array([element in rule.core for element in elements])
    levels = staged_level(ranks[rated].T.astype(np.int64), core=core[rated], rule=rule)
    return level_shares(levels.astype(np.float64), levels=rule.top)
