#!/usr/bin/env bash
# A throw-away PostgreSQL server for tests: nothing in it survives, so it need not be careful with the disk.
# usage: tests/pg.sh start FOLDER PORT   prints the connection string
#        tests/pg.sh stop FOLDER         stops it and removes the folder
set -euo pipefail

action=${1:?start or stop}
folder=$(readlink -m -- "${2:?folder}")
bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)

# PostgreSQL refuses to run as root.
as=()
[ "$(id -u)" -ne 0 ] || as=(runuser -u postgres --)

case $action in
  start)
    port=${3:?port}
    [ -x "$bin/initdb" ] || { echo "pg.sh: PostgreSQL 没有安装（Debian 软件包 postgresql）" >&2; exit 1; }
    mkdir -p "$folder"
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
    cd / # the postgres user may not be allowed where we are
    "${as[@]}" "$bin/initdb" -D "$folder/data" -U gongkai -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 ||
      { cat "$folder/initdb.log" >&2; exit 1; }
    "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/server.log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder \
      -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" start >"$folder/start.log" 2>&1 ||
      { cat "$folder/start.log" "$folder/server.log" >&2; exit 1; }
    echo "Host=127.0.0.1;Port=$port;Username=gongkai;Database=postgres"
    ;;
  stop)
    cd /
    [ ! -d "$folder/data" ] || "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf -- "$folder"
    ;;
  *)
    echo "pg.sh: start or stop, not $action" >&2
    exit 64
    ;;
esac
