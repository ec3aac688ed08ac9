#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""igraph_load.py FOLDER: reads transfers.csv and builds the directed graph with times and amounts."""

import csv
import json
import resource
import sys
import time

import igraph


def load(path):
    number = {}
    pairs, times, amounts = [], [], []
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        for _, payer, payee, moment, amount, _ in rows:
            pairs.append((number.setdefault(payer, len(number)), number.setdefault(payee, len(number))))
            times.append(moment)
            amounts.append(int(amount.replace(".", "")))
    graph = igraph.Graph(n=len(number), edges=pairs, directed=True)
    graph.vs["name"] = list(number)
    graph.es["time"] = times
    graph.es["amount"] = amounts
    return graph


def main():
    begun, cpu_begun = time.perf_counter(), time.process_time()
    graph = load(sys.argv[1] + "/transfers.csv")
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu_begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(
        json.dumps(
            {
                "rival": "igraph",
                "step": "load",
                "threads": 1,
                "seconds": round(seconds, 6),
                "cpu_seconds": round(cpu, 6),
                "max_rss_mb": round(peak),
                "rows": graph.ecount(),
            }
        )
    )


main()
