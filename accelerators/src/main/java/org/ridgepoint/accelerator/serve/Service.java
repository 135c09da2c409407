package org.ridgepoint.accelerator.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.SharedMachine;
import org.ridgepoint.accelerator.serve.ServiceOutcome.OfStream;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * Streams of requests to networks that share a chip. A request waits until one of its cores is free; whenever one is, the
 * stream of the highest priority goes first, then the request that came first, then the stream that is listed first, on the
 * free core of the lowest number.
 *
 * <p>Timing: what happens at a tick is looked at in the next one, all of it together, so that no order within a tick decides
 * who goes first. From the horizon on nothing comes and nothing begins; what has begun is worked off.
 *
 * <p>Not modelled: a request that is put aside for one of higher priority; the host's part of a request.
 */
public final class Service {
    private final Simulation simulation;
    private final SharedMachine machine;
    private final List<StreamQueue> queues = new ArrayList<>();
    private final long[] freeFromTick;
    private final long horizonTick;
    private long lookTick;

    /**
     * Streams that nobody has asked anything yet.
     *
     * @param horizonTick from which nothing comes or begins; {@link Simulation#NEVER} where each stream ends by itself
     * @param seed of what comes by chance; each stream has its own random numbers
     */
    public Service(Simulation simulation, Chip chip, List<ServedStream> streams, long horizonTick, long seed) {
        this.simulation = simulation;
        this.horizonTick = horizonTick;
        machine = new SharedMachine(simulation, chip);
        freeFromTick = new long[chip.cores()];
        SplittableRandom seeds = new SplittableRandom(seed);
        for (ServedStream stream : streams) {
            queues.add(
                    new StreamQueue(simulation, stream, queues.size(), horizonTick, seeds.nextLong(), this::lookSoon));
        }
    }

    /** Runs to the end. */
    public ServiceOutcome run() {
        queues.forEach(StreamQueue::open);
        long last = simulation.run();
        long end = horizonTick == Simulation.NEVER ? last : Math.max(last, horizonTick);
        machine.requireMoved(
                queues.stream().mapToLong(queue -> queue.counts().dramBytes()).sum());
        long work = machine.work();
        return new ServiceOutcome(
                queues.stream().map(this::outcome).toList(), end, machine.joulesOfAllUntil(end), work);
    }

    private OfStream outcome(StreamQueue queue) {
        return new OfStream(
                queue.requests(),
                queue.counts(),
                Arrays.stream(queue.busyTicks()).boxed().toList(),
                machine.joules(queue.stream().network().chip(), queue.counts()));
    }

    private void lookSoon() {
        long next = simulation.now() + 1;
        if (lookTick < next && next <= horizonTick) {
            lookTick = next;
            simulation.at(next, Phase.ARRIVE, this::look);
        }
    }

    private void look() {
        for (Optional<StreamQueue> next = next(); next.isPresent(); next = next()) {
            begin(next.get());
        }
    }

    private Optional<StreamQueue> next() {
        return queues.stream()
                .filter(queue -> queue.isReady(simulation.now()))
                .filter(queue -> freeCore(queue).isPresent())
                .min(Comparator.comparingInt(
                                (StreamQueue queue) -> -queue.stream().priority())
                        .thenComparingLong(StreamQueue::oldestTick)
                        .thenComparingInt(StreamQueue::index));
    }

    private OptionalInt freeCore(StreamQueue queue) {
        return queue.stream().network().cores().stream()
                .mapToInt(Integer::intValue)
                .filter(core -> freeFromTick[core] <= simulation.now())
                .min();
    }

    private void begin(StreamQueue queue) {
        int core = freeCore(queue).orElseThrow();
        List<InferenceRequest> begun = queue.begin();
        freeFromTick[core] = Simulation.NEVER;
        machine.start(queue.stream().network(), begun.size(), core, counts -> {
            freeFromTick[core] = simulation.now() + 1;
            queue.end(begun, core, counts);
            lookSoon();
        });
    }
}
