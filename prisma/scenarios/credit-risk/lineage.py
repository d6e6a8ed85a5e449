"""From real data to OpenLineage: a store that hashes what is written, facets computed
from frames, and a recorder that emits through the official client.

The clock is fixed and run ids are made from it, so that a recording can be repeated
byte for byte.
"""

from __future__ import annotations

import hashlib
import inspect
import re
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import attr
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openlineage.client import OpenLineageClient
from openlineage.client import event_v2 as ol
from openlineage.client import facet_v2 as facets
from openlineage.client.constants import __version__ as CLIENT_VERSION
from openlineage.client.serde import Serde
from openlineage.client.transport import Transport
from openlineage.client.uuid import generate_static_uuid

from catalog import COLUMNS, DATASETS, JOBS, JOBS_NAMESPACE, PIPELINE, REPOSITORY
from columns import Columns, Source
from data import rng_for

HERE = Path(__file__).resolve().parent


# --- what is written -------------------------------------------------------------------


@dataclass(frozen=True)
class Written:
    """One written version of a dataset: the frame and what was measured on its bytes."""

    key: str
    version: str
    size: int
    frame: pd.DataFrame
    schema: list[tuple[str, str]]
    digest: str


SQL_TYPES = {
    "int8": "TINYINT", "int32": "INT", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN",
    "string": "VARCHAR", "large_string": "VARCHAR",
}  # fmt: skip


class Store:
    """Writes frames under a directory and reads back what was written."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.latest: dict[str, Written] = {}

    def write(self, key: str, frame: pd.DataFrame) -> Written:
        """Write a frame in its dataset's format; the version is the SHA-256 of the bytes."""
        kind = DATASETS[key].format
        path = self.directory / f"{key}.{kind}"
        if kind == "parquet":
            table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
            buffer = BytesIO()
            pq.write_table(table, buffer)
            body = buffer.getvalue()
        elif kind == "csv":
            body = frame.to_csv(index=False, lineterminator="\n").encode()
        else:
            body = (frame.to_json(orient="records") + "\n").encode()
        path.write_bytes(body)
        back = self._read(path, kind)
        digest = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
        return self._keep(Written(key, digest, len(body), back, self._schema(back), digest))

    def write_artifact(self, key: str, body: bytes, version: str, schema: list[tuple[str, str]]) -> Written:
        """Write opaque bytes (a model) whose version is a name given by a registry."""
        (self.directory / f"{key}.artifact").write_bytes(body)
        digest = "sha256:" + hashlib.sha256(body).hexdigest()
        return self._keep(Written(key, version, len(body), pd.DataFrame(), schema, digest))

    def also_known_as(self, key: str, written: Written) -> Written:
        """The same bytes under a second name."""
        return self._keep(Written(key, written.version, written.size, written.frame, written.schema, written.digest))

    def _keep(self, written: Written) -> Written:
        self.latest[written.key] = written
        return written

    @staticmethod
    def _read(path: Path, kind: str) -> pd.DataFrame:
        if kind == "parquet":
            return pd.read_parquet(path)
        if kind == "csv":
            return pd.read_csv(path)
        return pd.read_json(path, orient="records")

    @staticmethod
    def _schema(frame: pd.DataFrame) -> list[tuple[str, str]]:
        schema = pa.Schema.from_pandas(frame, preserve_index=False)
        return [(f.name, SQL_TYPES.get(str(f.type), str(f.type).upper())) for f in schema]


# --- custom facets -----------------------------------------------------------------------


def _schema_url(name: str) -> str:
    return f"{REPOSITORY}/-/raw/main/facets/{name}.json"


@attr.define
class ModelMetricsOutputDatasetFacet(facets.OutputDatasetFacet):
    """Metrics of a model version by split, and what it leaned on."""

    metrics: dict[str, Any]
    importances: dict[str, float]

    @staticmethod
    def _get_schema() -> str:
        return _schema_url("AcmeModelMetricsOutputDatasetFacet")


@attr.define
class ModelArtifactDatasetFacet(facets.DatasetFacet):
    """Where a model version's bytes are and what they hash to."""

    uri: str
    digest: str
    size: int
    framework: str

    @staticmethod
    def _get_schema() -> str:
        return _schema_url("AcmeModelArtifactDatasetFacet")


