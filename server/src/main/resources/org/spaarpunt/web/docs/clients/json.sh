#!/usr/bin/env bash
# Checks a passholder in over the JSON API. Needs bash and curl.
set -euo pipefail
SERVER=http://127.0.0.1:8080

TOKEN=$(curl --silent --show-error --fail-with-body "$SERVER/oidc/token" \
    --user demo-gate:demo-gate-secret --data grant_type=client_credentials |
    sed 's/.*"access_token":"\([^"]*\)".*/\1/')

curl --silent --show-error --fail-with-body "$SERVER/api4/checkins" \
    --header "Authorization: Bearer $TOKEN" \
    --header "Content-Type: application/json" \
    --header "Idempotency-Key: $(date +%s)-$RANDOM" \
    --data '{"eventId": "demo-unlimited", "uitpasNumber": "0900000095902"}'
