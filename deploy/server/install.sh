#!/usr/bin/env bash
# Installs Meetpaal on a Debian 13 server, or brings an installation to the version that lies in /opt/meetpaal:
#
#   sudo git clone ADDRESS /opt/meetpaal
#   sudo /opt/meetpaal/deploy/server/install.sh
#
# With no DATABASE_URL in the environment it makes a role and a database in the PostgreSQL of this machine, which it
# installs with TimescaleDB if need be. With one, that database is used and nothing of PostgreSQL but its programs is
# installed. Run again it changes no setting and keeps all data; what it put in place is listed at the end.
#
# What runs is a copy in /usr/local/lib/meetpaal, never the clone: a `git pull`, or a build that fails, changes nothing of it.
# With --stopped the service is left stopped, for who puts a backup back.
set -euo pipefail
umask 022

root=/opt/meetpaal
lib=/usr/local/lib/meetpaal
etc=/etc/meetpaal
here=$(cd "$(dirname "$0")" && pwd)
say() { echo "install: $*"; }
fail() { echo "install: $*" >&2; exit 1; }

[ "$(id -u)" = 0 ] || fail "run it as root: sudo $0"
[ $# = 0 ] || [ "$*" = --stopped ] || fail "usage: $0 [--stopped]"
[ "$here" = "$root/deploy/server" ] || fail "the project has to lie in $root: git clone it there"

packages() {
  local wanted=(nodejs npm util-linux)
  if [ -n "${DATABASE_URL:-}" ] || [ -e $etc/database-url ]; then wanted+=(postgresql-client)
  else wanted+=(postgresql postgresql-17-timescaledb); fi
  export DEBIAN_FRONTEND=noninteractive
  # An earlier run that was killed may have left apt running, or its work half done.
  local lock
  for lock in /var/lib/apt/lists/lock /var/lib/dpkg/lock-frontend; do
    flock --fcntl --wait 300 $lock true || fail "another program has been installing packages for five minutes"
  done
  dpkg --configure -a >/dev/null
  apt-get update -qq
  apt-get install --yes -qq --no-install-recommends "${wanted[@]}" >/dev/null
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
    fail "Node $(node --version) is too old: 20.19 or newer is needed"
}

account() {
  getent passwd meetpaal >/dev/null ||
    useradd --system --user-group --home-dir /var/lib/meetpaal --no-create-home --shell /usr/sbin/nologin meetpaal
  install -d -m 0750 -o root -g meetpaal $etc
  install -d -m 0700 -o meetpaal -g meetpaal /var/lib/meetpaal /var/backups/meetpaal
}

# By standard input, since everybody on a machine can read arguments.
as_postgres() {
  runuser -u postgres -- psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --port "$1" --dbname "$2"
}

database() {
  [ ! -e $etc/database-url ] || return 0
  local url=${DATABASE_URL:-}
  if [ -z "$url" ]; then
    pg_ctlcluster 17 main start 2>/dev/null || true
    local port secret
    port=$(pg_conftool --short 17 main show port)
    if ! as_postgres "$port" postgres <<<"show shared_preload_libraries" | grep -q timescaledb; then
      as_postgres "$port" postgres <<<"alter system set shared_preload_libraries = 'timescaledb'"
      as_postgres "$port" postgres <<<"alter system set timescaledb.telemetry_level = 'off'"
      pg_ctlcluster 17 main restart
    fi
    secret=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
    # What an earlier run that was cut short has made already is taken over.
    as_postgres "$port" postgres <<SQL
select 'create role meetpaal' where not exists (select from pg_roles where rolname = 'meetpaal') \gexec
alter role meetpaal login password '$secret';
select 'create database meetpaal owner meetpaal' where not exists (select from pg_database where datname = 'meetpaal') \gexec
SQL
    as_postgres "$port" meetpaal <<<"create extension if not exists timescaledb"
    url=postgres://meetpaal:$secret@127.0.0.1:$port/meetpaal
  fi
  # Whole or not at all: one that is there is never looked at again.
  (umask 0137; echo "$url" >$etc/database-url.part)
  chgrp meetpaal $etc/database-url.part
  mv $etc/database-url.part $etc/database-url
}

# Two copies take turns, so that what runs keeps its files until the other one is whole.
program() {
  local copy=a
  [ "$(readlink $lib/current)" != a ] || copy=b
  rm -rf --one-file-system ${lib:?}/$copy
  install -d $lib/$copy/map-ui/dist/public
  tar -C $root --exclude=./.git --exclude=node_modules --exclude=dist -c . | tar -C $lib/$copy -x --no-same-owner
  chmod -R u=rwX,go=rX $lib/$copy
  # A page that is open in a browser now asks for these later on; the build deletes those of over a month.
  [ ! -d $lib/current/map-ui/dist/public/assets ] ||
    cp -a $lib/current/map-ui/dist/public/assets $lib/$copy/map-ui/dist/public/
  # No package runs a script of its own as root, and none that only builds stays.
  (cd $lib/$copy && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null &&
    node deploy/bin/meetpaal.mjs --help >/dev/null &&
    npm prune --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null &&
    node deploy/dist/program/main.js --help >/dev/null)
  [ -e $etc/meetpaal.env ] || install -m 0640 -o root -g meetpaal "$here/meetpaal.env.example" $etc/meetpaal.env
  built=$copy
}

switch_to() {
  ln -sfn "$1" $lib/current.part
  mv -T $lib/current.part $lib/current
  install -m 0755 "$here/meetpaal.sh" /usr/local/sbin/meetpaal
}

# A database that has to be brought up to date first may take longer.
answers() {
  # shellcheck disable=SC2016
  node --env-file=$etc/meetpaal.env -e '
    const { HTTP_HOST: host = "127.0.0.1", HTTP_PORT: port = "8080" } = process.env;
    const ready = `http://${host.includes(":") ? `[${host}]` : host}:${port}/health/ready`;
    const asked = performance.now();
    const ask = async () => {
      if ((await fetch(ready).catch(() => undefined))?.ok) return;
      if (performance.now() - asked > 120_000) process.exit(1);
      setTimeout(ask, 500);
    };
    ask();'
}

units() {
  install -d /etc/systemd/system
  install -m 0644 "$here/meetpaal.service" "$here/meetpaal-backup.service" "$here/meetpaal-backup.timer" /etc/systemd/system/
  install -m 0644 "$here/journald@meetpaal.conf" /etc/systemd/
  if [ ! -d /run/systemd/system ]; then
    switch_to "$built"
    say "systemd does not run here: the units are in place, start them when it does"
    return
  fi
  systemctl daemon-reload
  systemctl enable --quiet --now meetpaal-backup.timer
  systemctl enable --quiet meetpaal
  switch_to "$built"
  if [ "$1" = --stopped ]; then
    systemctl stop meetpaal
    return
  fi
  systemctl restart meetpaal
  answers || fail "it is in place, but does not answer yet: journalctl --namespace=+meetpaal -u meetpaal"
}

packages
account
database
program
units "${1:-}"
say "settings: $etc/meetpaal.env; commands: sudo meetpaal --help; log: journalctl --namespace=+meetpaal -u meetpaal"
say "to be seen from outside: $here/Caddyfile or nginx.conf, and the firewall ($root/docs/running.md)"