@attr.define
class TrainingProgressRunFacet(facets.RunFacet):
    """How far a fit has come."""

    iteration: int
    iterations: int
    trainLoss: float  # noqa: N815

    @staticmethod
    def _get_schema() -> str:
        return _schema_url("AcmeTrainingProgressRunFacet")


# --- facets from frames --------------------------------------------------------------------


def number(value: Any) -> float | int | None:
    """A JSON number without noise; nothing for what is missing."""
    if pd.isna(value):
        return None
    rounded = round(float(value), 6)
    return int(rounded) if rounded.is_integer() else rounded


def column_metrics(frame: pd.DataFrame, make: Callable[..., Any]) -> dict[str, Any]:
    """Null and distinct counts for every column; range, sum and quartiles for numbers."""
    result = {}
    for name in frame.columns:
        values = frame[name]
        kwargs: dict[str, Any] = {
            "nullCount": int(values.isna().sum()),
            "distinctCount": int(values.nunique()),
            "quantiles": None,
        }
        if pd.api.types.is_numeric_dtype(values):
            known = values.dropna().astype("float64")
            kwargs |= {"sum": number(known.sum()), "min": number(known.min()), "max": number(known.max())}
            kwargs["quantiles"] = {str(q): number(known.quantile(q)) for q in (0.25, 0.5, 0.75)}
        result[name] = make(**kwargs)
    return result


def schema_facet(written: Written) -> facets.schema_dataset.SchemaDatasetFacet:
    """Names and types as read back from the bytes, with the catalogue's words."""
    make = facets.schema_dataset.SchemaDatasetFacetFields
    fields = [
        make(name=name, type=kind, description=COLUMNS.get(name), ordinal_position=i, fields=None)
        for i, (name, kind) in enumerate(written.schema, 1)
    ]
    return facets.schema_dataset.SchemaDatasetFacet(fields=fields)


def identity_facets(key: str) -> dict[str, Any]:
    """What a dataset is and where it lies."""
    spec = DATASETS[key]
    result: dict[str, Any] = {
        "datasetType": facets.dataset_type_dataset.DatasetTypeDatasetFacet(spec.type, spec.subtype),
        "dataSource": facets.datasource_dataset.DatasourceDatasetFacet(name=spec.namespace, uri=spec.uri),
    }
    if spec.type == "FILE":
        result["storage"] = facets.storage_dataset.StorageDatasetFacet("s3", spec.format)
    if spec.type in ("TABLE", "VIEW"):
        levels = ("DATABASE", "SCHEMA", "TABLE") if spec.name.count(".") == 2 else ("DATABASE", "TABLE")
        level = facets.hierarchy_dataset.HierarchyDatasetFacetLevel
        path = [level(kind, part) for kind, part in zip(levels, spec.name.split("."))]
        result["hierarchy"] = facets.hierarchy_dataset.HierarchyDatasetFacet(path)
    return result


def tags_facet(tags: list[tuple[str, str, str | None]], source: str, producer: str = "") -> Any:
    """Dataset tags; the third part of a tag is its column, if it has one."""
    make = facets.tags_dataset.TagsDatasetFacetFields
    return facets.tags_dataset.TagsDatasetFacet(
        tags=[make(key=k, value=v, source=source, field=c) for k, v, c in tags], producer=producer
    )


def declared_facets(key: str) -> dict[str, Any]:
    """What the owners say: documentation, ownership, tags, other names."""
    spec = DATASETS[key]
    result: dict[str, Any] = {}
    if spec.about:
        result["documentation"] = facets.documentation_dataset.DocumentationDatasetFacet(spec.about, "text/markdown")
    if spec.owner:
        owner = facets.ownership_dataset.Owner(spec.owner, "MAINTAINER")
        result["ownership"] = facets.ownership_dataset.OwnershipDatasetFacet([owner])
    tags = [(k, v, None) for k, v in spec.tags] + [(k, v, c) for c, (k, v) in spec.column_tags.items()]
    if tags:
        result["tags"] = tags_facet(tags, "credit-risk")
    if spec.alias:
        result["symlinks"] = facets.symlinks_dataset.SymlinksDatasetFacet(
            [facets.symlinks_dataset.Identifier(*spec.alias)]
        )
    return result


