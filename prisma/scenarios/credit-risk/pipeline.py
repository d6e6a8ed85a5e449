"""Record the credit-risk scenario: seven monthly cycles, January to July 2026.

    python pipeline.py            writes events.ndjson and answers.json beside this file

The pipeline is real: every cycle generates its sources, cleans, joins, trains,
evaluates and scores, and describes what it did in OpenLineage events.  Data lives in
a temporary directory that is removed at the end.  Recording twice gives the same bytes.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

import importlib
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

import pandas as pd
import sklearn
from openlineage.client import event_v2 as ol
from openlineage.client import facet_v2 as facets

import columns as lin
import data
import lineage
import steps
from catalog import CATALOGUE, DATASETS, JOBS_NAMESPACE, REPOSITORY
from lineage import Cycle, Recorder, Store, Written, assertion, commit_sha, job_name, utc

HERE = Path(__file__).resolve().parent
PROHIBITED = "postcode_ethnicity_index"

FIRST_PARAMS = dict(n_estimators=80, learning_rate=0.10, max_depth=3, min_samples_leaf=20, subsample=0.8, random_state=42)  # fmt: skip
MARCH_PARAMS = FIRST_PARAMS | dict(n_estimators=100, learning_rate=0.08)
LATER_PARAMS = FIRST_PARAMS | dict(n_estimators=120, learning_rate=0.06, min_samples_leaf=30)
FIRST_GATES = dict(auc=0.72, ks=0.25, brier=0.16, auc_drop=0.03)
LATER_GATES = FIRST_GATES | dict(forbidden_names=[PROHIBITED])

GATE_WORDS = {
    "auc_minimum": "Area under the ROC curve on the holdout",
    "ks_minimum": "Kolmogorov-Smirnov distance on the holdout",
    "brier_maximum": "Brier score on the holdout",
    "auc_drop_against_champion": "AUC lost against the version in use",
    "no_prohibited_feature_by_name": "No model input bears the name of a prohibited column",
}


@dataclass(frozen=True)
class Month:
    """What was deployed in one month."""

    month: str
    begins: str
    commit: str
    clean_applications: str
    clean_bureau: str
    build_features: str
    params: dict
    gates: dict

    @property
    def version(self) -> str:
        """The model version this month trains: January's is 1."""
        return str(int(self.month[-2:]))


MONTHS = [
    Month("2026-01", "2026-01-03T02:00:00", "2025-12 release", "2026_01", "2026_01", "2026_01", FIRST_PARAMS, FIRST_GATES),
    Month("2026-02", "2026-02-03T02:00:00", "2026-01 area signals", "2026_01", "2026_01", "2026_02", FIRST_PARAMS, FIRST_GATES),
    Month("2026-03", "2026-03-03T02:00:00", "2026-01 area signals", "2026_01", "2026_01", "2026_02", MARCH_PARAMS, FIRST_GATES),
    Month("2026-04", "2026-04-03T02:00:00", "2026-03 area risk band", "2026_01", "2026_01", "2026_04", LATER_PARAMS, LATER_GATES),
    Month("2026-05", "2026-05-03T02:00:00", "2026-04 new application layout", "2026_05", "2026_04", "2026_05", LATER_PARAMS, LATER_GATES),
    Month("2026-06", "2026-06-03T02:00:00", "2026-05 carry utilisation forward", "2026_05", "2026_04", "2026_06", LATER_PARAMS, LATER_GATES),
    Month("2026-07", "2026-07-03T02:00:00", "2026-05 carry utilisation forward", "2026_05", "2026_04", "2026_06", LATER_PARAMS, LATER_GATES),
]  # fmt: skip
APRIL_HOTFIX = "2026-04 parse bureau percentages"


def released(name: str, release: str) -> Callable:
    """The function `name` as it stood in a release."""
    return getattr(importlib.import_module(f"releases.{name}_{release}"), name)


def parameters(values: dict) -> facets.execution_parameters_run.ExecutionParametersRunFacet:
    """Run parameters; the facet wants every value as text."""
    make = facets.execution_parameters_run.ExecutionParameter
    return facets.execution_parameters_run.ExecutionParametersRunFacet(
        [make(key=key, value=str(value)) for key, value in values.items()]
    )


