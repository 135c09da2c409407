package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.result.Percentiles;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;

/** What a result says of DRAM and of bulk SRAM: so many rows of 64 inputs times 64 x 32 weights, a softmax, and 32 x 16 weights. */
class MemoryAccountsTest {
    private static final ChipParts CHIP = ChipParts.of(StageBench.chip());

    private static Graph products(long rows) {
        Layers net = new Layers("products");
        return net.finish(net.plainLinear(net.softmax(net.plainLinear(net.input("a", rows, 64), 32)), 16));
    }

    /** Of reads that meet rows open and shut and queue behind each other the slowest in a hundred are slower than in twenty. */
    @Test
    void latenciesAreThoseOfTheChannels() {
        Chip chip = CHIP.chip();
        BatchPlan plan = Replay.plan(chip, BatchedGraph.undivided(1, products(64)));
        Machine machine = new Machine(new Simulation(), chip, plan.inFull(), RunListener.NONE);
        long makespan = machine.run();
        Percentiles latency =
                new Accounts(chip, plan, machine, makespan).result().dram().readLatencyNanoseconds();
        Histogram cycles = Measured.of(machine, makespan, 1).dram().latency();
        assertThat(latency)
                .isEqualTo(new Percentiles(
                        cycles.getValueAtPercentile(50),
                        cycles.getValueAtPercentile(95),
                        cycles.getValueAtPercentile(99),
                        cycles.getMaxValue()));
        assertThat(latency.p95()).isLessThan(latency.p99());
    }

    /** 2048 + 512 B of weights that stay beside the 512 B of inputs on their way. */
    @Test
    void weightsThatStayCountAsHeld() {
        SramSpec bulk = CHIP.chip().spec().sram().bulk();
        SramSpec keeping = new SramSpec(
                bulk.capacity(),
                bulk.banks(),
                bulk.bytesPerBankPerCycle(),
                bulk.ports(),
                bulk.latency(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Bytes(3 << 10)));
        Chip chip = CHIP.withSram(CHIP.chip().spec().sram().local(), keeping).chip();
        RunResult run = Replay.run(chip, products(8), 1);
        assertThat(run.dram().readBytes()).isEqualTo(512);
        assertThat(run.sramPeakBytes().bulk()).isEqualTo(2048 + 512 + 512);
    }
}
