package org.ridgepoint.benchmark;

import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.sim.memory.dram.DramChannel;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/** How many bursts a second one thread takes through one DRAM channel, its queues always full. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"}) // the collector and the heap that ./ridgepoint asks for
@State(Scope.Thread)
public class DramChannelBenchmark {
    private static final int BURSTS = 10_000;
    private static final int WIDTH_BITS = 64;
    private static final int RANKS = 2;
    private static final long ODD_MULTIPLIER = 0x9E3779B97F4A7C15L;

    @Param({"lpddr4-3200/row-bank-column", "ddr4-2400/row-rank-bank-column-bankgroup"})
    private String memory;

    @Param({"standard", "dramsim3", "ramulator"})
    private String controller;

    private DramChannel channel;
    private long burstBytes;
    private long next;
    private long moved;

    @Setup
    public void open() {
        String[] parts = memory.split("/");
        DramStandard standard = new Chips(new Home(Path.of("."))).memory(parts[0]);
        DramChannelSpec spec =
                DramChannelSpec.of(standard, WIDTH_BITS, RANKS, DramPolicies.named(controller), parts[1]);
        burstBytes = spec.geometry().burstBytes();
        channel = new DramChannel(spec, (tag, write, arrived, end) -> moved++);
    }

    /** Reads one after the other over 1 GiB. */
    @Benchmark
    @OperationsPerInvocation(BURSTS)
    public long sequential() {
        for (int i = 0; i < BURSTS; i++) {
            read(channel, next++ * burstBytes & (1L << 30) - 1);
        }
        return moved;
    }

    /** Reads all over 1 GiB. */
    @Benchmark
    @OperationsPerInvocation(BURSTS)
    public long random() {
        for (int i = 0; i < BURSTS; i++) {
            read(channel, (next++ * ODD_MULTIPLIER >>> 34) / burstBytes * burstBytes);
        }
        return moved;
    }

    private static void read(DramChannel channel, long address) {
        while (!channel.accepts(false)) {
            channel.advance(Long.MAX_VALUE);
        }
        channel.offer(0, address, false);
    }
}