class Pipeline:
    """The monthly pipeline with what it carries from one cycle to the next."""

    def __init__(self, directory: Path) -> None:
        self.store = Store(directory)
        self.recorder = Recorder()
        self.history: list[dict] = []
        self.models: dict[str, object] = {}
        self.written_models: dict[str, Written] = {}
        self.champion: str | None = None
        self.champion_auc: float | None = None
        self.answers: dict[str, dict] = {}

    # --- one cycle ---------------------------------------------------------------------

    def run(self, month: Month, stop_in_training: bool = False) -> None:
        """One cycle from extracts to report, or as far as a training still under way."""
        begins = utc(month.begins)
        cycle = self.recorder.cycle(month.month, begins)
        cycle.pipeline_event(ol.RunState.START, begins, month.commit)
        answer = self.answers[month.month] = {"pipelineRun": cycle.run_id, "commit": commit_sha(month.commit)}
        raw = self.deliver(month, answer)

        self.ingest_and_clean(cycle, month, raw, answer)
        commit = self.clean_bureau(cycle, month, raw["raw_bureau"], answer)
        self.join(cycle, commit, raw["customers"])
        self.reconcile(cycle, commit)
        features = self.build_features(cycle, month, commit, raw, answer)
        if stop_in_training:
            self.train(cycle, month, commit, features, answer, finish=False)
            cycle.pipeline_event(ol.RunState.RUNNING, cycle.ends["build_features"] + timedelta(seconds=1), commit)
            return
        self.train(cycle, month, commit, features, answer)
        self.evaluate(cycle, month, commit, features, answer)
        self.score_and_publish(cycle, month, commit, features, answer)
        last = max(cycle.ends.values())
        cycle.pipeline_event(ol.RunState.COMPLETE, last + timedelta(seconds=2), commit)

    def deliver(self, month: Month, answer: dict) -> dict[str, Written]:
        """The outside world writes its files and tables."""
        sources = data.sources(month.month)
        frames = {
            "raw_applications": sources.applications,
            "raw_bureau": sources.bureau,
            "raw_postcodes": sources.postcodes,
            "customers": sources.customers,
            "outcomes": sources.outcomes,
        }
        raw = {key: self.store.write(key, frame) for key, frame in frames.items()}
        answer["inputs"] = {DATASETS[key].uri: written.version for key, written in raw.items()}
        rate = raw["raw_bureau"].frame["utilisation"].isna().mean()
        answer["utilisationNullRate"] = round(float(rate), 4)
        return raw

    def ingest_and_clean(self, cycle: Cycle, month: Month, raw: dict[str, Written], answer: dict) -> None:
        """ingest_applications, clean_applications."""
        source = raw["raw_applications"]
        with cycle.task(
            "ingest_applications", [source], commit=month.commit, function=steps.ingest_applications
        ) as run:
            staged = self.store.write("staged", steps.ingest_applications(source.frame))
            run.output(staged, lin.staged(list(staged.frame.columns)))

        clean_applications = released("clean_applications", month.clean_applications)
        with cycle.task(
            "clean_applications", [staged], ("ingest_applications",), month.commit, clean_applications
        ) as run:
            frame = staged.frame
            repeated, negative = (
                int(frame.duplicated("application_id").sum()),
                int((frame["declared_income"] < 0).sum()),
            )
            run.checks["staged"] = [
                assertion("not_null", frame["applied_on"].notna().all(), "error", "0", frame["applied_on"].isna().sum(), "applied_on"),
                assertion("unique", repeated == 0, "warn", "0", repeated, "application_id"),
                assertion("not_negative", negative == 0, "warn", "0", negative, "declared_income"),
            ]  # fmt: skip
            kept, rejected = clean_applications(frame)
            clean, quarantine = self.store.write("clean", kept), self.store.write("quarantine", rejected)
            run.output(clean, lin.clean(list(kept.columns), "emp_length" in frame))
            run.output(quarantine, lin.QUARANTINE)
        answer["rows"] = {"staged": len(staged.frame), "clean": len(clean.frame), "quarantined": len(quarantine.frame)}

    def clean_bureau(self, cycle: Cycle, month: Month, source: Written, answer: dict) -> str:
        """clean_bureau; if the release cannot read the extract, again with the hotfix.

        Gives the commit that the rest of the cycle runs on.
        """
        try:
            self.clean_bureau_once(cycle, month.commit, month.clean_bureau, source)
            return month.commit
        except ValueError as error:
            answer["failedRun"] = {
                "job": job_name("clean_bureau"),
                "runId": cycle.runs["clean_bureau"],
                "error": f"{type(error).__name__}: {error}",
                "commit": commit_sha(month.commit),
            }
        self.clean_bureau_once(cycle, APRIL_HOTFIX, "2026_04", source, attempt=2)
        answer["failedRun"]["retriedAs"] = cycle.runs["clean_bureau"]
        answer["failedRun"]["fixedIn"] = answer["commitAfterRetry"] = commit_sha(APRIL_HOTFIX)
        return APRIL_HOTFIX

    def clean_bureau_once(self, cycle: Cycle, commit: str, release: str, source: Written, attempt: int = 1) -> None:
        """One attempt at clean_bureau."""
        clean_bureau = released("clean_bureau", release)
        after, delay = (("clean_bureau",), 4 * 3600 + 751) if attempt > 1 else ((), 4)
        with cycle.task("clean_bureau", [source], after, commit, clean_bureau, attempt=attempt, delay=delay) as run:
            frame = source.frame
            rate = round(float(frame["utilisation"].isna().mean()), 4)
            run.checks["raw_bureau"] = [
                assertion("unique", frame["application_id"].is_unique, "error", "0", frame.duplicated("application_id").sum(), "application_id"),
                assertion("row_count", len(frame) >= 5000, "error", ">= 5000", len(frame)),
                assertion("null_rate", rate <= 0.05, "warn", "<= 0.05", rate, "utilisation"),
            ]  # fmt: skip
            typed = self.store.write("bureau", clean_bureau(frame))
            run.output(typed, lin.bureau(list(typed.frame.columns), release >= "2026_04"), profile=True)

    def join(self, cycle: Cycle, commit: str, customers: Written) -> None:
        """join_customers: three inputs, two outputs, told apart by column lineage."""
        clean, bureau = self.store.latest["clean"], self.store.latest["bureau"]
        sql = steps.JOIN_APPLICANTS_SQL + ";\n\n" + steps.JOIN_CONTACTS_SQL + ";\n"
        after = ("clean_applications", "clean_bureau")
        with cycle.task("join_customers", [clean, bureau, customers], after, commit, sql=sql) as run:
            applicants, contacts = steps.join_customers(clean.frame, bureau.frame, customers.frame)
            run.output(self.store.write("applicants", applicants), lin.APPLICANTS)
            run.output(self.store.write("contacts", contacts), lin.CONTACTS)

    def reconcile(self, cycle: Cycle, commit: str) -> None:
        """reconcile_volumes: four inputs, two outputs and no word on which made which."""
        inputs = [self.store.latest[key] for key in ("staged", "clean", "quarantine", "bureau")]
        after = ("clean_applications", "clean_bureau")
        with cycle.task("reconcile_volumes", inputs, after, commit, steps.reconcile_volumes, delay=6) as run:
            volumes, reasons = steps.reconcile_volumes(*(written.frame for written in inputs))
            run.output(self.store.write("volumes", volumes))
            run.output(self.store.write("reasons", reasons))

    def build_features(self, cycle: Cycle, month: Month, commit: str, raw: dict[str, Written], answer: dict) -> Written:
        """build_features: writes the lake path that the metastore knows as a table."""
        build = released("build_features", month.build_features)
        inputs = [self.store.latest["applicants"], raw["raw_postcodes"], raw["outcomes"]]
        with cycle.task("build_features", inputs, ("join_customers",), commit, build) as run:
            postcodes = raw["raw_postcodes"].frame
            run.checks["raw_postcodes"] = [
                assertion("unique", postcodes["postcode"].is_unique, "error", "0", postcodes.duplicated("postcode").sum(), "postcode")
            ]  # fmt: skip
            features = self.store.write("features", build(*(written.frame for written in inputs)))
            change = facets.lifecycle_state_change_dataset
            table = facets.catalog_dataset.CatalogDatasetFacet(
                framework="hive", type="hive", name="features", metadataUri="thrift://metastore.acme.internal:9083",
                warehouseUri="s3://acme-credit-lake", catalogProperties=None,
            )  # fmt: skip
            overwrite = change.LifecycleStateChangeDatasetFacet(change.LifecycleStateChange.OVERWRITE)
            extra = {"catalog": table, "lifecycleStateChange": overwrite}
            run.output(features, lin.features(month.build_features), profile=True, extra=extra)
        answer["features"] = {
            "version": features.version,
            "prohibitedColumnAsFeature": PROHIBITED in features.frame,
            "prohibitedColumnInDerivedFeature": any(
                source.column == PROHIBITED and source.dataset == "raw_postcodes" and name != PROHIBITED
                for name, sources in lin.features(month.build_features).fields.items()
                for source in sources
            ),
        }
        self.store.also_known_as("features_table", features)
        return features

    def train(
        self, cycle: Cycle, month: Month, commit: str, features: Written, answer: dict, finish: bool = True
    ) -> None:
        """train_model: reads the features under their table name, writes a model version."""
        table, version = self.store.latest["features_table"], month.version
        signature = steps.feature_columns(features.frame)
        env = facets.environment_variables_run
        started = {
            "executionParameters": parameters(month.params | {"target": steps.TARGET, "holdout_share": 0.3}),
            "environmentVariables": env.EnvironmentVariablesRunFacet(
                [env.EnvironmentVariable("DEPLOYMENT", "production"), env.EnvironmentVariable("OMP_NUM_THREADS", "1")]
            ),
            "processing_engine": facets.processing_engine_run.ProcessingEngineRunFacet(
                version=sklearn.__version__, name="scikit-learn", openlineageAdapterVersion=lineage.CLIENT_VERSION
            ),
        }
        with cycle.task(
            "train_model", [table], ("build_features",), commit, steps.train_model, run_facets=started
        ) as run:
            run.common["processing_engine"] = started["processing_engine"]
            known, missing = features.frame, int(features.frame["bureau_score"].isna().sum())
            run.checks["features_table"] = [
                assertion("not_null", missing == 0, "error", "0", missing, "bureau_score"),
                assertion("row_count", len(known) >= 4000, "error", ">= 4000", len(known)),
            ]
            model = steps.train_model(features.frame, month.params)
            rounds = month.params["n_estimators"]
            for share in (0.5,) if finish else (0.25, 0.5):
                at = int(rounds * share)
                loss = round(float(model.train_score_[at - 1]), 6)
                cycle.progress(
                    run, share, {"acme_trainingProgress": lineage.TrainingProgressRunFacet(at, rounds, loss)}
                )
            answer["train"] = {"runId": run.run_id, "parameters": month.params, "model": version}
            if not finish:
                run.left_running = True
                answer["train"]["state"] = "RUNNING"
                return
            metrics = steps.model_metrics(model, features.frame)
            artifact = steps.model_artifact(model)
            schema = [pair for pair in features.schema if pair[0] in signature]
            written = self.store.write_artifact(
                "model", artifact, version, [*schema, ("probability_of_default", "DOUBLE")]
            )
            importances = {n: round(float(v), 4) for n, v in zip(signature, model.feature_importances_)}
            uri = f"s3://acme-credit-models/credit_default/{version}/model.json"
            run.output(
                written,
                lin.model(signature),
                extra={
                    "acme_modelArtifact": lineage.ModelArtifactDatasetFacet(
                        uri, written.digest, written.size, "scikit-learn"
                    )
                },
                output_facets={"acme_modelMetrics": lineage.ModelMetricsOutputDatasetFacet(metrics, importances)},
            )
        answer["train"] |= {"artifact": written.digest, "metrics": metrics}
        self.models[version], self.written_models[version] = model, written

    def evaluate(self, cycle: Cycle, month: Month, commit: str, features: Written, answer: dict) -> None:
        """evaluate_model: gates as a test facet; a version that passes becomes the champion."""
        version, table = month.version, self.store.latest["features_table"]
        model, written = self.models[version], self.written_models[version]
        signature = steps.feature_columns(features.frame)
        limits = {"executionParameters": parameters({k: v for k, v in month.gates.items() if k != "forbidden_names"})}
        with cycle.task(
            "evaluate_model", [written, table], ("train_model",), commit, steps.evaluate_model, run_facets=limits
        ) as run:
            metrics = steps.model_metrics(model, features.frame)
            results = steps.evaluate_model(metrics, self.champion_auc, month.gates, signature)
            make = facets.test_run.TestExecution
            tests = [make(**result, description=GATE_WORDS[result["name"]], params=None) for result in results]
            run.run_facets["test"] = facets.test_run.TestRunFacet(tests)
            promoted = all(r["status"] == "pass" for r in results if r["severity"] == "error")
            test = metrics["test"]
            self.history.append(
                {
                    "model_version": version, "month": month.month, "train_auc": metrics["train"]["auc"],
                    "auc": test["auc"], "ks": test["ks"], "brier": test["brier"], "log_loss": test["log_loss"],
                    "promoted": promoted,
                }
            )  # fmt: skip
            table_of_metrics = self.store.write("metrics", pd.DataFrame(self.history))
            run.output(table_of_metrics, lin.metrics(list(table_of_metrics.frame.columns)))
        answer["evaluation"] = {
            "runId": run.run_id,
            "auc": test["auc"],
            "promoted": promoted,
            "failedGates": [r["name"] for r in results if r["status"] == "fail"],
        }
        if promoted:
            self.champion, self.champion_auc = version, test["auc"]
            self.announce_champion(cycle.ends["evaluate_model"] + timedelta(milliseconds=400), written)

    def announce_champion(self, when: datetime, written: Written) -> None:
        """The registry moves its production tag to a version."""
        producer = "https://models.acme.example/registry"
        self.recorder.dataset_event(
            when,
            "model",
            producer,
            {
                "version": facets.dataset_version_dataset.DatasetVersionDatasetFacet(written.version, producer=producer),
                "tags": lineage.tags_facet([("stage", "production", None), ("champion", written.version, None)], "registry", producer),
            },
        )  # fmt: skip

    def score_and_publish(self, cycle: Cycle, month: Month, commit: str, features: Written, answer: dict) -> None:
        """batch_score with explicit lineage, then publish_portfolio."""
        model, written = self.models[self.champion], self.written_models[self.champion]
        contacts = self.store.latest["contacts"]
        signature = list(model.feature_names_in_)
        inputs = [features, written, contacts]
        dependency = facets.job_dependencies_run
        gate = dependency.JobDependency(
            job=dependency.JobIdentifier(JOBS_NAMESPACE, job_name("evaluate_model")),
            run=dependency.RunIdentifier(cycle.runs["evaluate_model"]),
            dependency_type="DIRECT_INVOCATION", sequence_trigger_rule="FINISH_TO_START",
            status_trigger_rule="EXECUTE_ON_SUCCESS",
        )  # fmt: skip
        started = {
            "jobDependencies": dependency.JobDependenciesRunFacet(upstream=[gate], downstream=None),
            "executionParameters": parameters({"model": "credit_default", "model_version": self.champion, "decline_from": 0.45}),
        }  # fmt: skip
        with cycle.task(
            "batch_score", inputs, ("evaluate_model",), commit, steps.batch_score, run_facets=started
        ) as run:
            scored, queued = steps.batch_score(model, self.champion, features.frame, contacts.frame)
            predictions, queue = self.store.write("predictions", scored), self.store.write("queue", queued)
            subset = facets.base_subset_dataset
            newest = subset.Partition({"cohort": scored["cohort"].iloc[0]})
            run.input_facets["features"] = {
                "subset": subset.InputSubsetInputDatasetFacet(subset.PartitionSubsetCondition([newest]))
            }
            flows = {"predictions": lin.predictions(signature), "queue": lin.queue(signature)}
            lineage.check_columns(queue, flows["queue"], run.inputs)
            run.output(predictions, flows["predictions"], profile=True)
            run.output(queue)
            run.job_facets["lineage"] = lineage.lineage_facet(flows)
        answer["scoring"] = {
            "runId": run.run_id,
            "model": self.champion,
            "predictions": predictions.version,
            "rows": len(scored),
            "declined": len(queued),
        }
        inputs = [predictions, self.store.latest["applicants"], self.store.latest["metrics"]]
        with cycle.task("publish_portfolio", inputs, ("batch_score",), commit, steps.publish_portfolio) as run:
            view, tiles = steps.publish_portfolio(*(part.frame for part in inputs))
            run.output(self.store.write("view", view), lin.VIEW)
            run.output(self.store.write("dashboard", tiles), lin.DASHBOARD)

    # --- what other systems say ----------------------------------------------------------

    def catalogue_events(self) -> None:
        """The catalogue team documents the sources, and tags one column in March."""
        day = utc("2026-01-02T09:00:00")
        pii = ["national_id", "full_name", "email", "phone", "date_of_birth"]
        said = {
            "raw_applications": ("Loan applications of the last eight months, exported nightly by the origination system.", "team:origination", []),
            "raw_bureau": ("Credit bureau extract, full refresh for every open applicant.", "team:vendor-data", []),
            "raw_postcodes": ("Area statistics by postcode. Refreshed with each census release.", "team:reference-data", []),
            "customers": ("Customer master data.", "team:core-banking", [("pii", "true", name) for name in pii]),
            "outcomes": ("Outcome of every matured loan: defaulted or not.", "team:core-banking", []),
        }  # fmt: skip
        for index, (key, (about, owner, tags)) in enumerate(said.items()):
            self.describe(day + timedelta(minutes=index), key, about, owner, tags)
        about, owner, _ = said["raw_postcodes"]
        note = f"{about}\n\n`{PROHIBITED}` must not be used in credit decisions, directly or through anything derived from it (policy CR-7)."
        self.describe(utc("2026-03-20T15:30:00"), "raw_postcodes", note, owner, [("prohibited", "credit-decisions", PROHIBITED)])  # fmt: skip
        about, owner, _ = said["raw_applications"]
        note = f"{about}\n\nLayout 2 from May 2026: `channel` added, `emp_length` now `employment_years`, `loan_amount` with pence."
        change = facets.lifecycle_state_change_dataset
        altered = change.LifecycleStateChangeDatasetFacet(change.LifecycleStateChange.ALTER, producer=CATALOGUE)
        self.describe(
            utc("2026-05-02T17:00:00"), "raw_applications", note, owner, [], {"lifecycleStateChange": altered}
        )

    def describe(self, when: datetime, key: str, about: str, owner: str, tags: list, extra: dict | None = None) -> None:
        """One DatasetEvent of the catalogue."""
        people = facets.ownership_dataset
        owners = [people.Owner(owner, "OWNER"), people.Owner("team:data-governance", "STEWARD")]
        values = {
            "documentation": facets.documentation_dataset.DocumentationDatasetFacet(about, "text/markdown", producer=CATALOGUE),
            "ownership": people.OwnershipDatasetFacet(owners, producer=CATALOGUE),
        }  # fmt: skip
        if tags:
            values["tags"] = lineage.tags_facet(tags, "catalogue", CATALOGUE)
        self.recorder.dataset_event(when, key, CATALOGUE, values | (extra or {}))

    def registered_jobs(self) -> None:
        """Jobs registered ahead of any run: the report, and an audit still to be built."""
        self.recorder.job_event(
            utc("2026-01-02T11:00:00"), job_name("publish_portfolio"), lineage.job_facets("publish_portfolio"),
            ["predictions", "applicants", "metrics"], ["view", "dashboard"], REPOSITORY,
        )  # fmt: skip
        words = "**Planned.** Quarterly fairness audit of scores and decisions; first run due in the third quarter."
        owner = facets.ownership_job.Owner("team:model-risk", "OWNER")
        self.recorder.job_event(
            utc("2026-06-22T10:15:00"),
            "credit_risk.quarterly.fairness_audit",
            {
                "jobType": facets.job_type_job.JobTypeJobFacet("BATCH", "PYTHON", "AUDIT"),
                "ownership": facets.ownership_job.OwnershipJobFacet([owner]),
                "documentation": facets.documentation_job.DocumentationJobFacet(words, "text/markdown"),
                "tags": facets.tags_job.TagsJobFacet([facets.tags_job.TagsJobFacetFields("status", "planned", "credit-risk")]),
            },
            ["predictions", "model"],
            ["fairness_report"],
            REPOSITORY,
        )  # fmt: skip


