"""clean_applications after the origination system's change of layout in May."""

import pandas as pd


def clean_applications(staged: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Split staged applications into usable rows and a quarantine with reasons.

    Layout of 2026-05: `employment_years` carries its final name, `loan_amount`
    has pence, `channel` is new and passed through.
    """
    frame = staged.copy()
    frame["purpose"] = frame["purpose"].str.lower()

    reason = pd.Series(pd.NA, index=frame.index, dtype="string")
    reason[frame["declared_income"] < 0] = "negative income"
    reason[frame["loan_amount"] <= 0] = "no amount"
    reason[frame.duplicated("application_id")] = "duplicate"

    clean = frame[reason.isna()].reset_index(drop=True)
    quarantine = frame[["application_id", "loan_amount", "declared_income"]].assign(reason=reason)
    return clean, quarantine[reason.notna()].reset_index(drop=True)
