# SPDX-License-Identifier: GPL-3.0-or-later
"""Print how many branches the tests run, and hold those of the core that they do not run against a
list of reasons.

usage: gate.py COVERAGE.json UNCOVERED.txt

The list has a line `FILE:FUNCTION: REASON` for each function of the core that has branches which no
test runs; `#` begins a comment.  Lines move, functions stay: so a function is what is listed.
"""

import bisect
import collections
import json
import sys

CORE = ("base", "form", "record", "score")
CORE_GOAL_PERCENT = 95
ALL_GOAL_PERCENT = 85


class Count:
    """Branches that were run, of how many."""

    def __init__(self):
        self.run = 0
        self.all = 0

    def add(self, branches):
        self.run += sum(1 for branch in branches if branch["count"] > 0)
        self.all += len(branches)

    def meets(self, percent):
        return 100 * self.run >= percent * self.all

    def __str__(self):
        percent = 100 * self.run / self.all if self.all else 100
        return f"{percent:5.1f} % of {self.all} branches"


def function_at(functions, line):
    """The name of the function that holds the line, of a file's (line, name) in order."""
    index = bisect.bisect_right(functions, (line, "\U0010ffff"))
    return functions[index - 1][1] if index > 0 else "?"


def read_counts(report):
    """Counts by layer, and the lines that have a branch not run, by `FILE:FUNCTION`, of the core."""
    layers = collections.defaultdict(Count)
    missed = collections.defaultdict(list)
    for file in report["files"]:
        path = file["file"][file["file"].index("src/"):]
        layer = path.split("/")[1].removesuffix(".c")
        functions = sorted((each["lineno"], each["name"]) for each in file["functions"])
        for line in file["lines"]:
            branches = line["branches"]
            layers[layer].add(branches)
            if layer in CORE and any(branch["count"] == 0 for branch in branches):
                number = line["line_number"]
                missed[f"{path}:{function_at(functions, number)}"].append(number)
    return layers, missed


def read_reasons(path):
    """The functions that are listed, each with its reason."""
    reasons = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                file, function, reason = line.strip().split(":", 2)
                reasons[f"{file}:{function}"] = reason.strip()
    return reasons


def total(layers, names):
    count = Count()
    for name in names:
        count.run += layers[name].run
        count.all += layers[name].all
    return count


def main(report_path, reasons_path):
    with open(report_path, encoding="utf-8") as report:
        layers, missed = read_counts(json.load(report))
    reasons = read_reasons(reasons_path)
    core = total(layers, CORE)
    everything = total(layers, list(layers))

    for name in sorted(layers):
        print(f"{name:8} {layers[name]}")
    print(f"core     {core}, goal {CORE_GOAL_PERCENT} %")
    print(f"all      {everything}, goal {ALL_GOAL_PERCENT} %")
    for place in sorted(set(reasons) - set(missed)):
        print(f"listed, though all is run: {place}")
    unlisted = sorted(set(missed) - {place for place in reasons if reasons[place]})
    for place in unlisted:
        lines = ", ".join(str(line) for line in missed[place])
        print(f"not run, and no reason is given: {place} (line {lines})")
    return bool(unlisted) or not core.meets(CORE_GOAL_PERCENT) or not everything.meets(ALL_GOAL_PERCENT)


sys.exit(main(*sys.argv[1:]))
