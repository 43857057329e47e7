#!/usr/bin/env bash
# How long a cold process takes to its first result: `bench/cold.sh [RUNS]`. Median and worst of each kind of file.
set -euo pipefail

root=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")
runs=${1:-15}
work=$root/artifacts/bench
mkdir -p "$work"
[ -e "$work/page.html" ] || dotnet run --project "$root/bench/Gongkai.Bench" -c Release -v q -- page "$work/page.html"
"$root/gongkai" --version >/dev/null

measure() { # name arguments...
  local name=$1
  shift
  for _ in $(seq "$runs"); do
    local from to
    from=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    to=$(date +%s%N)
    echo $(((to - from) / 1000000))
  done | sort -n | awk -v name="$name" '{ v[NR] = $1 } END { printf "%-44s median %4d ms  worst %4d ms\n", name, v[int((NR + 1) / 2)], v[NR] }'
}

measure "no work: gongkai --version" "$root/gongkai" --version
for sample in "$root"/samples/reports/001*.txt; do
  measure "text, 10 KB: report check" "$root/gongkai" report check "$sample"
  measure "text, 10 KB: report check --format json" "$root/gongkai" report check "$sample" --format json
done
measure "page, $(($(wc -c <"$work/page.html") / 1024)) KB: report check" "$root/gongkai" report check "$work/page.html"