def version_facet(written: Written) -> Any:
    """The version that was read or written."""
    return facets.dataset_version_dataset.DatasetVersionDatasetFacet(written.version)


def column_lineage_facet(columns: Columns) -> Any:
    """The declaration as a columnLineage facet."""
    module = facets.column_lineage_dataset

    def field_of(source: Source) -> Any:
        spec = DATASETS[source.dataset]
        how = module.Transformation(source.type, source.subtype, source.note, source.masking)
        return module.InputField(spec.namespace, spec.name, source.column, [how])

    fields = {name: module.Fields([field_of(s) for s in sources]) for name, sources in columns.fields.items()}
    whole = [field_of(s) for s in columns.whole]
    return module.ColumnLineageDatasetFacet(fields=fields, dataset=whole or None)


def lineage_facet(flows: dict[str, Columns]) -> Any:
    """The same declarations as an explicit lineage facet of the job, one entry an output."""
    module = facets.lineage

    def input_of(source: Source, at_field: bool = True) -> Any:
        spec = DATASETS[source.dataset]
        how = module.LineageTransformation(source.type, source.subtype, source.note, source.masking)
        return module.LineageDatasetInput(
            spec.namespace, spec.name, "DATASET", source.column if at_field else None, [how] if at_field else None
        )

    entries = []
    for key, columns in flows.items():
        spec = DATASETS[key]
        parts = {s.dataset: s for sources in columns.fields.values() for s in sources}
        entries.append(
            module.LineageDatasetEntry(
                spec.namespace,
                spec.name,
                "DATASET",
                inputs=[input_of(s, False) for s in parts.values()] + [input_of(s) for s in columns.whole],
                fields={n: module.LineageFieldEntry([input_of(s) for s in ss]) for n, ss in columns.fields.items()},
            )
        )
    return module.LineageJobFacet(entries)


def check_columns(output: Written, columns: Columns, inputs: dict[str, Written]) -> None:
    """Refuse a declaration that names a column which does not exist on either side."""
    have = {name for name, _ in output.schema}
    wrong = set(columns.fields) - have
    for source in [s for sources in columns.fields.values() for s in sources] + columns.whole:
        if source.dataset not in inputs or source.column not in {n for n, _ in inputs[source.dataset].schema}:
            wrong.add(f"{source.dataset}.{source.column}")
    if wrong:
        raise ValueError(f"{output.key}: column lineage names unknown columns {sorted(wrong)}")


def assertion(kind: str, success: bool, severity: str, expected: str, actual: object, column: str | None = None) -> Any:
    """One data quality check on an input."""
    return facets.data_quality_assertions_dataset.Assertion(
        assertion=kind, success=bool(success), column=column, severity=severity,
        name=f"{column or 'rows'}_{kind}", expected=expected, actual=str(actual), params=None,
    )  # fmt: skip


# --- emission -----------------------------------------------------------------------------


class CollectTransport(Transport):
    """Keeps every event the client emits, serialised as the HTTP transport would."""

    kind = "collect"

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []

    def emit(self, event: Any) -> None:
        """Take one event."""
        self.lines.append((event.eventTime, Serde.to_json(event, allow_nan=False)))

    def ordered(self) -> list[str]:
        """All lines by event time; equal times keep the order of emission."""
        return [line for _, line in sorted(self.lines, key=lambda pair: pair[0])]


