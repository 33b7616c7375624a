"""The DAGs of the page that users copy from."""

from __future__ import annotations

import re

import pytest
from conftest import PACKAGE

SNIPPETS = re.findall(r"```python\n(.*?)```", (PACKAGE / "README.md").read_text(), re.DOTALL)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda text: re.search(r'DAG\("(\w+)"', text)[1])
def test_snippet_is_a_dag_of_one_task(snippet):
    names = {}
    exec(snippet, names)  # noqa: S102
    (task,) = names["dag"].tasks
    assert task.arguments_for("id")[:2] == ["run", "--runId=id"]


def test_all_operators_have_a_snippet():
    operators = re.findall(r"^\| `(CiEnrich\w+)` \|", (PACKAGE / "README.md").read_text(), re.MULTILINE)
    assert len(operators) == 4
    assert all(any(f"{name}(" in snippet for snippet in SNIPPETS) for name in operators)
