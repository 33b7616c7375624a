#!/usr/bin/env python3
"""Makes worlds of several sizes and times offline runs over them by a command of your choice.

    scale.py --dir DIR -- ./ci-enrich run
    scale.py --dir DIR --pids CLUSTER/*.pid --flink URL -- COMMAND THAT SUBMITS A RUN AND WAITS ...

The command gets the options of the run at its end. Worlds are made once and used again; what runs
have computed is removed before each, so that all compute everything. Printed are, for each size,
wall time, CPU time of the command, peak memory of the command and of each further process, bytes
that Flink has shuffled, and the exponents by which wall and CPU time grow between two sizes.
"""

import argparse
import json
import math
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
JAR = ROOT / "runner-configs/direct/target/ci-enrich-direct.jar"
KINDS = "kinds"  # of store entries that an archive has


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dir", type=pathlib.Path, required=True, help="for worlds and outputs")
    parser.add_argument(
        "--worlds", nargs="+", metavar="REPOSITORIES,BUILDS,HOT,SEED",
        default=["100,10000,2000,1", "500,100000,20000,1", "2000,1000000,200000,1"],
    )
    parser.add_argument("--features", choices=("runs", "all"), default="runs",
                        help="all: with pull requests, teams and comments")
    parser.add_argument("--heap", default="4g", help="of the process that makes worlds")
    parser.add_argument("--port", type=int, default=8990, help="of the forge while they are made")
    parser.add_argument("--pids", nargs="*", type=pathlib.Path, default=[],
                        help="files with ids of processes whose memory is measured too")
    parser.add_argument("--flink", help="URL of a cluster that tells what was shuffled")
    parser.add_argument("command", nargs="+", help="after --")
    return parser.parse_args()


def make(world, args):
    folder = args.dir / f"{world.replace(',', '-')}-{args.features}"
    done = folder / KINDS
    if done.exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    start = time.time()
    subprocess.run(
        ["java", f"-Xmx{args.heap}", "-XX:+UseParallelGC", "-cp", str(JAR),
         "org.cienrich.launcher.scale.ScaleArchive", world, str(folder), str(args.port),
         args.features],
        check=True,
    )
    done.write_text("\n".join(os.listdir(folder / "cache/store")))
    print(f"made {folder.name} in {time.time() - start:.0f} s", file=sys.stderr)
    return folder


def forget(folder):
    """Removes what runs have computed from the cache."""
    kept = set((folder / KINDS).read_text().split())
    for kind in os.listdir(folder / "cache/store"):
        if kind not in kept:
            shutil.rmtree(folder / "cache/store" / kind)


def start_peak(pid):
    """Lets the kernel measure the peak memory of a process anew."""
    try:
        pathlib.Path(f"/proc/{pid}/clear_refs").write_text("5")
    except OSError:
        print(f"the peak of process {pid} is that since its start", file=sys.stderr)


def peak(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return math.nan


def get(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return json.load(answer)


def shuffled(url):
    """Returns the MiB that the vertices of the last job of a cluster have written."""
    jobs = get(f"{url}/jobs/overview")["jobs"]
    last = max(jobs, key=lambda job: job["start-time"])
    vertices = get(f"{url}/jobs/{last['jid']}")["vertices"]
    return sum(vertex["metrics"]["write-bytes"] for vertex in vertices) / 2**20


def run(folder, args):
    forget(folder)
    output = folder / "output"
    shutil.rmtree(output, ignore_errors=True)
    pids = [int(file.read_text()) for file in args.pids]
    for pid in pids:
        start_peak(pid)
    options = (folder / "options").read_text().split()
    command = [*args.command, *options, f"--output={output}", "--offline=true"]
    with open(folder / "run.log", "w", encoding="utf-8") as log:
        start = time.time()
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.time() - start
    manifest = output / "v1/manifest.json"
    if status != 0 or not manifest.exists():
        sys.exit(f"{shlex.join(command)} failed; see {folder / 'run.log'}")
    counts = json.loads(manifest.read_text())["counts"]
    print(f"{folder.name}: {json.dumps(counts)[:400]}", file=sys.stderr)
    return {
        "builds": sum(1 for _ in open(folder / "builds.csv", encoding="utf-8")) - 1,
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peaks": [usage.ru_maxrss / 1024] + [peak(pid) for pid in pids],
        "shuffled": shuffled(args.flink) if args.flink else math.nan,
    }


def exponent(before, now, what):
    return math.log(now[what] / before[what]) / math.log(now["builds"] / before["builds"])


def main():
    args = arguments()
    args.dir = args.dir.resolve()
    args.dir.mkdir(parents=True, exist_ok=True)
    print("| builds | wall | CPU | peak memory, MiB | shuffled, MiB | wall grows by | CPU by |")
    print("|---|---|---|---|---|---|---|")
    before = None
    for world in args.worlds:
        now = run(make(world, args), args)
        growth = (
            [f"n^{exponent(before, now, what):.2f}" for what in ("wall", "cpu")]
            if before else ["", ""]
        )
        told = "" if math.isnan(now["shuffled"]) else f"{now['shuffled']:.0f}"
        peaks = ", ".join(f"{each:.0f}" for each in now["peaks"])
        print(f"| {now['builds']:,} | {now['wall']:.1f} s | {now['cpu']:.0f} s | {peaks} | {told} | "
              f"{growth[0]} | {growth[1]} |", flush=True)
        before = now


if __name__ == "__main__":
    main()