def iso(moment: datetime) -> str:
    """UTC with milliseconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def commit_sha(label: str) -> str:
    """A fixed 40-digit commit id for a label of the fictional repository."""
    return hashlib.sha1(f"credit-risk {label}".encode()).hexdigest()


def own_trace(error: BaseException) -> str:
    """The stack trace with paths as they are in the repository and in site-packages."""
    text = "".join(traceback.format_exception(error))
    text = "\n".join(line for line in text.splitlines() if not re.fullmatch(r"\s+[~^]+\s*", line))
    text = re.sub(r'File "[^"]*/site-packages/', 'File "site-packages/', text)
    text = re.sub(r'File "[^"]*/releases/([a-z_]+)_\d{4}_\d{2}\.py"', r'File "src/credit_risk/\1.py"', text)
    return text.replace(f'File "{HERE}/', 'File "src/credit_risk/')


def source_facets(job: str, function: Callable | None, commit: str, sql: str | None = None) -> dict[str, Any]:
    """Where a job's code is, and the code itself."""
    sha = commit_sha(commit)
    path = f"src/credit_risk/{job or 'pipeline'}.py"
    result: dict[str, Any] = {
        "sourceCodeLocation": facets.source_code_location_job.SourceCodeLocationJobFacet(
            type="git", url=f"{REPOSITORY}/-/blob/{sha}/{path}", repoUrl=f"{REPOSITORY}.git",
            path=path, version=sha, branch="main",
        )
    }  # fmt: skip
    if sql:
        result["sql"] = facets.sql_job.SQLJobFacet(query=sql, dialect="sqlite")
    elif function:
        result["sourceCode"] = facets.source_code_job.SourceCodeJobFacet("PYTHON", inspect.getsource(function))
    return result


def job_facets(job: str, producer: str = "") -> dict[str, Any]:
    """What a job is, who owns it, what it does."""
    spec = JOBS[job]
    owner = facets.ownership_job.Owner(spec.owner, "OWNER")
    return {
        "jobType": facets.job_type_job.JobTypeJobFacet("BATCH", "PYTHON", spec.kind, producer=producer),
        "ownership": facets.ownership_job.OwnershipJobFacet([owner], producer=producer),
        "documentation": facets.documentation_job.DocumentationJobFacet(spec.about, "text/markdown", producer=producer),
    }


def job_name(job: str) -> str:
    """Full name of a job; the empty name is the pipeline itself."""
    return f"{PIPELINE}.{job}" if job else PIPELINE


@dataclass
class Run:
    """One run of one job, collecting what it reads and writes until it ends."""

    job: str
    run_id: str
    start: datetime
    end: datetime
    common: dict[str, Any]
    inputs: dict[str, Written]
    attempt: int = 1
    checks: dict[str, list[Any]] = field(default_factory=dict)
    input_facets: dict[str, dict[str, Any]] = field(default_factory=dict)
    outputs: list[ol.OutputDataset] = field(default_factory=list)
    run_facets: dict[str, Any] = field(default_factory=dict)
    job_facets: dict[str, Any] = field(default_factory=dict)
    left_running: bool = False

    def output(
        self,
        written: Written,
        columns: Columns | None = None,
        profile: bool = False,
        extra: dict[str, Any] | None = None,
        output_facets: dict[str, Any] | None = None,
    ) -> None:
        """Declare one written output with every facet that its bytes give."""
        spec = DATASETS[written.key]
        values = identity_facets(written.key) | declared_facets(written.key)
        values |= {"schema": schema_facet(written), "version": version_facet(written)}
        if columns:
            check_columns(written, columns, self.inputs)
            values["columnLineage"] = column_lineage_facet(columns)
        if profile:
            module = facets.data_quality_metrics_dataset
            values["dataQualityMetrics"] = module.DataQualityMetricsDatasetFacet(
                columnMetrics=column_metrics(written.frame, module.ColumnMetrics),
                rowCount=len(written.frame),
                bytes=written.size,
                fileCount=1,
            )
        rows = None if spec.type == "MODEL" else len(written.frame)
        stats = facets.output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet(
            rowCount=rows, size=written.size, fileCount=1
        )
        self.outputs.append(
            ol.OutputDataset(
                spec.namespace,
                spec.name,
                facets=values | (extra or {}),
                outputFacets={"outputStatistics": stats} | (output_facets or {}),
            )
        )


