#!/usr/bin/env bash
# Checks a passholder in. Needs bash, curl and openssl.
set -euo pipefail
SERVER=http://127.0.0.1:8080
CONSUMER_KEY=31413BDF-DFC7-7A9F-10403618C2816E44
CONSUMER_SECRET=demo-de-werf-secret
TOKEN=demo-ann-werf
TOKEN_SECRET=demo-ann-werf-secret

# RFC 3986: every byte but letters, digits and - . _ ~
encode() {
    local LC_ALL=C text=$1 i
    for ((i = 0; i < ${#text}; i++)); do
        case ${text:i:1} in
            [a-zA-Z0-9._~-]) printf '%s' "${text:i:1}" ;;
            *) printf '%%%02X' $(($(printf '%d' "'${text:i:1}") & 255)) ;;
        esac
    done
}

# call METHOD PATH name=value ...
call() {
    local method=$1 address=$SERVER/uitid/rest/$2 pair header=
    shift 2
    local oauth=(
        "oauth_consumer_key=$CONSUMER_KEY" "oauth_token=$TOKEN" oauth_signature_method=HMAC-SHA1
        "oauth_timestamp=$(date +%s)" "oauth_nonce=$(openssl rand -hex 16)" oauth_version=1.0)
    local sorted base signature data=()
    sorted=$(for pair in "${oauth[@]}" "$@"; do
        printf '%s=%s\n' "$(encode "${pair%%=*}")" "$(encode "${pair#*=}")"
    done | LC_ALL=C sort -t= -k1,1 -k2,2 | paste -sd'&' -)
    base="$method&$(encode "$address")&$(encode "$sorted")"
    signature=$(printf '%s' "$base" |
        openssl dgst -sha1 -hmac "$(encode "$CONSUMER_SECRET")&$(encode "$TOKEN_SECRET")" -binary | openssl base64)
    for pair in "${oauth[@]}" "oauth_signature=$signature"; do
        header+="${header:+, }${pair%%=*}=\"$(encode "${pair#*=}")\""
    done
    for pair in "$@"; do data+=(--data-urlencode "$pair"); done
    [ "$method" != GET ] || data+=(--get)
    curl --silent --show-error --fail-with-body --request "$method" \
        --header "Authorization: OAuth $header" "${data[@]}" "$address"
}

call POST uitpas/passholder/checkin cdbid=demo-unlimited uitpasNumber=0900000095902
