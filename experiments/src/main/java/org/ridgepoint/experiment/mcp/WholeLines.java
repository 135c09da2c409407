package org.ridgepoint.experiment.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An output that several threads write lines to, none of which is cut by another's. */
final class WholeLines extends OutputStream {
    private final OutputStream out;
    private final ThreadLocal<ByteArrayOutputStream> begun = ThreadLocal.withInitial(ByteArrayOutputStream::new);

    WholeLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int each) throws IOException {
        ByteArrayOutputStream line = begun.get();
        line.write(each);
        if (each == '\n') {
            synchronized (this) {
                line.writeTo(out);
                out.flush();
            }
            line.reset();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