def june_what_if() -> dict[str, float]:
    """Holdout AUC in June with either cause taken away: lost bureau data, new imputation."""
    june = MONTHS[5]
    result = {}
    for label, release, null_rate in [
        ("as it happened: 38% missing, carried forward", "2026_06", None),
        ("38% missing, median as in May", "2026_05", None),
        ("1.1% missing, carried forward", "2026_06", 0.011),
        ("1.1% missing, median as in May", "2026_05", 0.011),
    ]:
        sources = data.sources(june.month, null_rate)
        clean, _ = released("clean_applications", june.clean_applications)(
            steps.ingest_applications(sources.applications)
        )
        bureau = released("clean_bureau", june.clean_bureau)(sources.bureau)
        applicants, _ = steps.join_customers(clean, bureau, sources.customers)
        features = released("build_features", release)(applicants, sources.postcodes, sources.outcomes)
        model = steps.train_model(features, june.params)
        result[label] = steps.model_metrics(model, features)["test"]["auc"]
    return result


def record(directory: Path) -> None:
    """Run all months and write the recording into a directory."""
    with tempfile.TemporaryDirectory() as scratch:
        pipeline = Pipeline(Path(scratch))
        pipeline.catalogue_events()
        pipeline.registered_jobs()
        for month in MONTHS:
            pipeline.run(month, stop_in_training=month is MONTHS[-1])
    lines = pipeline.recorder.transport.ordered()
    (directory / "events.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
    answers = {"months": pipeline.answers, "juneWhatIf": june_what_if()}
    (directory / "answers.json").write_text(json.dumps(answers, indent=2) + "\n", encoding="utf-8")
    print(f"{len(lines)} events")


if __name__ == "__main__":
    record(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
