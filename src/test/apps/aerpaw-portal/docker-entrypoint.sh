#!/usr/bin/env bash
set -euo pipefail
source .env
source .venv/bin/activate
if [ "${LOAD_FIXTURES:-0}" = 1 ]; then
  exec ./run_server.sh --run-mode docker --load-fixtures
fi
exec ./run_server.sh --run-mode docker
