package org.ridgepoint.experiment.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Fields;
import org.ridgepoint.experiment.report.Json;

/**
 * One request with its body, and the answer to it.
 *
 * @param request what was asked
 * @param response where the answer goes
 * @param body what came with it, whole
 * @param rest what follows the route's path, where it has a place for that
 */
record Exchange(Request request, Response response, byte[] body, String rest) {
    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9]{8,40}");
    private static final Pattern BREAKS = Pattern.compile("\n *");

    /** Who asks: an address, and the tab or program there that says which of several it is. */
    String client() {
        String address = Request.getRemoteAddr(request);
        String tab = request.getHeaders().get("X-Ridgepoint-Client");
        return tab != null && CLIENT.matcher(tab).matches() ? address + "/" + tab : address;
    }

    /** Whether whoever asks can read an answer line by line. */
    boolean wantsLines() {
        String accept = request.getHeaders().get(HttpHeader.ACCEPT);
        return accept != null && accept.contains(LINES);
    }

    /** Whether whoever asked has hung up. Bytes of a next request that are met meanwhile are lost, so that the connection ends. */
    boolean isAbandoned() {
        try {
            int read = request.getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .fill(BufferUtil.allocate(1));
            if (read > 0) {
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            return read < 0;
        } catch (IOException gone) {
            return true;
        }
    }

    /** A value of the query, short or nothing. */
    String query(String name) {
        Fields fields = Request.extractQueryParameters(request);
        String value = fields.getValue(name);
        return value == null ? "" : value.substring(0, Math.min(200, value.length()));
    }

    /** A value as one line of JSON. */
    static String line(Object value) {
        return BREAKS.matcher(Json.write(value).stripTrailing()).replaceAll("") + "\n";
    }

    void json(int status, Object value) throws IOException {
        text(status, JSON, line(value));
    }

    void error(int status, String message) throws IOException {
        json(status, Map.of("error", message, "status", status));
    }

    void text(int status, String type, String text) throws IOException {
        bytes(status, type + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(int status, String type, byte[] bytes) throws IOException {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        if (!response.getHeaders().contains(HttpHeader.CACHE_CONTROL)) {
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        }
        boolean head = "HEAD".equals(request.getMethod());
        Content.Sink.write(response, true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(bytes));
    }

    /** Begins an answer that comes in lines. */
    void beginLines() {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, LINES + ";charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    }

    void more(String line) throws IOException {
        Content.Sink.write(response, false, ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }

    void endLines() throws IOException {
        Content.Sink.write(response, true, ByteBuffer.allocate(0));
    }
}
