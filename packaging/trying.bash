# What try-on-debian and try-image have in common. Sourced by both, after they set
#   root  the directory that is the root of a system of its own; the log of its server is server.log there

skip() {
    echo "Skipped: $1."
    exit 0
}

fail() {
    echo "FAILED: $1" >&2
    tail -n 40 "$root/server.log" >&2 || true
    exit 1
}

step() {
    printf '%6s s  %s\n' "$SECONDS" "$1"
}

# until_ready PID: waits for the server to say so.
until_ready() {
    for _ in $(seq 600); do
        ! grep -q '^ready ' "$root/server.log" || return 0
        kill -0 "$1" 2>/dev/null || fail "the server ended before it was ready"
        sleep 0.2
    done
    fail "the server was not ready within two minutes"
}

# chapter OPERATIONS FILE: the commands from the first administrator to the first check-in, as one types them where a package is installed.
# In the end they write what they keep in the terminal to FILE.
chapter() {
    sed -n '/^### The first administrator/,/^### Start it on a PostgreSQL/p' "$1" |
        sed -n 's/^    //p' | sed 's|^\./spaarpunt|spaarpunt|; s|\$(\./spaarpunt|$(spaarpunt|'
    echo "declare -px SPAARPUNT_CALL_CONSUMER SPAARPUNT_CALL_TOKEN >$2"
}
