package org.ridgepoint.experiment.serve.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Does jobs of several clients, those of one client in their order and of clients in turn: one who asks for much waits behind
 * itself, not before the others. Clients {@code PLACE/NAME} of one place fill no more than half of the queue. A job runs with its thread interrupted once it is not wanted any more or has taken too long;
 * it is for the job to look.
 */
public final class FairQueue implements AutoCloseable {
    private static final double OLD = 0.8;
    private static final double FIRST_GUESS_SECONDS = 1;
    private static final double NANO = 1e-9;

    private final Limits limits;
    private final Map<String, Deque<Ticket>> waiting = new LinkedHashMap<>();
    private final List<Ticket> running = new ArrayList<>();
    private final List<Thread> workers = new ArrayList<>();
    private final ScheduledExecutorService watch;
    private int waitingJobs;
    private double meanSeconds = FIRST_GUESS_SECONDS;
    private boolean closed;

    /** A queue whose workers stand ready. */
    public FairQueue(Limits limits) {
        this.limits = limits;
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "ridgepoint-watch"));
        for (int i = 0; i < limits.workers(); i++) {
            Thread worker = daemon(this::work, "ridgepoint-worker-" + i);
            workers.add(worker);
            worker.start();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Jobs that wait and jobs that are being done. */
    public record Load(int waiting, int running) {}

    /** How much there is to do. */
    public synchronized Load load() {
        return new Load(waitingJobs, running.size());
    }

    /**
     * Takes a job on; an earlier job of the same client in the same lane is not wanted any more.
     *
     * @throws Overloaded where there is no room
     */
    public synchronized Ticket submit(String client, String lane, Runnable job) {
        supersede(client, lane);
        long own = running.stream().filter(each -> each.isOf(client)).count()
                + waiting.getOrDefault(client, new ArrayDeque<>()).size();
        boolean crowded = waitingOf(place(client)) >= Math.max(limits.mostOfClient(), limits.mostWaiting() / 2);
        if (closed || crowded || waitingJobs >= limits.mostWaiting() || own >= limits.mostOfClient()) {
            throw new Overloaded(secondsUntilRoom());
        }
        Ticket ticket = new Ticket(client, lane, job);
        waiting.computeIfAbsent(client, any -> new ArrayDeque<>()).add(ticket);
        waitingJobs++;
        notifyAll();
        return ticket;
    }

    private static String place(String client) {
        return client.replaceFirst("/.*", "");
    }

    private long waitingOf(String place) {
        return waiting.entrySet().stream()
                .filter(each -> place(each.getKey()).equals(place))
                .mapToLong(each -> each.getValue().size())
                .sum();
    }

    private void supersede(String client, String lane) {
        List<Ticket> older = new ArrayList<>(running);
        older.addAll(waiting.getOrDefault(client, new ArrayDeque<>()));
        older.stream().filter(each -> each.isOf(client) && each.isInLane(lane)).forEach(this::cancel);
    }

    /** A job is not wanted any more: it is not begun, or finds its thread interrupted. */
    public synchronized void cancel(Ticket ticket) {
        ticket.breakOff(Ticket.End.CANCELLED);
        Deque<Ticket> own = waiting.get(ticket.client());
        if (own != null && own.remove(ticket)) {
            waitingJobs--;
            if (own.isEmpty()) {
                waiting.remove(ticket.client());
            }
        }
    }

    private int secondsUntilRoom() {
        double ahead = meanSeconds * (waitingJobs + running.size()) / limits.workers();
        return (int) Math.max(1, Math.min(60, Math.ceil(ahead / 2)));
    }

    private void work() {
        try {
            while (true) {
                Ticket next = next();
                long begin = System.nanoTime();
                ScheduledFuture<?> tooLong =
                        watch.schedule(() -> overdue(next), limits.longest().toMillis(), TimeUnit.MILLISECONDS);
                try {
                    next.run();
                } finally {
                    tooLong.cancel(false);
                    done(next, (System.nanoTime() - begin) * NANO);
                }
            }
        } catch (InterruptedException | RejectedExecutionException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void overdue(Ticket ticket) {
        if (!ticket.isOver()) {
            ticket.breakOff(Ticket.End.TOO_LONG);
        }
    }

    /** The first job of the client whose turn it is, who is the last in turn then. */
    private synchronized Ticket next() throws InterruptedException {
        while (waitingJobs == 0 && !closed) {
            wait();
        }
        if (closed) {
            throw new InterruptedException("the queue is closed");
        }
        Iterator<Map.Entry<String, Deque<Ticket>>> turns = waiting.entrySet().iterator();
        Map.Entry<String, Deque<Ticket>> turn = turns.next();
        turns.remove();
        Deque<Ticket> left = turn.getValue();
        Ticket ticket = left.poll();
        if (!left.isEmpty()) {
            waiting.put(turn.getKey(), left);
        }
        waitingJobs--;
        running.add(ticket);
        return ticket;
    }

    private synchronized void done(Ticket ticket, double seconds) {
        running.remove(ticket);
        if (ticket.end() == Ticket.End.NONE) {
            meanSeconds = OLD * meanSeconds + (1 - OLD) * seconds;
        }
    }

    /** Breaks off what is being done and begins nothing more. */
    @Override
    public synchronized void close() {
        closed = true;
        watch.shutdownNow();
        running.forEach(each -> each.breakOff(Ticket.End.CANCELLED));
        waiting.values().forEach(own -> own.forEach(each -> each.breakOff(Ticket.End.CANCELLED)));
        workers.forEach(Thread::interrupt);
    }
}