class Cycle:
    """One monthly run of the pipeline: its clock, its parent run, the tasks under it."""

    def __init__(self, recorder: Recorder, month: str, begins: datetime) -> None:
        self.recorder, self.month, self.begins = recorder, month, begins
        self.ends: dict[str, datetime] = {}
        self.runs: dict[str, str] = {}
        self.run_id = str(generate_static_uuid(begins, job_name("").encode()))

    def duration(self, job: str, attempt: int) -> timedelta:
        """Seconds a task takes: its usual time, a little more or less."""
        share = rng_for("duration", self.month, job, attempt).uniform(0.85, 1.2)
        return timedelta(milliseconds=int(1000 * JOBS[job].seconds * share))

    def pipeline_event(self, kind: ol.RunState, when: datetime, commit: str) -> None:
        """START, RUNNING or COMPLETE of the parent run."""
        values = job_facets("") | source_facets("", None, commit) if kind is ol.RunState.START else job_facets("")
        self.recorder.run_event(kind, when, self.run_id, job_name(""), self._base_facets(), values)

    def _base_facets(self) -> dict[str, Any]:
        year, number = map(int, self.month.split("-"))
        following = f"{year + number // 12}-{number % 12 + 1:02d}"
        return {
            "nominalTime": facets.nominal_time_run.NominalTimeRunFacet(
                f"{self.month}-01T00:00:00Z", f"{following}-01T00:00:00Z"
            ),
            "processing_engine": facets.processing_engine_run.ProcessingEngineRunFacet(
                version=pd.__version__, name="pandas", openlineageAdapterVersion=CLIENT_VERSION
            ),
        }

    @contextmanager
    def task(
        self,
        job: str,
        inputs: list[Written],
        after: tuple[str, ...] = (),
        commit: str = "",
        function: Callable | None = None,
        sql: str | None = None,
        run_facets: dict[str, Any] | None = None,
        attempt: int = 1,
        delay: float = 3,
    ) -> Iterator[Run]:
        """Run a task: START on entry; COMPLETE on leaving, or FAIL if it raised.

        A task starts `delay` seconds after the last of the tasks named in `after`.
        """
        ready = max([self.begins, *(self.ends[name] for name in after)])
        start = ready + timedelta(seconds=delay, milliseconds=137 * attempt)
        end = start + self.duration(job, attempt)
        parent = facets.parent_run
        common = self._base_facets() | {
            "parent": parent.ParentRunFacet(
                run=parent.Run(self.run_id, facets=None),
                job=parent.Job(JOBS_NAMESPACE, job_name(""), facets=None),
                root=parent.Root(
                    run=parent.RootRun(self.run_id, facets=None),
                    job=parent.RootJob(JOBS_NAMESPACE, job_name(""), facets=None),
                ),
            )
        }
        if attempt > 1:
            common["tags"] = facets.tags_run.TagsRunFacet(
                [facets.tags_run.TagsRunFacetFields("attempt", str(attempt), "credit-risk")]
            )
        run_id = str(generate_static_uuid(start, job_name(job).encode()))
        run = Run(job, run_id, start, end, common, {w.key: w for w in inputs}, attempt)
        code = source_facets(job, function, commit, sql)
        started = [ol.InputDataset(*place(w), facets=self._start_facets(w), inputFacets=None) for w in inputs]
        self.recorder.run_event(
            ol.RunState.START,
            start,
            run_id,
            job_name(job),
            common | (run_facets or {}),
            job_facets(job) | code,
            started,
        )
        self.ends[job], self.runs[job] = end, run_id
        try:
            yield run
        except Exception as error:
            failure = facets.error_message_run.ErrorMessageRunFacet(
                message=f"{type(error).__name__}: {error}", programmingLanguage="PYTHON", stackTrace=own_trace(error)
            )
            self.ends[job] = start + timedelta(milliseconds=2419)
            self.recorder.run_event(
                ol.RunState.FAIL, self.ends[job], run_id, job_name(job), common | {"errorMessage": failure}
            )
            raise
        if run.left_running:
            return
        read = [ol.InputDataset(*place(w), facets=None, inputFacets=self._read_facets(run, w)) for w in inputs]
        self.recorder.run_event(
            ol.RunState.COMPLETE, end, run_id, job_name(job), common | run.run_facets, run.job_facets, read, run.outputs
        )

    def progress(self, run: Run, share: float, facet: dict[str, Any]) -> None:
        """A RUNNING event part of the way through a task."""
        when = run.start + (run.end - run.start) * share
        self.recorder.run_event(ol.RunState.RUNNING, when, run.run_id, job_name(run.job), run.common | facet)

    @staticmethod
    def _start_facets(written: Written) -> dict[str, Any]:
        """An input pinned to its version; whoever reads an outside source describes it too."""
        values = {"version": version_facet(written)}
        if DATASETS[written.key].external or written.key == "features_table":
            values |= identity_facets(written.key) | {"schema": schema_facet(written)}
        return values

    @staticmethod
    def _read_facets(run: Run, written: Written) -> dict[str, Any]:
        """What was measured while reading an input."""
        spec = DATASETS[written.key]
        rows = None if spec.type == "MODEL" else len(written.frame)
        values: dict[str, Any] = {
            "inputStatistics": facets.input_statistics_input_dataset.InputStatisticsInputDatasetFacet(
                rowCount=rows, size=written.size, fileCount=1
            )
        }
        if spec.external:
            module = facets.data_quality_metrics_input_dataset
            values["dataQualityMetrics"] = module.DataQualityMetricsInputDatasetFacet(
                columnMetrics=column_metrics(written.frame, module.ColumnMetrics),
                rowCount=len(written.frame),
                bytes=written.size,
                fileCount=1,
            )
        if checks := run.checks.get(written.key):
            module = facets.data_quality_assertions_dataset
            values["dataQualityAssertions"] = module.DataQualityAssertionsDatasetFacet(checks)
        return values | run.input_facets.get(written.key, {})


