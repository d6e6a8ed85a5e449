"""clean_bureau after the bureau began to send percentages as text."""

import pandas as pd


def clean_bureau(extract: pd.DataFrame) -> pd.DataFrame:
    """Type the bureau extract and keep one row an application.

    Since 2026-04 the bureau writes utilisation as "43.1%" instead of 0.431.
    """
    frame = extract.drop_duplicates("application_id", keep="last").copy()
    frame["utilisation"] = frame["utilisation"].str.rstrip("%").astype("float64") / 100
    return frame.reset_index(drop=True)
