#!/usr/bin/env bash
# Sweeps on a Spark cluster: a master and two workers on the loopback address, from nothing but Spark's own jars. The same
# sweep goes through ./ridgepoint, with one of the workers killed (SIGKILL) in the middle, and through spark-submit; both
# have to leave the bytes of the local engine.
# Usage: benchmarks/spark-cluster.sh [CHANNELS]   (the sweep has 24 points for each power of two up to CHANNELS, 8 by default)
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
place=$(mktemp -d)
daemons=()
trap 'kill "${daemons[@]}" 2> /dev/null || true; wait; rm -rf "$place"' EXIT

cat > "$place/sweep.yaml" << YAML
description: points that take a fraction of a second each, some of them refused
chip: scale-32x32
workload: conv:56,56,64,3x3,64,1,1
axes:
  - {key: array.rows, values: [16, 32]}
  - {key: sram.bulk.capacity, powersOfTwo: {from: 1 KiB, to: 2 MiB}}
  - {key: dram.channels, powersOfTwo: {from: 1, to: ${1:-8}}}
YAML

sweep() { "$home/ridgepoint" sweep "$place/sweep.yaml" --no-cache --out "$place/$1" "${@:2}"; }

same_bytes() {
    for file in points.csv sweep.json; do
        cmp "$place/local/$file" "$place/$1/$file"
    done
    echo "$1: the same bytes"
}

sweep local | grep simulated

# The first use of Spark builds the jar, and leaves Spark's own beside it.
sweep threads --engine spark --master 'local[2]' | grep simulated
same_bytes threads
export SPARK_HOME=$home/target/launcher/spark/home SPARK_LOCAL_IP=127.0.0.1
# bin/load-spark-env.sh of a distribution says this.
SPARK_SCALA_VERSION=$(basename "$SPARK_HOME"/jars/spark-core_*.jar | sed 's/spark-core_\(.*\)-.*/\1/')
export SPARK_SCALA_VERSION

daemon() { # NAME CLASS ARGUMENTS...
    java -Xmx256m -XX:+UseSerialGC -Dspark.master.rest.enabled=false -cp "$SPARK_HOME/jars/*" \
        "org.apache.spark.deploy.$2" --host 127.0.0.1 --port 0 --webui-port 0 "${@:3}" > "$place/$1.log" 2>&1 &
    daemons+=($!)
}

await() { # NAME WORDS
    until grep -o "$2" "$place/$1.log"; do sleep 0.2; done
}

worker() { # NAME
    daemon "$1" worker.Worker --cores 1 --memory 1g --work-dir "$place/work" "$master"
    await "$1" "Successfully registered with master .*"
}

# bin/spark-submit of a distribution does this: one class says, after a first line, what to start, words apart by zeros.
spark_submit() {
    local command
    mapfile -d '' -t command < <(java -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main \
        org.apache.spark.deploy.SparkSubmit "$@" | tail -n +2)
    "${command[@]}"
}

daemon master master.Master
master=$(await master 'spark://.*' | tail -n 1)
worker survivor
worker victim
victim=${daemons[-1]}

RIDGEPOINT_JAVA_OPTIONS=-Dspark.executor.memory=512m sweep killed --engine spark --master "$master" > "$place/out" &
process=$!
lines() { { cat "$place/killed/journal.txt" 2> /dev/null || true; } | wc -l; }
while kill -0 "$process" 2> /dev/null && (($(lines) < 9)); do sleep 0.05; done
kill -KILL "$victim"
wait "$victim" 2> /dev/null || true
echo "killed: a worker, after $(($(lines) - 1)) points"
wait "$process"
grep simulated "$place/out"
same_bytes killed

worker newcomer
spark_submit --master "$master" --conf spark.executor.memory=512m "$home/target/launcher/spark/ridgepoint-spark.jar" \
    sweep "$place/sweep.yaml" --no-cache --out "$place/submitted" > "$place/out" 2> "$place/submitted.log" \
    || { cat "$place/submitted.log"; exit 1; }
grep simulated "$place/out"
same_bytes submitted
