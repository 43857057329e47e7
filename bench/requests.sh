#!/usr/bin/env bash
# The register, the desk and a case page with many applications: `bench/requests.sh [sqlite COUNT | postgres COUNT "CONNECTION"]`.
# SQLite is filled once under artifacts/bench; for PostgreSQL give an empty database of your own.
set -euo pipefail

root=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")
provider=${1:-sqlite} count=${2:-100000}
work=$root/artifacts/bench/requests
mkdir -p "$work"
case $provider in
  sqlite) connection="Data Source=$work/requests-$count.db" agencies=1 ;;
  postgres) connection=${3:?the connection string of an empty database} agencies=200 ;;
  *) echo "bench/requests.sh knows sqlite and postgres." >&2; exit 1 ;;
esac
dotnet run --project "$root/bench/Gongkai.Bench" -c Release -v q -- requests "$provider" "$connection" "$count" "$agencies"
