package org.ridgepoint.experiment.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of an input that are messages of JSON-RPC 2.0; one that is none is answered here, as the protocol has it, and not passed
 * on, for the reader behind stops at the first that it cannot read. So is a request before the client has introduced itself, of
 * which only a ping is granted.
 */
final class ProtocolLines extends InputStream {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LINE = 16 << 20;
    private static final int NO_JSON = -32700;
    private static final int NO_REQUEST = -32600;

    private final InputStream in;
    private final OutputStream answers;
    private byte[] line = new byte[0];
    private int next;
    private boolean introduced;

    /** The messages of {@code in}; what is none is answered to {@code answers}. */
    ProtocolLines(InputStream in, OutputStream answers) {
        this.in = in;
        this.answers = answers;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? line[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, bytes, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean hasMore() throws IOException {
        while (next == line.length) {
            Optional<byte[]> read = nextLine();
            if (read.isEmpty()) {
                return false;
            }
            if (isMessage(read.get())) {
                line = read.get();
                next = 0;
            }
        }
        return true;
    }

    /** A line with its end; empty where there is no more. */
    private Optional<byte[]> nextLine() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int each = in.read(); each >= 0; each = in.read()) {
            if (read.size() <= LONGEST_LINE) {
                read.write(each);
            }
            if (each == '\n') {
                return Optional.of(read.toByteArray());
            }
        }
        return read.size() == 0 ? Optional.empty() : Optional.of(read.toByteArray());
    }

    private boolean isMessage(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return false;
        }
        if (bytes.length > LONGEST_LINE) {
            return refused(NO_REQUEST, NullNode.getInstance(), "a message is longer than " + LONGEST_LINE + " bytes");
        }
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            return refused(NO_JSON, NullNode.getInstance(), "not JSON; expected a message of JSON-RPC 2.0 in a line");
        }
        return isRequest(message) || isAnswer(message);
    }

    private static boolean isAnswer(JsonNode message) {
        return message.path("id").isValueNode() && (message.has("result") || message.has("error"));
    }

    private boolean isRequest(JsonNode message) throws IOException {
        JsonNode id = message.path("id").isValueNode() ? message.get("id") : NullNode.getInstance();
        if (isAnswer(message)) {
            return false;
        }
        if (!message.path("jsonrpc").asText().equals("2.0")
                || !message.path("method").isTextual()) {
            return refused(NO_REQUEST, id, "not a request; expected jsonrpc \"2.0\" and a method");
        }
        String method = message.get("method").asText();
        introduced |= method.equals("initialize");
        if (!introduced && method.equals("ping")) {
            ObjectNode alive = answer(id);
            alive.putObject("result");
            send(alive);
            return false;
        }
        if (!introduced && !id.isNull()) {
            return refused(NO_REQUEST, id, method + " before initialize; expected initialize first");
        }
        return true;
    }

    /** Answers what is not passed on. */
    private boolean refused(int code, JsonNode id, String message) throws IOException {
        ObjectNode answer = answer(id);
        answer.putObject("error").put("code", code).put("message", message);
        send(answer);
        return false;
    }

    private static ObjectNode answer(JsonNode id) {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", id);
        return answer;
    }

    private void send(ObjectNode answer) throws IOException {
        answers.write((JSON.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8));
        answers.flush();
    }
}
