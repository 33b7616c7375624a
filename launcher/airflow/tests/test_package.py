"""The wheel, and what Airflow finds of it once it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv

from conftest import HOME, PACKAGE

import ci_enrich_airflow
from ci_enrich_airflow.get_provider_info import get_provider_info

FIND = """
import importlib, json
from airflow.providers_manager import ProvidersManager
manager = ProvidersManager()
info = manager.providers["airflow-provider-ci-enrich"]
for kind in ("operators", "hooks", "triggers"):
    for integration in info.data[kind]:
        for module in integration["python-modules"]:
            importlib.import_module(module)
import ci_enrich_airflow
print(json.dumps({
    "version": info.version,
    "file": ci_enrich_airflow.__file__,
    "links": sorted(manager.extra_links_class_names),
    "hook": manager.hooks["flink_rest"].hook_name,
}))
"""


def test_installed_wheel_is_a_provider(tmp_path):
    source = tmp_path / "source"
    shutil.copytree(PACKAGE, source, ignore=shutil.ignore_patterns("tests", "__pycache__", ".*"))
    run(sys.executable, "-m", "pip", "wheel", "--no-index", "--no-deps", "--no-build-isolation", "-w",
        tmp_path, source)  # fmt: skip
    (wheel,) = tmp_path.glob("airflow_provider_ci_enrich-*.whl")
    venv.create(tmp_path / "venv", with_pip=False)
    (packages,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    run(sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--target", packages, wheel)
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    (packages / "airflow.pth").write_text(f"{sys.prefix}/lib/{packages.parent.name}/site-packages\n")
    found = json.loads(
        run(tmp_path / "venv/bin/python", "-W", "ignore", "-c", FIND, env=env).splitlines()[-1]
    )
    assert found == {
        "version": ci_enrich_airflow.__version__,
        "file": str(packages / "ci_enrich_airflow/__init__.py"),
        "links": found["links"],
        "hook": "Flink REST",
    }
    assert "ci_enrich_airflow.links.FlinkJobLink" in found["links"]


def test_provider_info_does_not_import_airflow():
    code = "import sys, ci_enrich_airflow.get_provider_info; print('airflow' in sys.modules)"
    assert run(sys.executable, "-c", code).strip() == "False"


def test_provider_info_names_what_is_there():
    info = get_provider_info()
    assert info["versions"][0] == ci_enrich_airflow.__version__
    assert str(HOME) not in json.dumps(info)


def run(*command, env=None):
    done = subprocess.run(command, env=env, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
