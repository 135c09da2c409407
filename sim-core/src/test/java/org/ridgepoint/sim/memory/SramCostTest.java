package org.ridgepoint.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SramCostTest {
    private final SramCost cost = new SramCost();

    /** Every published point lies within a factor of 1.6 of its fit: the table is the evidence. */
    @Test
    void theFitStaysNearEveryPoint() {
        List<String> lines = cost.table().lines().skip(1).toList();
        assertThat(lines).hasSize(24);
        for (String line : lines) {
            String[] columns = line.trim().split(" +");
            for (int column : new int[] {5, 7, 9}) {
                assertThat(Double.parseDouble(columns[column])).as(line).isBetween(1 / 1.6, 1.6);
            }
        }
    }

    @Test
    void aPowerLawIsFoundAgain() {
        List<double[]> points = List.of(
                new double[] {1, 1}, new double[] {2, 5}, new double[] {7, 3}, new double[] {4, 9}, new double[] {3, 2
                });
        List<ToDoubleFunction<double[]>> axes = List.of(p -> p[0], p -> p[1]);
        PowerLaw law = PowerLaw.through(points, axes, p -> 5 * Math.pow(p[0], 0.5) * Math.pow(p[1], -2));
        assertThat(law.at(6, 4)).isCloseTo(5 * Math.sqrt(6) / 16, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void biggerWiderAndMorePortedMemoriesCostMore() {
        double one = cost.readPj(65_536, 64, 1, 45);
        assertThat(cost.readPj(131_072, 64, 1, 45)).isGreaterThan(one);
        assertThat(cost.readPj(65_536, 128, 1, 45)).isBetween(one, 2 * one);
        assertThat(cost.readPj(65_536, 64, 2, 45)).isGreaterThan(one);
        assertThat(cost.writePj(65_536, 64, 1, 22)).isLessThan(cost.writePj(65_536, 64, 1, 45));
    }

    /** Horowitz, ISSCC 2014, 45 nm, 64 bits: 10 pJ at 8 KB, 20 at 32 KB, 100 at 1 MB; none of them is in the fit. */
    @Test
    void valuesThatWereKeptBackLieWithinAFactorOfTwo() {
        assertThat(cost.readPj(8 * 1_024, 64, 1, 45)).isBetween(5.0, 20.0);
        assertThat(cost.readPj(32 * 1_024, 64, 1, 45)).isBetween(10.0, 40.0);
        assertThat(cost.readPj(1_024 * 1_024, 64, 1, 45)).isBetween(50.0, 200.0);
    }

    @Test
    void areaBelow22NanometresShrinksWithTheCells() {
        double at22 = cost.areaMm2(1 << 20, 128, 1, 22);
        assertThat(cost.areaMm2(1 << 20, 128, 1, 5) / at22)
                .isCloseTo(0.021 / 0.092, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(cost.areaMm2(1 << 20, 128, 1, 7)).isBetween(at22 * 0.021 / 0.092, at22 * 0.0312 / 0.092);
    }

    @Test
    void checkBitsTakeTheirShareOfTheArea() {
        SramOrganisation plain = SramOrganisation.wide(1 << 20, 16, 8, SramPorts.of("1rw"), 1);
        SramOrganisation checked =
                new SramOrganisation(1 << 20, 16, 8, SramPorts.of("1rw"), 128, 1, 1, SramEcc.secded(64, 1));
        assertThat(checked.storedBits()).isEqualTo((1L << 23) / 64 * 72);
        assertThat(cost.areaMm2(checked, 1, 28) / cost.areaMm2(plain, 1, 28)).isBetween(1.10, 1.13);
    }

    /** 8 MiB of single-ported banks at 22 nm: 67.1 million cells of 0.092 square micrometres, and what drives them. */
    @Test
    void aMemoryIsNoSmallerThanItsCells() {
        SramOrganisation memory = SramOrganisation.wide(8 << 20, 16, 16, SramPorts.of("1r1w"), 1);
        double cells = memory.storedBits() * 0.092e-6;
        assertThat(cost.areaMm2(memory, 1, 22)).isBetween(cells, 1.6 * cells);
        assertThat(cost.areaMm2(memory, 2, 22)).isGreaterThan(1.5 * cells);
    }

    @Test
    void nodesWithoutPointsAreRefused() {
        assertThatThrownBy(() -> cost.readPj(1_024, 64, 1, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node must be 22.0 to 90.0 nm, where points are known, was 7.0 nm");
        assertThatThrownBy(() -> cost.areaMm2(1_024, 64, 1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cost.areaMm2(1_024, 64, 1, 130)).isInstanceOf(IllegalArgumentException.class);
    }
}
