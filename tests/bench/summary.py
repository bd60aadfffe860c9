# SPDX-License-Identifier: GPL-3.0-or-later
"""Totals of records by Python's csv: python3 summary.py weights.csv <LIST."""
import csv
import sys

with open(sys.argv[1], newline="", encoding="utf-8") as file:
    weights = {row["item"]: int(row["weight"]) for row in csv.DictReader(file)}
for line in sys.stdin:
    path = line.rstrip("\n")
    last = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.reader(file):
            if row[3] in weights:
                last[row[3]] = row[4]
    total = sum(int(score) * weights[item] for item, score in last.items())
    print(f"{path},{total // 10000}.{total // 100 % 100:02}")
