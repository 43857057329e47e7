#!/usr/bin/env bash
# Pages beside nginx: `bench/pages.sh [DOCUMENTS] [ROUNDS] [SECONDS]`. Both serve the same bytes, in turn, in one run; what counts is the ratio.
# Needs nginx and wrk (Debian: nginx-light, wrk).
set -euo pipefail

root=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")
documents=${1:-100000} rounds=${2:-5} seconds=${3:-4}
work=$root/artifacts/bench/pages
for program in nginx wrk curl; do
  command -v "$program" >/dev/null || [ -x "/usr/sbin/$program" ] || { echo "bench/pages.sh needs $program." >&2; exit 1; }
done
mkdir -p "$work/static" "$work/temp"
database=$work/documents-$documents.db
dotnet publish "$root/src/Gongkai.Web" -c Release -v q -o "$work/web" >/dev/null
if [ ! -e "$database.done" ]; then
  rm -f "$database"*
  dotnet run --project "$root/bench/Gongkai.Bench" -c Release -v q -- fill "$database" "$documents"
  touch "$database.done"
fi

port=$((20000 + RANDOM % 9000))
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done' EXIT

portal() { # port megabytes
  (cd "$work/web" && exec env Search__Folder="$work/search" Gongkai__PageCacheMegabytes="$2" Logging__LogLevel__Default=Warning \
    Database__ConnectionString="Data Source=$database" ASPNETCORE_ENVIRONMENT=Production dotnet Gongkai.Web.dll --urls "http://127.0.0.1:$1" >"$work/portal-$1.log" 2>&1) &
  pids+=($!)
  for _ in $(seq 120); do
    curl -sf -o /dev/null "http://127.0.0.1:$1/health/live" && return
    sleep 0.5
  done
  echo "the portal did not start: see $work/portal-$1.log" >&2
  exit 1
}

kept=$port unkept=$((port + 1)) static=$((port + 2))
portal "$kept" 256
portal "$unkept" 0
curl -sf "http://127.0.0.1:$kept/documents/1" -o "$work/static/document.html"
curl -sf "http://127.0.0.1:$kept/gov/county" -o "$work/static/list.html"
for page in document list; do
  gzip -9 -k -f "$work/static/$page.html"
done
cat >"$work/nginx.conf" <<CONF
worker_processes auto;
pid $work/nginx.pid;
error_log $work/nginx.log error;
events { worker_connections 1024; }
http {
  types { text/html html; }
  access_log off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=100;
  keepalive_requests 1000000;
  gzip_static on;
  client_body_temp_path $work/temp;
  proxy_temp_path $work/temp;
  fastcgi_temp_path $work/temp;
  uwsgi_temp_path $work/temp;
  scgi_temp_path $work/temp;
  server { listen 127.0.0.1:$static; root $work/static; }
}
CONF
nginx=$(command -v nginx || echo /usr/sbin/nginx)
"$nginx" -c "$work/nginx.conf" -g 'daemon off;' &
pids+=($!)
sleep 1
cat >"$work/any.lua" <<LUA
local n = 0
request = function()
  n = n + 7919
  return wrk.format("GET", "/documents/" .. (n % $documents + 1))
end
LUA
cat >"$work/lists.lua" <<'LUA'
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", "/gov/a" .. (n % 19 + 1) .. "/policies?year=" .. (2008 + n % 17))
end
LUA

rate() { # address wrk-options...
  local address=$1
  shift
  wrk -t1 -c32 -d"${seconds}s" "$@" "$address" | awk '/Requests\/sec/ { r = $2 } /Non-2xx/ { bad = 1 } END { if (bad) { print "0" } else print r }'
}
compare() { # name portal-address nginx-page wrk-options...
  local name=$1 address=$2 page=$3 plain=()
  shift 3
  [ "${1:-}" = -s ] || plain=("$@")
  rate "$address" "$@" >/dev/null
  for _ in $(seq "$rounds"); do
    printf '%s %s\n' "$(rate "$address" "$@")" "$(rate "http://127.0.0.1:$static/$page" "${plain[@]}")"
  done | awk -v name="$name" '{ a[NR] = $1; b[NR] = $2; r[NR] = $1 / $2 }
    function median(v, n,   i, j, t) { for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (v[j] < v[i]) { t = v[i]; v[i] = v[j]; v[j] = t } return v[int((n + 1) / 2)] }
    END { printf "%-44s portal %7.0f/s   nginx %7.0f/s   ratio %.3f\n", name, median(a, NR), median(b, NR), median(r, NR) }'
}

# Until the compiler has seen what is asked for often, a page costs several times as much.
wrk -t1 -c16 -d"${WARM:-30}s" -s "$work/any.lua" "http://127.0.0.1:$unkept" >/dev/null
wrk -t1 -c16 -d"${WARM:-30}s" -s "$work/lists.lua" "http://127.0.0.1:$unkept" >/dev/null
wrk -t1 -c16 -d"${WARM:-30}s" "http://127.0.0.1:$kept/documents/1" >/dev/null

printf 'document %s bytes, list %s bytes, %s documents, %s rounds of %s s\n' "$(stat -c %s "$work/static/document.html")" "$(stat -c %s "$work/static/list.html")" "$documents" "$rounds" "$seconds"
compare "document, kept" "http://127.0.0.1:$kept/documents/1" document.html
compare "document, kept, gzip" "http://127.0.0.1:$kept/documents/1" document.html -H "Accept-Encoding: gzip"
compare "list, kept" "http://127.0.0.1:$kept/gov/county" list.html
compare "list, kept, gzip" "http://127.0.0.1:$kept/gov/county" list.html -H "Accept-Encoding: gzip"
# Every request another page: what several ask for at once is rendered once, which would flatter.
compare "documents, not kept" "http://127.0.0.1:$unkept" document.html -s "$work/any.lua"
compare "lists, not kept" "http://127.0.0.1:$unkept" list.html -s "$work/lists.lua"
