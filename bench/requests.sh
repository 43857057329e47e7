#!/usr/bin/env bash
# The register, the desk, a case page and a year's figures with many applications: `bench/requests.sh [sqlite COUNT | postgres COUNT "CONNECTION"]`.
# SQLite is filled once under artifacts/bench; for PostgreSQL give an empty database of your own (tests/pg.sh start makes one).
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
dotnet build "$root/bench/Gongkai.Bench" -c Release -v q >/dev/null
bench=("dotnet" "$root/bench/Gongkai.Bench/bin/Release/net10.0/Gongkai.Bench.dll")
"${bench[@]}" requests "$provider" "$connection" "$count" "$agencies"

# The pages, from the program as it is published.
dotnet publish "$root/src/Gongkai.Web" -c Release -v q -o "$work/web" >/dev/null
port=$((24000 + RANDOM % 16000))
cd "$work/web"
env Search__Folder="$work/search-$provider" Gongkai__MasterKey="bench:$(head -c 32 /dev/zero | base64)" Gongkai__SignInsPerMinute=1000 Logging__LogLevel__Default=Warning \
  Database__Provider="$provider" Database__ConnectionString="$connection" ASPNETCORE_ENVIRONMENT=Production dotnet Gongkai.Web.dll --urls "http://127.0.0.1:$port" >"$work/web.log" 2>&1 &
web=$!
trap 'kill "$web" 2>/dev/null || true' EXIT
for _ in $(seq 120); do
  curl -sf -o /dev/null "http://127.0.0.1:$port/health/live" && break
  sleep 0.5
done
"${bench[@]}" request-pages "http://127.0.0.1:$port" "$web"
