#!/usr/bin/env bash
# Asks the board's API, as the board does. APP_URL says where it is.
set -euo pipefail
url=${APP_URL:-http://localhost:8000}/job/api/jobs/fetch-all/
curl --silent --show-error --max-time 60 "$url" | python3 -c '
import json, sys

text = sys.stdin.read()
try:
    answer = json.loads(text)
except ValueError:
    answer = {}
if not answer.get("success"):
    print("✗ ERROR: API test failed\nAPI response:\n" + text[:500])
    sys.exit(1)
active, archived = len(answer["active_jobs"]), answer["total_archived"]
print(f"✓ API working: {active} active jobs, {archived} archived")
'
