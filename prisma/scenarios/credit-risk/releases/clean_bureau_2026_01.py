"""clean_bureau as first released."""

import pandas as pd


def clean_bureau(extract: pd.DataFrame) -> pd.DataFrame:
    """Type the bureau extract and keep one row an application."""
    frame = extract.drop_duplicates("application_id", keep="last").copy()
    frame["utilisation"] = frame["utilisation"].astype("float64")
    return frame.reset_index(drop=True)
