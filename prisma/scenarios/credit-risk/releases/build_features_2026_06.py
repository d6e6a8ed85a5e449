"""build_features after "impute utilisation by carrying values forward"."""

import pandas as pd


def build_features(applicants: pd.DataFrame, postcodes: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """One row an application: model features, cohort and, where known, the outcome."""
    frame = applicants.merge(postcodes, on="postcode", how="left")
    frame = frame.merge(outcomes, on="application_id", how="left")

    frame["income"] = frame["verified_income"].fillna(frame["declared_income"]).astype("float64")
    frame["loan_to_income"] = (frame["loan_amount"] / frame["income"]).round(6)
    frame["monthly_burden"] = (frame["loan_amount"] / frame["term_months"] / (frame["income"] / 12)).round(6)

    # Carry the last known value forward, as the monitoring series do.
    frame["utilisation"] = frame["utilisation"].ffill().bfill()
    frame["utilisation_missing"] = frame["utilisation"].isna().astype("int32")

    rate = frame["postcode_default_rate"]
    frame["area_risk_band"] = pd.cut(rate, [-1, 0.10, 0.15, 0.20, 2], labels=False).astype("int32")

    columns = [
        "application_id", "cohort", "loan_amount", "term_months", "income", "loan_to_income",
        "monthly_burden", "employment_years", "bureau_score", "utilisation", "utilisation_missing",
        "delinquencies_24m", "hard_inquiries_6m", "oldest_account_months", "area_risk_band", "default_flag",
    ]  # fmt: skip
    return frame[columns]
