package org.ridgepoint.experiment.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request as bytes, for what no honest client sends. */
final class RawRequest {
    private static final int PATIENCE_MILLISECONDS = 20_000;

    private RawRequest() {}

    /** The status of the answer; 0 where the connection is closed without one. */
    static int status(int port, String request) throws IOException {
        String answer = answer(port, request.getBytes(StandardCharsets.ISO_8859_1));
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** What is answered at first. */
    static String answer(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            byte[] begin = new byte[4096];
            int read = in.read(begin);
            return read < 0 ? "" : new String(begin, 0, read, StandardCharsets.ISO_8859_1);
        }
    }
}
