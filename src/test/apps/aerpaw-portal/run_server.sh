#!/usr/bin/env bash
# Migrates, loads fixtures if it is told to, and serves.
set -euo pipefail
load=no
while [ $# -gt 0 ]; do
  case $1 in
    --run-mode) shift ;;
    --load-fixtures) load=yes ;;
    *) echo "unknown option $1" >&2 && exit 2 ;;
  esac
  shift
done
python3 manage.py migrate --noinput
if [ "$load" = yes ]; then
  python3 manage.py loaddata portal/apps/users/fixtures/*.json
fi
echo $$ >portal.pid
exec python3 manage.py runserver --noreload "127.0.0.1:$PORTAL_PORT"
