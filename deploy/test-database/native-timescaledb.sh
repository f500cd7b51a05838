#!/usr/bin/env bash
# A native TimescaleDB for tests, benchmarks and drills, on a Debian machine whose own release has
# none and without Docker: a Debian 13 root by debootstrap, entered by chroot. Needs root.
#
#   install                 fetches it (about 40 s), nothing when it is there
#   start NAME [PORT] [-- SETTING=VALUE ...]
#                           makes and starts a cluster, prints its URL; port 0 or none: a free one
#                           with OWN_CLOCK=1 in the environment its clock may be moved (Debian: faketime)
#   clock NAME OFFSET       moves that clock away from this machine's, `+1d`, `-3600`, `+0`
#   url NAME                prints the URL of a cluster that runs, or fails
#   stop NAME | kill NAME   orderly | kill -9 of the whole cluster, as a power cut would
#   freeze NAME | thaw NAME every process of it stands still | goes on
#   folder NAME             prints where its data lie
#   remove NAME             stops it and deletes its data
#   programs                prints a folder with its pg_dump, pg_restore and pg_basebackup, for use from outside
#
# Everything lies in ${XDG_CACHE_HOME:-~/.cache}/meetpaal/timescaledb, outside the project. One root
# serves any number of clusters by name, so a drill can kill its own while tests run on another.
set -euo pipefail

cache=${XDG_CACHE_HOME:-$HOME/.cache}/meetpaal
root=$cache/timescaledb
bin=/usr/lib/postgresql/17/bin

fail() { echo "native-timescaledb: $*" >&2; exit 1; }
own_clock=/usr/local/lib/libfaketimeMT.so.1
in_root() { chroot --userspec=postgres:postgres "$root" "$@"; }

install() {
  [ -e "$root/.ready" ] && return
  [ "$(id -u)" = 0 ] || fail "needs root (chroot); run this as root, or set TEST_DATABASE_URL to a TimescaleDB of your own"
  command -v debootstrap >/dev/null || fail "debootstrap is missing: apt-get install debootstrap"
  mkdir -p "$cache"
  exec 9>"$cache/install.lock"
  flock 9
  if [ ! -e "$root/.ready" ]; then
    # Made beside it and renamed, so that an install cut short is never taken for a whole one.
    rm -rf --one-file-system "$root.part"
    debootstrap --variant=minbase --include=postgresql-17,postgresql-17-timescaledb trixie "$root.part" \
      >"$cache/debootstrap.log" 2>&1 || fail "debootstrap failed: see $cache/debootstrap.log"
    touch "$root.part/.ready"
    mv "$root.part" "$root"
  fi
  exec 9>&-
}

mount_root() {
  exec 9>"$cache/install.lock"
  flock 9
  mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
  mkdir -p "$root/dev/shm"
  mountpoint -q "$root/dev/shm" || mount -t tmpfs tmpfs "$root/dev/shm"
  exec 9>&-
}

