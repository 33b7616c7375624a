"""Compares what other tools read in exports of one version: .ci/export-readers DIR."""

import hashlib
import json
import math
import re
import sys
from io import StringIO
from pathlib import Path

import arff
import duckdb
import mlcroissant
import pandas
import pyarrow
import pyarrow.parquet

ARROW = {
    "integer": pyarrow.int64(),
    "decimal": pyarrow.float64(),
    "boolean": pyarrow.bool_(),
    "text": pyarrow.string(),
    "json": pyarrow.string(),
    "instant": pyarrow.timestamp("us", tz="UTC"),
    "list of text": pyarrow.list_(pyarrow.string()),
    "list of integers": pyarrow.list_(pyarrow.int64()),
}
DUCKDB = {
    "integer": "BIGINT",
    "decimal": "DOUBLE",
    "boolean": "BOOLEAN",
    "text": "VARCHAR",
    "json": "VARCHAR",
    "instant": "TIMESTAMP WITH TIME ZONE",
    "list of text": "VARCHAR[]",
    "list of integers": "BIGINT[]",
}


def dictionary(folder):
    return json.loads((folder / "data_dictionary.json").read_text())


def items(text):
    return ["" if i == "%" else i.replace("%23", "#").replace("%25", "%") for i in text.split("#")] if text else []


def value(kind, cell):
    """What a text stands for, as Python has it."""
    if cell is None:
        return None
    return {
        "integer": int,
        "decimal": float,
        "boolean": lambda text: {"true": True, "false": False}[text],
        "text": str,
        "json": json.loads,
        "instant": pandas.Timestamp,
        "list of text": items,
        "list of integers": lambda text: [int(i) for i in items(text)],
    }[kind](cell)


def rows_of_parquet(folder, kinds):
    table = pyarrow.parquet.read_table(folder / "data.parquet")
    for name, kind in kinds.items():
        found = table.schema.field(name).type
        found = pyarrow.list_(found.value_type) if pyarrow.types.is_list(found) else found
        assert found == ARROW[kind], (name, found)
    rows = table.to_pylist()
    for row in rows:
        for name, kind in kinds.items():
            if kind == "json" and row[name] is not None:
                row[name] = json.loads(row[name])
            if kind == "instant" and row[name] is not None:
                row[name] = pandas.Timestamp(row[name])
    return rows


def rows_of_csv(folder, kinds):
    entry = dictionary(folder)["export"]
    guarded = set(entry["guarded"]["columns"])
    # The quotes of "" are what tells an empty text from a missing one; the parser of pandas drops them.
    text = (folder / "data.csv").read_text()
    marked = re.sub(r'(?<![^,\n])""(?=[,\n])', '"\x00"', text)
    frame = pandas.read_csv(StringIO(marked), dtype=str, na_values=[""], keep_default_na=False)
    assert list(frame.columns) == list(kinds), "columns of CSV"
    rows = []
    for record in frame.to_dict("records"):
        row = {}
        for name, kind in kinds.items():
            cell = record[name]
            cell = None if isinstance(cell, float) else "" if cell == "\x00" else cell
            if cell is not None and name in guarded and cell.startswith("'"):
                cell = cell[1:]
            row[name] = value(kind, cell)
        rows.append(row)
    return rows


def rows_of_json(lines, kinds):
    rows = []
    for row in lines:
        assert list(row) == list(kinds), "columns of JSON"
        rows.append({n: None if row[n] is None else value(k, row[n]) if k == "instant" else row[n] for n, k in kinds.items()})
    return rows


