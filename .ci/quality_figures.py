#!/usr/bin/env python3
"""Computes the figures of a quality report anew, with pandas, from dataset.jsonl.

    quality_figures.py VERSION_FOLDER

Needs a dataset of at most 10,000 rows: of larger ones some figures are told from a draw.
"""

import json
import math
import pathlib
import sys

import numpy
import pandas

folder = pathlib.Path(sys.argv[1])
report = json.loads((folder / "quality_report.json").read_text(encoding="utf-8"))["quality"]
rows = pandas.DataFrame(
    [json.loads(line) for line in (folder / "dataset.jsonl").read_text(encoding="utf-8").splitlines()],
    dtype=object,
)
wrong = []
compared = 0


def compare(what, told, found, tolerance=1e-6):
    global compared
    compared += 1
    found = None if found is None or found != found else found
    same = told == found if told is None or found is None else math.isclose(
        told, found, rel_tol=tolerance, abs_tol=tolerance)
    if not same:
        wrong.append(f"{what}: {told}, but pandas finds {found}")


def check_numbers(name, told, values):
    numbers = values.astype(float)
    for figure, found in {
        "min": numbers.min(), "max": numbers.max(), "mean": numbers.mean(), "sd": numbers.std(),
        "q1": numbers.quantile(0.25), "median": numbers.median(), "q3": numbers.quantile(0.75),
    }.items():
        compare(f"{name}.{figure}", told[figure], found)
    counts, _ = numpy.histogram(numbers, numpy.array(told["edges"]))
    compare(f"{name}.counts", sum(told["counts"]), len(numbers))
    if told["counts"] != counts.tolist():
        wrong.append(f"{name}.counts: {told['counts']}, but numpy finds {counts.tolist()}")


def check_missing(name, told, values):
    known = rows["tr_status"].notna()
    table = pandas.crosstab(values[known].isna(), rows["tr_status"][known]).to_numpy()
    expected = numpy.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    statistic = ((table - expected) ** 2 / expected).sum()
    compare(f"{name}.chi_squared", told["chi_squared"], statistic)
    compare(f"{name}.effect", told["effect"],
            math.sqrt(statistic / table.sum() / (min(table.shape) - 1)))


def check_correlations(told):
    numbers = rows[told["names"]].astype(float)
    for method in ("pearson", "spearman"):
        ranked = numbers.corr(method=method, min_periods=3).to_numpy()
        for i, one in enumerate(told["names"]):
            for j, other in enumerate(told["names"]):
                compare(f"{method}({one}, {other})", told[method][i][j], ranked[i, j], 2e-6)


def main():
    compare("rows", report["rows"]["total"], len(rows))
    enriched = rows["extraction_status"] != "failed"
    for feature in report["features"]:
        name = feature["name"]
        values = rows[name]
        present = values.dropna()
        compare(f"{name}.values", feature["values"], len(present))
        compare(f"{name}.completeness_pct", feature["completeness_pct"],
                100 * values[enriched].notna().sum() / enriched.sum())
        compare(f"{name}.distinct", feature["distinct"], present.map(str).nunique())
        if feature["numbers"]:
            check_numbers(name, feature["numbers"], present)
        if feature["missing_by_outcome"]:
            check_missing(name, feature["missing_by_outcome"], values)
    compare("completeness", report["scores"]["completeness"],
            sum(feature["completeness_pct"] for feature in report["features"]) / len(report["features"]))
    check_correlations(report["correlations"])
    print("\n".join(wrong) or f"{compared} figures of {len(report['features'])} features agree")
    return 1 if wrong else 0


sys.exit(main())
