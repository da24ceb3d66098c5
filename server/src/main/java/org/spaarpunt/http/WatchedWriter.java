package org.spaarpunt.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/**
 * Notices when it waits for the client to take what is written: a client that never reads its answers is treated like
 * one that never finishes its requests.
 */
record WatchedWriter(DataWriter writer, Runnable begins, Runnable ends) implements DataWriter {
    @Override
    public void write(BufferData... data) {
        begins.run();
        writer.write(data);
        ends.run();
    }

    @Override
    public void write(BufferData data) {
        begins.run();
        writer.write(data);
        ends.run();
    }

    @Override
    public void writeNow(BufferData... data) {
        begins.run();
        writer.writeNow(data);
        ends.run();
    }

    @Override
    public void writeNow(BufferData data) {
        begins.run();
        writer.writeNow(data);
        ends.run();
    }

    @Override
    public void flush() {
        begins.run();
        writer.flush();
        ends.run();
    }
}
