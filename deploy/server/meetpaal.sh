#!/bin/sh
# `sudo meetpaal ...` on a server: the command line with the settings of the service, as its user.
set -eu
set -a
# shellcheck source=/dev/null
. /etc/meetpaal/meetpaal.env
set +a
exec runuser -u meetpaal -- /usr/bin/node /opt/meetpaal/deploy/bin/meetpaal.mjs "$@"
