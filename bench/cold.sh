#!/usr/bin/env bash
# How long a cold process takes to its first result: `bench/cold.sh [RUNS]`. Median and worst of each kind of file.
set -euo pipefail

root=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")
runs=${1:-15}
work=$root/artifacts/bench
mkdir -p "$work"
[ -x /usr/bin/time ] || { echo "bench/cold.sh needs /usr/bin/time (GNU time)." >&2; exit 1; }
[ -e "$work/page.html" ] || dotnet run --project "$root/bench/Gongkai.Bench" -c Release -v q -- page "$work/page.html"
"$root/gongkai" --version >/dev/null

# Elapsed time is what a user waits for; processor time is what stays comparable on a machine that is shared.
measure() { # name arguments...
  local name=$1
  shift
  for _ in $(seq "$runs"); do
    /usr/bin/time -q -f '%e %U %S' -o "$work/time" "$@" >/dev/null 2>&1 || true
    cat "$work/time"
  done >"$work/times"
  local elapsed processor
  elapsed=$(sort -n "$work/times" | awk '{ v[NR] = $1 } END { printf "elapsed %4d ms (worst %4d)", v[int((NR + 1) / 2)] * 1000, v[NR] * 1000 }')
  processor=$(awk '{ print $2 + $3 }' "$work/times" | sort -n | awk '{ v[NR] = $1 } END { printf "processor %4d ms", v[int((NR + 1) / 2)] * 1000 }')
  printf '%-44s %s  %s\n' "$name" "$elapsed" "$processor"
}

measure "no work: gongkai --version" "$root/gongkai" --version
for sample in "$root"/samples/reports/001*.txt; do
  measure "text, 10 KB: report check" "$root/gongkai" report check "$sample"
  measure "text, 10 KB: report check --format json" "$root/gongkai" report check "$sample" --format json
done
measure "page, $(($(wc -c <"$work/page.html") / 1024)) KB: report check" "$root/gongkai" report check "$work/page.html"