free_port() {
  node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

url() {
  local pidfile=$root/clusters/$1/postmaster.pid
  # After a kill -9 the file is still there, and its number may be another process by now.
  [ -e "$pidfile" ] && [ "$(cat "/proc/$(head -1 "$pidfile")/comm" 2>/dev/null)" = postgres ] || return 1
  # One that was killed keeps its name until it is reaped, but no command line.
  [ -n "$(tr -d '\0' <"/proc/$(head -1 "$pidfile")/cmdline")" ] || return 1
  echo "postgres://postgres@127.0.0.1:$(sed -n 4p "$pidfile")/postgres"
}

start() {
  local name=$1 port=${2:-0}
  shift; [ $# -gt 0 ] && shift
  [ "${1:-}" = -- ] && shift
  install
  url "$name" && return
  mount_root
  local data=/clusters/$name
  mkdir -p "$root/clusters"
  chroot "$root" chown postgres /clusters
  [ -e "$root$data/PG_VERSION" ] || in_root $bin/initdb -D "$data" -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
  [ "$port" != 0 ] || port=$(free_port)
  # No scheduler of TimescaleDB: it would hold a connection to a template database (timescaledb #4048).
  local settings="-p $port -k /tmp -c listen_addresses=127.0.0.1 -c max_connections=300 \
    -c shared_preload_libraries=timescaledb -c timescaledb.telemetry_level=off -c timescaledb.max_background_workers=0 \
    -c shared_buffers=512MB -c max_wal_size=4GB"
  local setting
  for setting in "$@"; do settings+=" -c $setting"; done
  local -a clock=()
  [ -z "${OWN_CLOCK:-}" ] || { set_clock "$name" +0; clock=(env "${fake_clock[@]}" "FAKETIME_TIMESTAMP_FILE=/clusters/$name.clock"); }
  in_root "${clock[@]}" $bin/pg_ctl -D "$data" -w -t 120 -l "$data/log" -o "$settings" start >/dev/null ||
    fail "cluster $name did not start: $(tail -n 5 "$root$data/log")"
  url "$name"
}

# What is told the time is wrong; what measures how much of it passes is right.
fake_clock=("LD_PRELOAD=$own_clock" DONT_FAKE_MONOTONIC=1 FAKETIME_CACHE_DURATION=1)

set_clock() {
  local library=(/usr/lib/*-linux-gnu*/faketime/libfaketimeMT.so.1)
  [ -e "$root$own_clock" ] || { [ -e "${library[0]}" ] || fail "a clock of its own needs: apt-get install faketime"; cp "${library[0]}" "$root$own_clock"; }
  echo "$2" >"$root/clusters/$1.clock"
}

stop() { url "$1" >/dev/null || return 0; in_root $bin/pg_ctl -D "/clusters/$1" -w -t 120 -m fast stop >/dev/null; }

kill_cluster() {
  local pidfile=$root/clusters/$1/postmaster.pid postmaster process
  local -a processes
  postmaster=$(head -1 "$pidfile")
  # Frozen first, so that it starts no new server process while its present ones are listed.
  kill -STOP "$postmaster"
  mapfile -t processes < <(echo "$postmaster"; pgrep -P "$postmaster" || true)
  kill -KILL "${processes[@]}" 2>/dev/null || true
  # One that waits for the disk dies when it has it, and until then holds the shared memory that a new server refuses to
  # share; and a number that is still to be reaped is taken for a server that runs.
  for process in "${processes[@]}"; do
    while kill -0 "$process" 2>/dev/null; do sleep 0.05; done
  done
}

signal_all() {
  local postmaster
  local -a processes
  postmaster=$(head -1 "$root/clusters/$2/postmaster.pid")
  mapfile -t processes < <(echo "$postmaster"; pgrep -P "$postmaster" || true)
  kill "-$1" "${processes[@]}"
}

# Run by the root's own loader and libraries: outside of a chroot they see the files that we see.
programs() {
  install
  local folder=$cache/postgresql-programs loader program
  loader=$(find "$root"/lib64/ "$root"/usr/lib/ -maxdepth 1 -name 'ld-linux*' 2>/dev/null | head -1)
  mkdir -p "$folder"
  for program in pg_dump pg_restore pg_basebackup; do
    printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' "$loader" \
      "$(echo "$root"/usr/lib/*-linux-gnu*)" "$root$bin/$program" >"$folder/$program.part"
    chmod +x "$folder/$program.part"
    mv "$folder/$program.part" "$folder/$program"
  done
  echo "$folder"
}

case ${1:-} in
  install) install ;;
  start) shift; start "$@" ;;
  url) url "$2" ;;
  stop) stop "$2" ;;
  kill) kill_cluster "$2" ;;
  programs) programs ;;
  freeze) signal_all STOP "$2" ;;
  thaw) signal_all CONT "$2" ;;
  clock) set_clock "$2" "$3" ;;
  folder) echo "$root/clusters/$2" ;;
  remove) stop "$2"; rm -rf --one-file-system "${root:?}/clusters/${2:?}" "${root:?}/clusters/${2:?}.clock" ;;
  *) fail "usage: native-timescaledb.sh install | start NAME [PORT] [-- SETTING=VALUE ...] | url NAME | stop NAME | kill NAME | remove NAME | programs" ;;
esac
