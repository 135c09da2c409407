#!/usr/bin/env bash
# Kills a sweep (SIGKILL) at ten random moments, lets it go on each time, and compares its bytes with an undisturbed one.
# Usage: benchmarks/sweep-kills.sh [KILLS [SEED]]
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
kills=${1:-10}
RANDOM=${2:-1}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

cat > "$place/sweep.yaml" << 'YAML'
description: points that take a fraction of a second each, some of them refused
chip: scale-32x32
workload: conv:56,56,64,3x3,64,1,1
axes:
  - {key: array.rows, values: [16, 32]}
  - {key: sram.bulk.capacity, powersOfTwo: {from: 1 KiB, to: 2 MiB}}
  - {key: dram.channels, powersOfTwo: {from: 1, to: 8}}
YAML

lines() { { cat "$place/killed/$1" 2> /dev/null || true; } | wc -l; }
sweep() { "$home/ridgepoint" sweep "$place/sweep.yaml" --no-cache --out "$place/$1"; }

sweep undisturbed | grep simulated
for ((kill = 1; kill <= kills; kill++)); do
    # The launcher execs the JVM, so that this is the JVM's own process.
    "$home/ridgepoint" sweep "$place/sweep.yaml" --no-cache --out "$place/killed" > "$place/out" 2>&1 &
    process=$!
    if ((kill % 4 > 0)); then # else somewhere in the time that it takes to start
        before=$(lines journal.txt)
        while kill -0 "$process" 2> /dev/null && (($(lines journal.txt) <= before)); do sleep 0.01; done
    fi
    wait=$(((RANDOM * 32768 + RANDOM) % 700))
    sleep "$((wait / 1000)).$(printf %03d $((wait % 1000)))"
    if kill -KILL "$process" 2> /dev/null; then
        wait "$process" 2> /dev/null || true
        echo "kill $kill: $(lines journal.txt) lines in the journal, $(lines points.csv) in the table"
    else
        echo "kill $kill: it was done before"
    fi
done
sweep killed | grep simulated
for file in points.csv sweep.json; do
    cmp "$place/undisturbed/$file" "$place/killed/$file"
done
echo "after $kills kills: the same bytes"
