package org.ridgepoint.accelerator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.NothingToRun;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.plan.PlanReader;
import org.ridgepoint.accelerator.plan.PlanSpec;
import org.ridgepoint.accelerator.plan.PlanWriter;
import org.ridgepoint.accelerator.plan.UseSpec;
import org.ridgepoint.accelerator.result.RunListener;

/** Is a machine of which a plan leaves something alone as fast as one that does not have it? */
class HeldBackTest {
    private static final long MACHINES = Long.getLong("ridgepoint.held.machines", 40);

    @Test
    void halfOfTheChannelsTakesTheTimeOfAMachineThatHasNoMore() {
        assertThat(asFastAsHalf("dram.channels")).isGreaterThan(5);
    }

    @Test
    void halfOfThePacketsTakesTheTimeOfAMachineThatHasNoMore() {
        assertThat(asFastAsHalf("dma.outstanding")).isGreaterThan(5);
    }

    /** Runs plans of machines on those with twice of something, of which they use half, and says of how many. */
    private static int asFastAsHalf(String key) {
        int ran = 0;
        for (long seed = 1; seed <= MACHINES; seed++) {
            try {
                RandomMachine machine = RandomMachine.of(Draws.of(seed));
                if (!machine.isRing()) {
                    requireAsFast(machine, Doubling.doubled(machine, key), seed);
                    ran++;
                }
            } catch (IllegalArgumentException | CapacityTooSmall | NothingToRun refused) {
                // a machine that nobody can build or run
            }
        }
        return ran;
    }

    private static void requireAsFast(RandomMachine machine, RandomMachine twice, long seed) {
        BatchPlan plan = Replay.plan(machine.chip(), machine.graph(), Pins.Source.NOBODY);
        PlanSpec own = PlanWriter.write(plan, "any");
        PlanSpec half = new PlanSpec(own.network(), own.slices(), Optional.of(asOf(machine, own.uses())), own.layers());
        assertThat(elapsed(twice, half)).as("seed %d", seed).isEqualTo(elapsed(machine, own));
    }

    private static UseSpec asOf(RandomMachine machine, Optional<UseSpec> uses) {
        int channels = machine.chip().spec().dram().channels();
        int packets = machine.chip().spec().dma().outstanding();
        return new UseSpec(
                uses.flatMap(UseSpec::channels).or(() -> Optional.of(channels)),
                uses.flatMap(UseSpec::packets).or(() -> Optional.of(packets)),
                uses.flatMap(UseSpec::local),
                uses.flatMap(UseSpec::bulk));
    }

    private static long elapsed(RandomMachine machine, PlanSpec plan) {
        return Replay.run(machine.chip(), machine.graph(), new PlanReader(plan), RunListener.NONE)
                .elapsedFemtoseconds();
    }
}
