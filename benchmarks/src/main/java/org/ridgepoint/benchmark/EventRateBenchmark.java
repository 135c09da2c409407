package org.ridgepoint.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * Events per second with a number of events pending at all times: {@link Simulation} beside a {@link BareHeap}.
 *
 * <p>Each pending event belongs to an actor that, fired, schedules itself again 1 to 64 cycles on, in one of three clock
 * domains, until the budget is used up. An operation is one event; filling and draining the queue are included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx1g")
public class EventRateBenchmark {
    static final int EVENTS = 4_000_000;

    private static final ClockDomain[] CLOCKS = {
        ClockDomain.ofHertz(933_000_000), ClockDomain.ofHertz(1_600_000_000), ClockDomain.ofHertz(800_000_000)
    };

    @Param({"16", "1024", "65536"})
    public int pending;

    private long left;

    /** Schedules itself on, from a random number that it carries along. */
    private abstract class Actor implements Action {
        private final long periodTicks;
        private long random;

        Actor(int id) {
            periodTicks = CLOCKS[id % CLOCKS.length].periodFemtoseconds();
            random = id;
        }

        abstract void after(long ticks);

        @Override
        public final void fire() {
            if (--left >= pending) {
                after(nextDelay());
            }
        }

        final long nextDelay() {
            random = random * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L; // Knuth's MMIX generator
            return (1 + (random >>> 58)) * periodTicks;
        }
    }

    /** The wall around DSOL. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long simulation() {
        Simulation simulation = new Simulation();
        left = EVENTS;
        for (int i = 0; i < pending; i++) {
            new Actor(i) {
                @Override
                void after(long ticks) {
                    simulation.after(ticks, Phase.ARRIVE, this);
                }
            }.after(1 + i);
        }
        return simulation.run();
    }

    /** The same actors on nothing but a heap. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long bareHeap() {
        BareHeap heap = new BareHeap();
        left = EVENTS;
        for (int i = 0; i < pending; i++) {
            new Actor(i) {
                @Override
                void after(long ticks) {
                    heap.at(heap.now() + ticks, 1, this);
                }
            }.after(1 + i);
        }
        heap.run();
        return heap.now();
    }
}
