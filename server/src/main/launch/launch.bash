# What the launcher of a clone and that of a package have in common. Sourced by both, after they set
#   java_home  the Java that runs the program
#   jar        the program
#   program    the command by which the user calls it
#   cache      where it keeps what Java learned of the program in a rehearsal: with it a start takes a third of the time

# A heap that stays small and can grow when thousands of clients send long bodies slowly. What Java itself has to say goes to
# standard error: programs read the first line of standard output.
java_options=(-Xms128m -Xmx512m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xlog:disable -Xlog:all=error:stderr)

# A second thread for the second compiler on a small machine, where Java starts one: full speed comes in half the time.
[ "$(nproc 2>/dev/null || echo 9)" -gt 3 ] || java_options+=(-XX:CICompilerCount=3)

# Only speed is lost without a cache: where none can be made an empty file stands in its place, and it is not tried again.
rehearse() {
    local scratch rehearsal new=$cache.$$
    echo "Rehearsing for about half a minute, once: it makes every later start quicker." >&2
    scratch=$(mktemp -d)
    "$java_home/bin/java" "${java_options[@]}" -XX:AOTCacheOutput="$new" -jar "$jar" rehearse "$scratch" 8 >/dev/null 2>&1 &
    rehearsal=$!
    # Its database ends with it, and nothing of it stays.
    trap 'kill "$rehearsal"; wait "$rehearsal" || true; rm -rf "$scratch" "$new"*; exit 143' TERM INT
    # Java may have ended well and written nothing, where its memory or its rights did not suffice.
    if ! wait "$rehearsal" || [ ! -s "$new" ]; then : >"$new"; fi
    trap - TERM INT
    mv "$new" "$cache"
    rm -rf "$scratch" "$new"*
}

# starts_server WORDS: whether a server is to start, and not only to be explained.
starts_server() {
    case ${1:-} in
        demo | serve | loadtest) ;;
        *) return 1 ;;
    esac
    local word
    for word in "$@"; do
        case $word in -h | --help | help) return 1 ;; esac
    done
}

# choose_java_options: those of the user instead, where there are any. They are separated by spaces.
choose_java_options() {
    if [ -s "$cache" ] && [ "$cache" -nt "$jar" ]; then
        java_options+=("-XX:AOTCache=$cache")
    fi
    if [ -n "${SPAARPUNT_JAVA_OPTIONS+set}" ]; then
        read -r -d '' -a java_options <<<"$SPAARPUNT_JAVA_OPTIONS" || true
    fi
}

# run DIRECTORY WORDS: the program, in place of the launcher. DIRECTORY has the data that no setting places elsewhere.
run() {
    local directory=$1 terminal=false
    shift
    # Long commands tell on a terminal how far they are.
    [ ! -t 2 ] || terminal=true
    exec "$java_home/bin/java" ${java_options[@]+"${java_options[@]}"} -Dspaarpunt.terminal=$terminal \
        -Dspaarpunt.directory="$directory" -Dspaarpunt.program="$program" -jar "$jar" "$@"
}
