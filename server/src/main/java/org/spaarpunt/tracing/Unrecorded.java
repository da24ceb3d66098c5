package org.spaarpunt.tracing;

record Unrecorded() implements Span {
    @Override
    public boolean isRecorded() {
        return false;
    }

    @Override
    public Span child(String name, Kind kind) {
        return this;
    }

    @Override
    public void link(Span other) {
        // Nothing is recorded.
    }

    @Override
    public void rename(String name) {
        // Nothing is recorded.
    }

    @Override
    public Span set(Attribute attribute, String value) {
        return this;
    }

    @Override
    public Span set(Attribute attribute, long value) {
        return this;
    }

    @Override
    public void fail(String type) {
        // Nothing is recorded.
    }

    @Override
    public String traceId() {
        return "";
    }

    @Override
    public void close() {
        // Nothing is recorded.
    }
}
