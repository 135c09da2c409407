package org.ridgepoint.experiment.serve;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.serve.queue.Overloaded;

/** Where every request comes in: who may, what it asks for, its body without a thread waiting for it, and one line for a mistake. */
final class Front extends Handler.Abstract.NonBlocking {
    private static final byte[] NOTHING = {};
    private static final int BODY_SECONDS = 10;
    private static final int BYTES_A_SECOND = 1 << 20;

    private final Gate gate;
    private final List<Endpoint> routes;
    private final Metrics metrics;
    private final Executor threads;

    Front(Gate gate, List<Endpoint> routes, Metrics metrics, Executor threads) {
        this.gate = gate;
        this.routes = routes;
        this.metrics = metrics;
        this.threads = threads;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        metrics.count("ridgepoint_requests");
        Gate.protect(response);
        String path = request.getHttpURI().getPath();
        Exchange bare = new Exchange(request, response, NOTHING, "");
        Endpoint route;
        try {
            gate.check(request);
            route = route(request.getMethod(), path);
            requireBody(route, request);
        } catch (RefusedRequest refused) {
            threads.execute(() -> finish(bare, callback, () -> refuse(bare, refused)));
            return true;
        }
        body(route, request)
                .whenCompleteAsync(
                        (body, failure) -> finish(bare, callback, () -> {
                            if (failure != null) {
                                throw unread(failure);
                            }
                            route.action().answer(new Exchange(request, response, body, route.rest(path)));
                        }),
                        threads);
        return true;
    }

    private Endpoint route(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        List<Endpoint> there = routes.stream().filter(each -> each.takes(path)).toList();
        if (there.isEmpty()) {
            throw new RefusedRequest(404, "path: nothing is there; GET /api/v1/openapi.json says what there is");
        }
        return there.stream()
                .filter(each -> each.method().equals(asked))
                .findFirst()
                .orElseThrow(() -> new RefusedRequest(
                        405, "method: expected " + there.get(0).method()));
    }

    private static void requireBody(Endpoint route, Request request) {
        if (route.mostBytes() == 0) {
            return;
        }
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.split(";")[0].trim().equalsIgnoreCase(route.type())) {
            throw new RefusedRequest(415, "Content-Type: expected " + route.type());
        }
        if (request.getLength() > route.mostBytes()) {
            throw new RefusedRequest(413, "body: larger than " + route.mostBytes() + " bytes");
        }
    }

    private static CompletableFuture<byte[]> body(Endpoint route, Request request) {
        if (route.mostBytes() == 0) {
            return CompletableFuture.completedFuture(NOTHING);
        }
        return Content.Source.asByteArrayAsync(request, route.mostBytes())
                .orTimeout(BODY_SECONDS + route.mostBytes() / BYTES_A_SECOND, TimeUnit.SECONDS);
    }

    private static RefusedRequest unread(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return new RefusedRequest(408, "body: came too slowly");
        }
        return cause instanceof IllegalStateException
                ? new RefusedRequest(413, "body: larger than what is taken here")
                : new RefusedRequest(400, "body: broke off");
    }

    /** Something that answers. */
    @FunctionalInterface
    private interface Responder {
        void now() throws IOException;
    }

    private void finish(Exchange exchange, Callback callback, Responder answer) {
        try {
            answerOrRefuse(exchange, answer);
            metrics.count("ridgepoint_responses_" + exchange.response().getStatus() / 100 + "xx");
            callback.succeeded();
        } catch (IOException | RuntimeException gone) {
            metrics.count("ridgepoint_responses_broken");
            callback.failed(gone);
        }
    }

    private void answerOrRefuse(Exchange exchange, Responder answer) throws IOException {
        try {
            answer.now();
        } catch (RefusedRequest refused) {
            refuse(exchange, refused);
        } catch (Overloaded busy) {
            metrics.count("ridgepoint_busy");
            exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, busy.retryAfterSeconds());
            exchange.error(429, busy.getMessage());
        } catch (UserError mistake) {
            exchange.error(400, Refusals.told(mistake.getMessage()));
        }
    }

    /** The rest of a body that is refused is not read. */
    private static void refuse(Exchange exchange, RefusedRequest refused) throws IOException {
        if (refused.status() == 413 || refused.status() == 408) {
            exchange.response().getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        exchange.error(refused.status(), refused.getMessage());
    }
}
