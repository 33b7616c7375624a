#!/usr/bin/env python3
"""Times the git engine beside git and PyDriller on one mirror, and prints ratios.

The mirror is a bare repository that lacks no objects. PyDriller is left out where it cannot be
imported. Files are in the page cache. For the engine three wall times are given: of the whole
process, without the start of the JVM, both medians of several runs, and of the last of nine times
in one JVM, which has compiled its code by then, as it has in long runs.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
GIT_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "safe.directory",
    "GIT_CONFIG_VALUE_0": "*",
}
# As ci-enrich starts large runs, but for the heap.
FLAGS = "-Xmx1g -XX:+UseParallelGC -XX:FreqInlineSize=50".split()
TABLES = ("diffs", "features", "churn", "curve")
DIFF_TREE = "diff-tree --stdin --numstat -M -r --root --diff-merges=first-parent".split()
PYDRILLER = """
import sys, time
import pydriller
git = pydriller.Git(sys.argv[1])
start, lines, files = time.time(), 0, 0
for sha in sys.stdin.read().split():
    for file in git.get_commit(sha).modified_files:
        lines += file.added_lines + file.deleted_lines
        files += 1
print(time.time() - start, lines, files)
"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mirror", type=pathlib.Path, help="a bare repository")
    parser.add_argument("--commits", type=int, default=10_000, help="for the first table")
    parser.add_argument("--builds", type=int, default=1_000, help="for the second table")
    parser.add_argument("--runs", type=int, default=3, help="of everything")
    parser.add_argument("--tables", nargs="+", choices=TABLES, default=TABLES)
    return parser.parse_args()


def classpath():
    """Compiles the benchmarks."""
    subprocess.run(
        [
            "./mvnw", "-B", "-q", "-Dquick", "-Pbench", "-pl", "io", "-am", "test-compile",
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
            "-Dmdep.outputFile=target/jmh.cp", "-Dmdep.includeScope=test",
        ],
        cwd=ROOT, check=True,
    )
    io = ROOT / "io/target"
    return f"{io}/test-classes:{io}/classes:{(io / 'jmh.cp').read_text()}"


