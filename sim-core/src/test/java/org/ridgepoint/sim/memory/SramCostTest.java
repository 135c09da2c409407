package org.ridgepoint.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SramCostTest {
    private static final long MEBIBIT = 8L << 20;
    private static final SramCost AT_28 = SramCost.at(28);

    private static SramBuild memory(long bytes, int banks, int widthBits) {
        return new SramBuild(bytes * Byte.SIZE, banks, widthBits, 1);
    }

    /**
     * Of 36 published energies 31 lie within a factor of two of the model, all within four; of those above 128 KiB, through
     * which no law passes, all within two.
     */
    @Test
    void thePublishedMemoriesLieNearTheModel() {
        List<Double> all = new ArrayList<>();
        List<Double> keptBack = new ArrayList<>();
        for (SramPoint point : SramPoints.ALL) {
            double ratio = SramCost.at(point.nodeNanometres()).readPj(point.build()) / point.readPj();
            all.add(ratio);
            if (point.capacityBytes() > SramLaws.LARGEST_MACRO_BYTES) {
                keptBack.add(ratio);
            }
        }
        assertThat(all).hasSize(36).allSatisfy(ratio -> assertThat(ratio).isBetween(0.25, 4.0));
        assertThat(all.stream().filter(ratio -> ratio > 0.5 && ratio < 2)).hasSizeGreaterThanOrEqualTo(31);
        assertThat(keptBack).hasSize(12).allSatisfy(ratio -> assertThat(ratio).isBetween(0.5, 2.0));
    }

    @Test
    void thePointsArePrintedBesideTheModel() {
        List<String> lines = SramCost.table().lines().toList();
        assertThat(lines).hasSize(37);
        assertThat(lines.get(25)).startsWith("Horowitz").contains("8192").endsWith("-");
        assertThat(lines.stream().map(String::length).distinct()).as("columns").hasSize(1);
    }

    @Test
    void aPowerLawIsFoundAgain() {
        List<double[]> points = List.of(
                new double[] {1, 1}, new double[] {2, 5}, new double[] {7, 3}, new double[] {4, 9}, new double[] {3, 2
                });
        List<ToDoubleFunction<double[]>> axes = List.of(p -> p[0], p -> p[1]);
        PowerLaw law = PowerLaw.through(points, axes, p -> 5 * Math.pow(p[0], 0.5) * Math.pow(p[1], -2));
        assertThat(law.at(6, 4)).isCloseTo(5 * Math.sqrt(6) / 16, within(1e-12));
    }

    /** Over random memories: more of anything never costs less, and a finer node never more. */
    @Test
    void moreOfAnythingCostsMore() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            long bytes = 1L << (8 + random.nextInt(18));
            int banks = 1 << random.nextInt(6);
            int widthBits = 8 << random.nextInt(6);
            double node = 6 + 65 * random.nextDouble();
            SramCost cost = SramCost.at(node);
            SramBuild one = memory(bytes, banks, widthBits);
            for (SramBuild more : List.of(
                    memory(2 * bytes, banks, widthBits),
                    memory(bytes, banks, 2 * widthBits),
                    new SramBuild(bytes * Byte.SIZE, banks, widthBits, 2))) {
                assertThat(cost.readPj(more)).as(one + " " + node).isGreaterThan(cost.readPj(one));
                assertThat(cost.writePj(more)).isGreaterThan(cost.writePj(one));
                assertThat(cost.areaMm2(more)).isGreaterThanOrEqualTo(cost.areaMm2(one));
            }
            assertThat(SramCost.at(node * 1.2).readPj(one)).isGreaterThan(cost.readPj(one));
            double cells = one.bits() * SramPoints.CELL_UM2.at(node) * 1e-6;
            assertThat(cost.areaMm2(one)).isGreaterThanOrEqualTo(cells * (1 - 1e-12));
        }
    }

    /** Two banks as far from the edge as their area says: the rest of an access is what one of them takes alone. */
    @Test
    void anAccessIsOneBankAndTheWayToIt() {
        SramBuild bank = memory(32 << 10, 1, 64);
        SramBuild banks = memory(64 << 10, 2, 64);
        double way = 0.75 * (Math.sqrt(AT_28.areaMm2(banks)) - Math.sqrt(AT_28.areaMm2(bank)));
        double wire = 64 * way * SramPoints.WIRE_PJ.at(28);
        assertThat(AT_28.readPj(banks)).isCloseTo(AT_28.readPj(bank) + wire, within(1e-9));
        assertThat(AT_28.writePj(banks)).isCloseTo(AT_28.writePj(bank) + wire, within(1e-9));
        SramCost freeWires = new SramCost(28, 0);
        assertThat(freeWires.readPj(banks)).isEqualTo(freeWires.readPj(bank));
    }

    /** 28.2 MiB of TPU v1's buffers on 37 % of at most 331 mm2: 4.3 mm2 a mebibyte, where cells alone would take 1.1. */
    @Test
    void bigMemoriesTakeTheAreaThatTheyTookOnDies() {
        SramBuild buffers = memory((long) (28.2 * (1 << 20)), 1, 64);
        assertThat(AT_28.areaMm2(buffers) / 28.2).isBetween(0.7 * 4.3, 1.3 * 4.3);
        assertThat(AT_28.areaMm2(memory(64 << 10, 1, 64)) * 16)
                .as("one macro is compact")
                .isBetween(1.0, 1.6);
        for (SramPoints.OnDie memory : SramPoints.ON_DIES) {
            SramBuild build = memory((long) (memory.mebibytes() * (1 << 20)), 1, 64);
            double ratio = SramCost.at(memory.nodeNanometres()).areaMm2(build) / memory.areaMm2();
            assertThat(ratio).as(memory.name()).isBetween(0.5, 2.0);
        }
    }

    @Test
    void wiresLieBetweenThePublishedNodes() {
        assertThat(SramPoints.WIRE_PJ.at(14)).isEqualTo(0.1);
        assertThat(SramPoints.WIRE_PJ.at(40)).isEqualTo(0.24);
        assertThat(SramPoints.WIRE_PJ.at(28)).isBetween(0.17, 0.185);
        assertThat(SramPoints.WIRE_PJ.at(80)).isGreaterThan(0.24);
        assertThat(SramPoints.CELL_UM2.at(7)).isEqualTo(0.027);
        assertThat(SramPoints.CELL_UM2.at(5)).isEqualTo(0.021);
        assertThat(SramPoints.CELL_UM2.at(90)).isEqualTo(1.0);
    }

    @Test
    void checkBitsTakeTheirShare() {
        SramOrganisation plain = SramOrganisation.wide(1 << 20, 16, 8, SramPorts.of("1rw"), 1);
        SramOrganisation checked =
                new SramOrganisation(1 << 20, 16, 8, SramPorts.of("1rw"), 128, 1, 1, SramEcc.secded(64, 1));
        assertThat(checked.costed(1)).isEqualTo(new SramBuild(MEBIBIT / 64 * 72, 16, 72, 1));
        assertThat(AT_28.areaMm2(checked.costed(1)) / AT_28.areaMm2(plain.costed(1)))
                .isBetween(1.10, 1.16);
    }

    @Test
    void nodesWithoutPointsAreRefused() {
        assertThatThrownBy(() -> SramCost.at(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node must be 5.0 to 90.0 nm, where points are known, was 3.0 nm");
        assertThatThrownBy(() -> SramCost.at(130)).isInstanceOf(IllegalArgumentException.class);
    }
}