def place(written: Written) -> tuple[str, str]:
    """Namespace and name of what was written."""
    spec = DATASETS[written.key]
    return spec.namespace, spec.name


class Recorder:
    """Emits OpenLineage events through the official client and keeps them in memory."""

    def __init__(self) -> None:
        self.transport = CollectTransport()
        fixed = {"facets": {"source_code_location": {"disabled": True}}}
        self.client = OpenLineageClient(transport=self.transport, config=fixed)
        ol.set_producer(REPOSITORY)

    def cycle(self, month: str, begins: datetime) -> Cycle:
        """A monthly cycle that begins at the given moment."""
        return Cycle(self, month, begins)

    def run_event(
        self,
        kind: ol.RunState,
        when: datetime,
        run_id: str,
        job: str,
        run_facets: dict[str, Any],
        values: dict[str, Any] | None = None,
        inputs: list[ol.InputDataset] | None = None,
        outputs: list[ol.OutputDataset] | None = None,
    ) -> None:
        """Emit one RunEvent."""
        # The client adds its own tag to the facet it finds: give each event its own copy.
        run_facets = {k: attr.evolve(v) if k == "tags" else v for k, v in run_facets.items()}
        self.client.emit(
            ol.RunEvent(
                eventType=kind,
                eventTime=iso(when),
                run=ol.Run(run_id, facets=run_facets),
                job=ol.Job(JOBS_NAMESPACE, job, facets=values or None),
                inputs=inputs or [],
                outputs=outputs or [],
            )
        )

    def dataset_event(self, when: datetime, key: str, producer: str, values: dict[str, Any]) -> None:
        """Emit one DatasetEvent on behalf of another system."""
        spec = DATASETS[key]
        dataset = ol.StaticDataset(spec.namespace, spec.name, facets=values)
        self.client.emit(ol.DatasetEvent(eventTime=iso(when), producer=producer, dataset=dataset))

    def job_event(
        self, when: datetime, job: str, values: dict[str, Any], inputs: list[str], outputs: list[str], producer: str
    ) -> None:
        """Emit one JobEvent: a job as registered, whether or not it ever ran."""
        read = [ol.InputDataset(DATASETS[k].namespace, DATASETS[k].name, facets=None, inputFacets=None) for k in inputs]
        wrote = [
            ol.OutputDataset(DATASETS[k].namespace, DATASETS[k].name, facets=None, outputFacets=None) for k in outputs
        ]
        self.client.emit(
            ol.JobEvent(
                eventTime=iso(when), producer=producer, job=ol.Job(JOBS_NAMESPACE, job, facets=values),
                inputs=read, outputs=wrote,
            )
        )  # fmt: skip


def utc(text: str) -> datetime:
    """A fixed moment."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
