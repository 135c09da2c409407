package org.ridgepoint.benchmark;

import java.util.List;
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
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Router;
import org.ridgepoint.sim.resource.Transfer;
import org.ridgepoint.sim.resource.TransferListener;

/**
 * Packets per second through a DMA engine and a chain of four buses, 1 KiB each, 16 on their way at a time.
 *
 * <p>The buses differ in clock and width as those of a chip do. With {@code latencyCycles} 0 a packet leaves when its
 * place is free, one event for both; with 4 it leaves later, and each hop takes an event more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class ServerChainBenchmark {
    static final int PACKETS = 1_000_000;

    private static final int GRANULE_BYTES = 1_024;
    private static final int WINDOW = 16;
    private static final int PORT_DEPTH = 4;

    @Param({"0", "4"})
    public int latencyCycles;

    /** The whole way, DMA engine included; an operation is one packet over four hops. */
    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public long fourHops() {
        Simulation simulation = new Simulation();
        Route route = new Route(List.of(
                hop(simulation, "dram", 800_000_000, 16),
                hop(simulation, "bus", 933_000_000, 64),
                hop(simulation, "bulk", 933_000_000, 32),
                hop(simulation, "link", 933_000_000, 64)));
        Router router = (address, bytes) -> route;
        DmaEngine engine = new DmaEngine(simulation, "dma", 0, GRANULE_BYTES, WINDOW);
        engine.submit(new Transfer(0, 0, (long) PACKETS * GRANULE_BYTES, Access.READ, router, new Deaf()));
        return simulation.run();
    }

    private Port hop(Simulation simulation, String name, long hertz, int bytesPerCycle) {
        return new Bus(
                        simulation,
                        name,
                        ResourceKind.BUS,
                        ClockDomain.ofHertz(hertz),
                        bytesPerCycle,
                        1,
                        latencyCycles,
                        new RoundRobinArbiter())
                .newPort(PORT_DEPTH);
    }

    private static final class Deaf implements TransferListener {
        @Override
        public void packetDelivered(Packet packet) {}

        @Override
        public void completed(Transfer transfer) {}
    }
}