class Bench:
    def __init__(self, mirror, runs):
        self.mirror = mirror.resolve()
        self.runs = runs
        self.classpath = classpath()
        self.directory = pathlib.Path(tempfile.mkdtemp())
        self.cache = self.directory / "cache"
        self.cache.mkdir()

    def git(self, *arguments):
        return ["git", f"--git-dir={self.mirror}", *arguments]

    def commits(self, count, *options):
        """Returns the newest commits, each with its time and parents."""
        listed = subprocess.run(
            self.git("log", "--format=%H %ct %P", f"-n{count}", *options, "HEAD"),
            env=os.environ | GIT_ENVIRONMENT, check=True, capture_output=True, text=True,
        )
        return listed.stdout.splitlines()

    def engine(self, mode, *arguments):
        main = "org.cienrich.io.git.GitEngineBench"
        return ["java", "-Drepeats=0", *FLAGS, "-cp", self.classpath, main, mode, str(self.mirror), *arguments]

    def features(self, mode, threads=1):
        return self.engine(mode, str(self.cache), str(threads))

    def engine_times(self, command, lines, prepare=lambda: None):
        """Returns wall seconds of the process, without the start of the JVM, and when it is warm."""
        wall, inside = self.time(command, lines, prepare)
        prepare()
        warm = ["-Drepeats=8" if part == "-Drepeats=0" else part for part in command]
        process, output = start_process(warm, lines)
        process.wait()
        return wall, inside, printed(output.read_text(), 1)

    def time(self, command, lines, prepare=lambda: None, processes=1):
        """Returns the medians of wall seconds and of the seconds that the command prints."""
        walls, insides = [], []
        for _ in range(self.runs):
            prepare()
            size = -(-len(lines) // processes)
            shares = [lines[at * size : (at + 1) * size] for at in range(processes)]
            start = time.monotonic()
            running = [start_process(command, share) for share in shares]
            outputs = [process.wait() or output.read_text() for process, output in running]
            walls.append(time.monotonic() - start)
            if any(process.returncode for process, _ in running):
                raise RuntimeError(f"failed: {' '.join(command)[:200]}")
            insides.append(printed(outputs[0]))
            for _, output in running:
                output.unlink()
        return statistics.median(walls), statistics.median(insides)

    def caches(self):
        """Returns how much is in the cache, and what makes it so; to be used in this order."""
        return (
            ("engine, no cache", self.forget_all),
            ("engine, index present", self.forget_facts),
            ("engine, all cached", lambda: None),
        )

    def forget_all(self):
        shutil.rmtree(self.cache)
        self.cache.mkdir()

    def forget_facts(self):
        shutil.rmtree(self.cache / "store/git-facts", ignore_errors=True)


def start_process(command, lines):
    """Starts a command with lines as its input; what it prints goes to a file."""
    with tempfile.TemporaryFile("w+") as given:
        given.write("".join(line + "\n" for line in lines))
        given.seek(0)
        handle, output = tempfile.mkstemp()
        process = subprocess.Popen(
            command, env=os.environ | GIT_ENVIRONMENT,
            stdin=given, stdout=handle, stderr=subprocess.DEVNULL,
        )
        os.close(handle)
    return process, pathlib.Path(output)


def printed(output, at=0):
    """Returns a number of the last line, where programs here print their seconds."""
    last = output.rstrip().rsplit("\n", 1)[-1].split()
    try:
        return float(last[at])
    except (IndexError, ValueError):
        return float("nan")


def row(name, times, *more):
    """Prints times, and further numbers for each of them."""
    cells = "".join(f"{number:9.3f}" for number in times)
    for numbers in more:
        cells += " |" + "".join(f"{number:9.2f}" for number in numbers)
    print(f"{name:36}{cells}", flush=True)


def by(times, reference):
    return [time / reference for time in times]


def diffs(bench, commits):
    shas = [commit.split()[0] for commit in commits]
    print(f"\nFirst-parent diffs of {len(commits)} commits: seconds of the process, without the start")
    print("of the JVM, warm | the same divided by git diff-tree on as many cores | commits a second")
    for cores in (1, 2):
        git, _ = bench.time(bench.git(*DIFF_TREE), shas, processes=cores)
        row(f"git diff-tree --numstat -M, {cores} at a time", [git])
        times = bench.engine_times(bench.engine("diffs", str(cores)), commits)
        row(f"engine, threads: {cores}", times, by(times, git), [len(commits) / times[2]])
    log, _ = bench.time(
        bench.git("log", "--numstat", "-M", "--diff-merges=first-parent", "--format=%H",
                  f"-n{len(commits)}", "HEAD"), [])
    row("git log --numstat -M", [log])


def features(bench, builds, history):
    try:
        git, _ = bench.time(bench.git(*DIFF_TREE), history)
        whole = f"{len(history)} commits in {git:.2f} s"
    except RuntimeError:
        git, whole = float("nan"), f"{len(history)} commits, of which git cannot read one"
    print(f"\nAll git features of {len(builds)} builds in a row: seconds | divided by git diff-tree of")
    print(f"the whole history ({whole}) | milliseconds a build")
    for name, prepare in bench.caches():
        times = bench.engine_times(bench.features("features"), builds, prepare)
        row(name, times, by(times, git), [1000 * time / len(builds) for time in times])


def churn(bench, builds):
    shas = [build.split()[0] for build in builds]
    if subprocess.run([sys.executable, "-c", "import pydriller"], capture_output=True).returncode:
        print("\nPyDriller is left out: it cannot be imported")
        return
    _, peer = bench.time([sys.executable, "-c", PYDRILLER, str(bench.mirror)], shas)
    print(f"\nLines and files changed by {len(builds)} builds: seconds | how often faster than PyDriller")
    print(f"({peer:.2f} s without its start)")
    for name, prepare in bench.caches():
        times = bench.engine_times(bench.features("churn"), builds, prepare)
        row(name, times, [peer / time for time in times])


def curve(bench):
    print("\nMilliseconds a build by the number of builds, all git features, index present")
    for count in (100, 1_000, 10_000):
        builds = bench.commits(count, "--first-parent")
        if len(builds) == count:
            times = bench.time(bench.features("features"), builds, bench.forget_facts)
            row(f"{count} builds", [1000 * time / count for time in times])


def main():
    options = arguments()
    bench = Bench(options.mirror, options.runs)
    version = subprocess.run(["git", "--version"], capture_output=True, text=True).stdout.strip()
    print(f"{options.mirror}: medians of {options.runs} runs, {os.cpu_count()} cores, {version}")
    try:
        builds = bench.commits(options.builds, "--first-parent")
        if "diffs" in options.tables:
            diffs(bench, bench.commits(options.commits))
        if "features" in options.tables:
            features(bench, builds, [line.split()[0] for line in bench.commits(10**9)])
        if "churn" in options.tables:
            churn(bench, builds)
        if "curve" in options.tables:
            curve(bench)
    finally:
        shutil.rmtree(bench.directory)


if __name__ == "__main__":
    main()
