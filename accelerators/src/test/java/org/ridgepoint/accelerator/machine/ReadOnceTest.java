package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.accelerator.spec.CoreSplit;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;

/**
 * What several cores need of DRAM they read once: random networks whose activations stay on the chip move as many bytes as one
 * core has to. Their first kernels are single taps, so that no two cores, and no two tiles, both need a row of the input.
 */
class ReadOnceTest {
    private static final int NETWORKS = 24;

    /** A chip, and a chain of convolutions. */
    private record Case(Chip one, Graph graph, int cores) {
        static Case of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int size = random.nextInt(8, 20);
            int channels = random.nextInt(1, 9);
            Layers net = new Layers("random " + seed);
            Tensor x = net.input("image", 1, channels, size, size);
            x = net.conv(x, random.nextInt(4, 40), Window.square(1, 1, 0));
            for (int layer = random.nextInt(4); layer > 0; layer--) {
                int kernel = 1 + 2 * random.nextInt(2);
                x = net.conv(x, random.nextInt(4, 120), Window.square(kernel, 1, kernel / 2));
            }
            TestChip chip = TestChip.systolic(4 << random.nextInt(2), 8)
                    .memory((16L << random.nextInt(3)) << 10, 1 << 20)
                    .dram(8 << random.nextInt(2), 1 + random.nextInt(2));
            int cores = random.nextInt(2, 6);
            return new Case(chip.chip(), net.finish(x), cores);
        }

        RunResult run(CoreSplit split) {
            CoreGroupSpec group = new CoreGroupSpec(cores, Optional.of(false), Optional.of(split));
            return run(SpecCopy.of(one.spec()).cores(group));
        }

        /** With bulk SRAM for each core. */
        RunResult apart(CoreSplit split, boolean multicast) {
            CoreGroupSpec group = new CoreGroupSpec(cores, Optional.of(true), Optional.of(split));
            SpecCopy spec = SpecCopy.of(one.spec()).cores(group);
            return run(multicast ? spec.multicast() : spec);
        }

        private RunResult run(SpecCopy divided) {
            return Replay.run(new Chip(divided.spec(), one.dramChannel(), one.technology(), one.precision()), graph, 1);
        }
    }

    @Test
    void everyWeightComesOnceHoweverManyCoresNeedIt() {
        int cutByRows = 0;
        int inOtherPieces = 0;
        for (long seed = 0; seed < NETWORKS; seed++) {
            Case each = Case.of(seed);
            RunResult rows = each.run(CoreSplit.ROWS);
            inOtherPieces += (int) rows.layers().stream()
                    .filter(layer -> layer.dramBytes() > layer.compulsoryDramBytes())
                    .count();
            cutByRows += (int) rows.layers().stream()
                    .filter(layer -> layer.plan().startsWith("rows over"))
                    .count();
        }
        assertThat(inOtherPieces)
                .as("layers whose parts are so different that each core reads for itself")
                .isZero();
        assertThat(cutByRows)
                .as("layers of which several cores need all weights")
                .isGreaterThan(NETWORKS / 2);
    }

    @Test
    void wiresThatBringWeightsToAllCoresSaveTheReadingOfAllButOne() {
        for (long seed = 0; seed < NETWORKS; seed++) {
            Case each = Case.of(seed);
            RunResult apart = each.apart(CoreSplit.ROWS, false);
            RunResult together = each.apart(CoreSplit.ROWS, true);
            assertThat(together.dram().bytes())
                    .as("seed %d", seed)
                    .isLessThan(apart.dram().bytes());
            assertThat(together.macs()).isEqualTo(apart.macs());
        }
    }

    /** Four cores need 32 filters of 16 channels and 3 x 3, a byte each; each core's bulk SRAM is written all the same. */
    @Test
    void threeOfFourReadingsOfWeightsAreSavedAndNoneOfTheirWriting() {
        Layers net = new Layers("one layer");
        Tensor x = net.input("image", 1, 16, 16, 16);
        Case four = new Case(
                TestChip.systolic(8, 8).dram(8, 1).chip(), net.finish(net.conv(x, 32, Window.square(3, 1, 1))), 4);
        RunResult apart = four.apart(CoreSplit.ROWS, false);
        RunResult together = four.apart(CoreSplit.ROWS, true);
        assertThat(apart.dram().bytes() - together.dram().bytes()).isEqualTo(3 * together.parameters());
        assertThat(joules(together, "bulkSram")).isCloseTo(joules(apart, "bulkSram"), within(1e-15));
        assertThat(joules(together, "bus")).isLessThan(joules(apart, "bus"));
        assertThat(together.elapsedFemtoseconds()).isLessThan(apart.elapsedFemtoseconds());
    }

    private static double joules(RunResult run, String resource) {
        return run.energyJoules().get(resource);
    }

    @Test
    void theInputComesOnceHoweverManyCoresNeedItForTheirFilters() {
        for (long seed = 0; seed < NETWORKS; seed++) {
            RunResult filters = Case.of(seed).run(CoreSplit.FILTERS);
            assertThat(filters.dram().bytes())
                    .as("seed %d by filters", seed)
                    .isEqualTo(filters.dram().compulsoryBytes());
        }
    }

    @Test
    void rowsOverSeveralCoresAreNotMuchSlowerThanOneCore() {
        for (long seed = 0; seed < NETWORKS; seed++) {
            Case each = Case.of(seed);
            RunResult one = Replay.run(each.one(), each.graph(), 1);
            RunResult rows = each.run(CoreSplit.ROWS);
            assertThat(rows.elapsedFemtoseconds())
                    .as("seed %d: %d cores", seed, each.cores())
                    .isLessThan((long) (1.1 * one.elapsedFemtoseconds()));
        }
    }
}
