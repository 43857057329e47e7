#!/usr/bin/env bash
# Checks many mixed files in one run of the command and says what it took: `bench/batch.sh [COUNT] [SEED]`, 10,000 files unless told.
# The files are made from the samples and from generated reports, the same for the same seed; some are damaged on purpose.
set -euo pipefail

root=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")
count=${1:-10000}
seed=${2:-1}
files=$root/artifacts/bench/batch-$count-$seed
[ -x /usr/bin/time ] || { echo "bench/batch.sh needs /usr/bin/time (GNU time)." >&2; exit 1; }

if [ ! -e "$files/done" ]; then
  rm -rf "$files"
  dotnet run --project "$root/bench/Gongkai.Bench" -c Release -v q -- batch "$files/in" "$count" "$seed"
  touch "$files/done"
fi
"$root/gongkai" --version >/dev/null

# A thousand files first: memory that grows with the number of files would show in the difference.
small=$files/first
mkdir -p "$small"
[ -e "$small/.linked" ] || { (cd "$files/in" && for f in $(ls | head -1000); do ln -f "$f" "$small/$f"; done); touch "$small/.linked"; }

measure() { # name folder
  /usr/bin/time -f '%e %U %S %M' -o "$files/time" "$root/gongkai" report check "$2" --format json >"$files/out.jsonl" 2>"$files/errors" && code=0 || code=$?
  local seconds user system peak lines n
  read -r seconds user system peak < <(tail -1 "$files/time")
  lines=$(wc -l <"$files/out.jsonl")
  n=$(find "$2" -type f ! -name '.*' | wc -l)
  [ "$lines" = "$n" ] || { echo "$n files but $lines results" >&2; exit 1; }
  awk -v name="$1" -v n="$n" -v e="$seconds" -v u="$user" -v s="$system" -v m="$peak" -v c="$code" -v bad="$(wc -l <"$files/errors")" \
    'BEGIN { printf "%-12s %6d files  %7.1f s  %7.0f files/s  %4.2f processors  %4.1f ms of a processor a file  peak %4d MB  exit %d, %d unreadable\n", name, n, e, n/e, (u+s)/e, (u+s)*1000/n, m/1024, c, bad }'
}

measure first "$small"
measure all "$files/in"