def rows_of_arff(folder, kinds):
    # The reader knows no dates: they are texts to it.
    text = re.sub(r'^(@attribute \S+) date .*$', r"\1 string", (folder / "data.arff").read_text(), flags=re.M)
    data = arff.loads(text)
    types = dict(data["attributes"])
    assert list(types) == list(kinds), "columns of ARFF"
    rows = []
    for record in data["data"]:
        row = {}
        for (name, kind), cell in zip(kinds.items(), record):
            if kind in ("integer", "decimal"):
                assert types[name] == "NUMERIC", name
                row[name] = cell if kind == "decimal" or cell is None else int(cell)
            else:
                row[name] = value(kind, cell)
        rows.append(row)
    return rows


def same(one, other, kind, in_milliseconds):
    if one is None or other is None:
        return one is None and other is None
    if kind == "decimal":
        return math.isclose(one, other, rel_tol=0, abs_tol=0)
    if kind == "instant" and in_milliseconds:
        return one.floor("ms") == other.floor("ms")
    return one == other


def compare(name, expected, rows, kinds, in_milliseconds=False):
    assert len(rows) == len(expected), f"{name} has {len(rows)} rows, not {len(expected)}"
    for number, (one, other) in enumerate(zip(expected, rows)):
        for column, kind in kinds.items():
            assert same(one[column], other[column], kind, in_milliseconds), (
                f"{name}, row {number}, {column}: {other[column]!r} is not {one[column]!r}"
            )
    print(f"{name}: {len(rows)} rows of {len(kinds)} columns are equal")


def check_duckdb(root, kinds, count):
    query = "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{}')"
    parquet = dict(duckdb.sql(query.format(root / "parquet/data.parquet")).fetchall())
    for name, kind in kinds.items():
        assert parquet[name] == DUCKDB[kind], (name, parquet[name])
    for path in ("csv/data.csv", "jsonl/data.jsonl", "json/data.json", "parquet/data.parquet"):
        found = duckdb.sql(f"SELECT count(*), count(build_key), min(triggered_at) FROM '{root / path}'").fetchall()[0]
        assert found[0] == found[1] == count, (path, found)
    csv = dict(duckdb.sql(query.format(root / "csv/data.csv")).fetchall())
    assert csv["triggered_at"].startswith("TIMESTAMP"), csv["triggered_at"]
    assert csv["attempt"] == "BIGINT", csv["attempt"]
    print(f"DuckDB: {count} rows in each form, types of Parquet and CSV")


def check_croissant(folder, count, kinds):
    for file in json.loads((folder / "croissant.json").read_text())["distribution"]:
        content = (folder / file["contentUrl"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"], file
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    issues = dataset.metadata.ctx.issues
    unexpected = [warning for warning in issues.warnings if "citeAs" not in warning]
    assert not issues.errors and not unexpected, (issues.errors, unexpected)
    fields = dataset.metadata.record_sets[0].fields
    # Croissant has no type for JSON within JSON, and mlcroissant reads no texts in ARFF.
    described = [name for name, kind in kinds.items() if kind != "json" or "json" not in folder.name]
    assert [field.name for field in fields] == described
    if folder.name != "arff":
        records = list(dataset.records(dataset.metadata.record_sets[0].id))
        assert len(records) == count, len(records)
    print(f"mlcroissant: {folder.name} is valid")


def main(root):
    kinds = {column["name"]: column["type"] for column in dictionary(root / "csv")["tables"][0]["columns"]}
    expected = rows_of_parquet(root / "parquet", kinds)
    assert expected, "no rows"
    compare("csv", expected, rows_of_csv(root / "csv", kinds), kinds)
    lines = (root / "jsonl/data.jsonl").read_text().splitlines()
    compare("jsonl", expected, rows_of_json(map(json.loads, lines), kinds), kinds)
    compare("json", expected, rows_of_json(json.loads((root / "json/data.json").read_text()), kinds), kinds)
    compare("arff", expected, rows_of_arff(root / "arff", kinds), kinds, in_milliseconds=True)
    check_duckdb(root, kinds, len(expected))
    for form in ("csv", "json", "jsonl", "parquet", "arff"):
        check_croissant(root / form, len(expected), kinds)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
