#!/bin/sh
# `sudo meetpaal ...` on a server: the command line with the settings of the service, as its user. It may read what root may, so
# that a register file may lie in the home of whoever calls it, and nothing else.
set -eu
# Only what the service is given: the shell that installed it may hold another.
unset DATABASE_URL
# Read as systemd reads it: a value is what stands there, never a command.
while read -r line || [ -n "$line" ]; do
  case $line in
    [A-Za-z_]*=*) ;;
    *) continue ;;
  esac
  value=${line#*=}
  case $value in
    \"*\") value=${value#\"}; value=${value%\"} ;;
    \'*\') value=${value#\'}; value=${value%\'} ;;
  esac
  export "${line%%=*}=$value"
done </etc/meetpaal/meetpaal.env
exec setpriv --reuid=meetpaal --regid=meetpaal --init-groups --no-new-privs --bounding-set=-all,+dac_read_search \
  --inh-caps=-all,+dac_read_search --ambient-caps=-all,+dac_read_search \
  /usr/bin/node /usr/local/lib/meetpaal/current/deploy/dist/program/main.js "$@"
