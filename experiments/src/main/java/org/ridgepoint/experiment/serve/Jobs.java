package org.ridgepoint.experiment.serve;

import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.serve.answer.Answers;
import org.ridgepoint.experiment.serve.answer.Events;
import org.ridgepoint.experiment.serve.queue.FairQueue;
import org.ridgepoint.experiment.serve.queue.Ticket;

/**
 * Has the workers do what a request asks for while the request's own thread waits, streams what there is, and looks whether
 * anybody is still there to read it.
 */
final class Jobs {
    private static final long LOOK_MILLISECONDS = 250;
    private static final Piece LAST = new Piece("", Map.of());

    private final FairQueue queue;
    private final ThreadLocal<Answers> answers;
    private final Metrics metrics;
    private final long longestSeconds;

    Jobs(FairQueue queue, ThreadLocal<Answers> answers, Metrics metrics, long longestSeconds) {
        this.queue = queue;
        this.answers = answers;
        this.metrics = metrics;
        this.longestSeconds = longestSeconds;
    }

    /** What a worker does. */
    @FunctionalInterface
    interface Job {
        void answer(Answers answers, Events events);
    }

    private record Piece(String name, Map<String, Object> content) {}

    /** Does a job and sends each piece of its answer as a line of JSON, or only the last as the whole of it. */
    void run(Exchange exchange, String lane, Job job) throws IOException {
        BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
        Ticket[] own = new Ticket[1];
        own[0] = queue.submit(exchange.client(), lane, () -> work(job, pieces));
        try {
            if (exchange.wantsLines()) {
                stream(exchange, own[0], pieces);
            } else {
                whole(exchange, own[0], pieces);
            }
        } finally {
            queue.cancel(own[0]);
        }
    }

    private void work(Job job, BlockingQueue<Piece> pieces) {
        try {
            job.answer(answers.get(), (name, content) -> pieces.add(new Piece(name, content)));
            metrics.count("ridgepoint_jobs_done");
        } catch (Throwable failure) {
            pieces.add(failed(failure));
        } finally {
            pieces.add(LAST);
        }
    }

    private Piece failed(Throwable failure) {
        if (isCancelled(failure)) {
            metrics.count("ridgepoint_jobs_cancelled");
            return error(422, "broken off");
        }
        if (failure instanceof UserError mistake) {
            metrics.count("ridgepoint_jobs_refused");
            return error(400, Refusals.told(mistake.getMessage()));
        }
        metrics.count("ridgepoint_jobs_failed");
        if (failure instanceof OutOfMemoryError || failure instanceof StackOverflowError) {
            return error(422, "the run needs more memory than this server has; run it by the command");
        }
        return error(500, "internal error, our fault: " + Refusals.told(String.valueOf(failure.getMessage())));
    }

    private static boolean isCancelled(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CancellationException) {
                return true;
            }
        }
        return false;
    }

    private static Piece error(int status, String message) {
        return new Piece("error", Map.of("error", message, "status", status));
    }

    private void stream(Exchange exchange, Ticket ticket, BlockingQueue<Piece> pieces) throws IOException {
        exchange.beginLines();
        for (Piece piece = next(ticket, pieces); piece != LAST; piece = next(ticket, pieces)) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", piece == null ? "waiting" : piece.name());
            line.putAll(piece == null ? Map.of() : explained(piece, ticket).content());
            exchange.more(Exchange.line(line));
        }
        exchange.endLines();
    }

    private void whole(Exchange exchange, Ticket ticket, BlockingQueue<Piece> pieces) throws IOException {
        Piece last = error(422, "broken off");
        for (Piece piece = next(ticket, pieces); piece != LAST; piece = next(ticket, pieces)) {
            if (piece == null && exchange.isAbandoned()) {
                throw new EOFException("whoever asked has hung up");
            }
            last = piece == null ? last : piece;
        }
        Piece answer = explained(last, ticket);
        int status = answer.name().equals("error") ? (int) answer.content().get("status") : 200;
        if (answer.content().get("text") instanceof String text) {
            exchange.text(status, Exchange.JSON, text);
        } else {
            exchange.json(status, answer.content());
        }
    }

    /** What was broken off for its time says so. */
    private Piece explained(Piece piece, Ticket ticket) {
        boolean late = piece.name().equals("error") && ticket.end() == Ticket.End.TOO_LONG;
        return late
                ? error(
                        422,
                        "the run takes longer than the " + longestSeconds
                                + " seconds that this server gives it; choose less, detail sampled, or the command")
                : piece;
    }

    /** The next piece; null where none came for a while; the last where nobody waits for more. */
    private static Piece next(Ticket ticket, BlockingQueue<Piece> pieces) throws IOException {
        try {
            Piece piece = pieces.poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
            boolean over = piece == null && ticket.end() == Ticket.End.CANCELLED;
            return over ? LAST : piece;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException("the server closes", closing);
        }
    }
}
