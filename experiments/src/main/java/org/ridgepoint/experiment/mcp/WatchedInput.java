package org.ridgepoint.experiment.mcp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** An input that somebody else reads, and of which one wants to know when it has ended. */
final class WatchedInput extends FilterInputStream {
    private final CountDownLatch end = new CountDownLatch(1);

    private final Runnable beforeEnd;

    /** An input whose end is told to its reader when {@code beforeEnd} is done. */
    WatchedInput(InputStream in, Runnable beforeEnd) {
        super(in);
        this.beforeEnd = beforeEnd;
    }

    /** Returns when the last byte was read. */
    void awaitEnd() throws InterruptedException {
        end.await();
    }

    @Override
    public int read() throws IOException {
        return watched(super::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return watched(() -> super.read(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        super.close();
    }

    private interface Reading {
        int bytes() throws IOException;
    }

    private int watched(Reading reading) throws IOException {
        int read = -1;
        try {
            read = reading.bytes();
        } finally {
            if (read < 0) {
                beforeEnd.run();
                end.countDown();
            }
        }
        return read;
    }
}
