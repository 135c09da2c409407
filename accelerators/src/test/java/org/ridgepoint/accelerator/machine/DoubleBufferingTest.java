package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.Alternatives;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;

/**
 * Double buffering, followed by hand: 8 rows of 64 inputs times 64 x 32 weights on an 8 x 8 output-stationary array, in
 * four tiles of 8 filters. Local SRAM of 2 KiB holds the inputs and two tiles' weights, 512 B each.
 *
 * <p>A tile takes 64 + 8 + 8 - 2 = 78 cycles. Its weights take 512 B over the DRAM's width: 64 cycles at 8 B a cycle, which
 * the tile before hides, and 128 cycles at 4 B a cycle, which it does not.
 */
class DoubleBufferingTest {
    @Test
    void loadsThatAreShorterThanATileHideUnderTheTileBefore() {
        Replayed run = replay(8);
        assertThat(run.timeline().text()).isEqualTo("""
                        dma.load      0 ..    18  32 B
                        dma.load      0 ..    96  512 B
                        dma.load      0 ..   156  512 B
                        dma.load      0 ..   220  512 B
                        dma.load      0 ..   284  512 B
                        dma.load      0 ..   348  512 B
                        dma.fill     18 ..    24  32 B
                        dma.fill     96 ..   123  512 B
                        dma.fill    156 ..   183  512 B
                        array       184 ..   262  tile
                        dma.fill    220 ..   247  512 B
                        array       262 ..   340  tile
                        dma.store   266 ..   275  64 B
                        dma.fill    284 ..   311  512 B
                        array       340 ..   418  tile
                        dma.store   344 ..   353  64 B
                        dma.fill    348 ..   375  512 B
                        array       418 ..   496  tile
                        dma.store   422 ..   431  64 B
                        dma.store   500 ..   509  64 B
                        """);
        assertThat(run.timeline().gaps("array")).containsOnly(0L);
    }

    @Test
    void loadsThatAreLongerThanATileLeaveTheArrayWaiting() {
        Replayed run = replay(4);
        assertThat(run.timeline().text()).isEqualTo("""
                        dma.load      0 ..    30  32 B
                        dma.load      0 ..   164  512 B
                        dma.load      0 ..   288  512 B
                        dma.load      0 ..   416  512 B
                        dma.load      0 ..   544  512 B
                        dma.load      0 ..   672  512 B
                        dma.fill     30 ..    36  32 B
                        dma.fill    164 ..   191  512 B
                        dma.fill    288 ..   315  512 B
                        array       316 ..   394  tile
                        dma.store   398 ..   407  64 B
                        dma.fill    416 ..   443  512 B
                        array       444 ..   522  tile
                        dma.store   526 ..   535  64 B
                        dma.fill    544 ..   571  512 B
                        array       572 ..   650  tile
                        dma.store   654 ..   663  64 B
                        dma.fill    672 ..   699  512 B
                        array       700 ..   778  tile
                        dma.store   782 ..   791  64 B
                        """);
        assertThat(run.timeline().gaps("array")).containsExactly(128L - 78, 128L - 78, 128L - 78);
        assertThat(run.waitedForDram()).isGreaterThan(replay(8).waitedForDram());
    }

    /** A run and its counts. */
    private record Replayed(Timeline timeline, LayerCounts counts) {
        long waitedForDram() {
            return counts.ledger().ticks(StallCause.DRAM_BANDWIDTH);
        }
    }

    /** The best plan of four tiles that each reduce all of the inputs, whatever the DRAM's width. */
    private static Replayed replay(int dramBytesPerCycle) {
        Chip eight = chip(8).chip();
        NetworkPlan plan = new Alternatives(Replay.plan(eight, product()).network(), eight.view(), Pins.NONE)
                .ofNetwork().stream()
                        .filter(each ->
                                each.plans().get(0).orElseThrow().tiling().tiles() == 4)
                        .filter(each ->
                                each.plans().get(0).orElseThrow().tiling().chunks() == 1)
                        .findFirst()
                        .orElseThrow();
        Timeline timeline = new Timeline();
        Machine machine = new Machine(new Simulation(), chip(dramBytesPerCycle).chip(), plan, timeline);
        machine.run();
        return new Replayed(timeline, machine.counts()[0]);
    }

    private static Graph product() {
        Layers net = new Layers("product");
        return net.finish(net.linear(net.input("a", 8, 64), 32));
    }

    private static TestChip chip(int dramBytesPerCycle) {
        return TestChip.systolic(8, 8)
                .memory(2 << 10, 8 << 10)
                .dram(dramBytesPerCycle, 1)
                .packets(256, 8);
    }
}
