package org.spaarpunt.tracing;

/**
 * What a span may say, by the semantic conventions of OpenTelemetry where those have a name for it. Each value is a constant
 * of the program, a number, or the address of a server; docs/operations.md lists them. Not among them, on purpose:
 * {@code url.path}, {@code url.query}, {@code client.address}, {@code user_agent.original}, {@code db.query.text} and
 * {@code exception.message}, which may identify a person or hold a secret.
 */
public enum Attribute {
    METHOD("http.request.method"),
    ROUTE("http.route"),
    STATUS("http.response.status_code"),
    SCHEME("url.scheme"),
    PROTOCOL_VERSION("network.protocol.version"),
    /** The {@code X-Request-Id} of the answer. */
    REQUEST_ID("spaarpunt.request_id"),
    /** The outcome, as in the label {@code code} of the metrics. */
    CODE("spaarpunt.code"),
    /** Requests in a batch. */
    BATCH_SIZE("spaarpunt.batch_size"),
    DATABASE("db.system.name"),
    /** What a statement does to which tables. */
    STATEMENT("db.query.summary"),
    SERVER_ADDRESS("server.address"),
    SERVER_PORT("server.port"),
    FAILURE("error.type");

    private final String key;

    Attribute(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
