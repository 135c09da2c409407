package org.ridgepoint.experiment.serve;

import java.io.IOException;

/**
 * One row of the interface.
 *
 * @param method of HTTP
 * @param path exactly, or with {@code {name}} as its last part
 * @param mostBytes of its body
 * @param type of its body; empty where it has none
 * @param action what answers it
 */
record Endpoint(String method, String path, int mostBytes, String type, Handler action) {
    private static final String PLACE = "{name}";

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {
        void answer(Exchange exchange) throws IOException;
    }

    /** A row without a body. */
    static Endpoint get(String path, Handler action) {
        return new Endpoint("GET", path, 0, "", action);
    }

    boolean takes(String asked) {
        return path.endsWith(PLACE) ? asked.startsWith(prefix()) && !rest(asked).isEmpty() : path.equals(asked);
    }

    String rest(String asked) {
        return path.endsWith(PLACE) ? asked.substring(prefix().length()) : "";
    }

    private String prefix() {
        return path.substring(0, path.length() - PLACE.length());
    }
}
