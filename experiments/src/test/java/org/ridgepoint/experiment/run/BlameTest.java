package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunResult;

/** What is blamed for a wait is what a change of it takes the wait away. */
class BlameTest {
    private static final String WEIGHTS_ONCE = "gemm:16,2048,2048";

    @Test
    void aWayThatDramOutpacesNowhereIsNotBlamedForItsLength() {
        RunResult plain = run();
        RunResult wider = run("bus.bytesPerCycle=128", "link.bytesPerCycle=256");

        assertThat(wider.cycles()).isCloseTo(plain.cycles(), org.assertj.core.data.Percentage.withPercentage(1));
        Map<String, Double> shares = plain.cycleShare();
        assertThat(shares.get("bus")).isLessThan(0.03);
        assertThat(shares.get("dramBandwidth")).isGreaterThan(0.7);
        assertThat(plain.bound()).isEqualTo("DRAM bandwidth");
    }

    /** Weights of one row wait in bulk SRAM block by block; while a block is copied out of it the next comes from DRAM. */
    @Test
    void aCopyBesideAStreamFromDramThatIsWaitedForNextIsTheStreams() {
        RunResult plain = Machines.run(Machines.chip("inferx-x1"), "gemm:1,4096,2048");
        RunResult wider = Machines.run(
                Machines.chip("inferx-x1", "bus.bytesPerCycle=128", "link.bytesPerCycle=256"), "gemm:1,4096,2048");

        assertThat(wider.cycles()).isCloseTo(plain.cycles(), org.assertj.core.data.Percentage.withPercentage(1));
        Map<String, Double> shares = plain.cycleShare();
        assertThat(shares.get("bus") + shares.get("bulkSram")).isLessThan(0.03);
    }

    @Test
    void aBusNarrowerThanDramIsBlamedAndWideningItHelps() {
        RunResult narrow = run("bus.bytesPerCycle=8");

        assertThat(narrow.bound()).isEqualTo("bus");
        assertThat(narrow.cycleShare().get("bus")).isGreaterThan(0.5);
        assertThat(run().cycles()).isLessThan(narrow.cycles() / 2);
    }

    @Test
    void aRunThatIsBoundByDramIsHelpedByASecondChannel() {
        RunResult one = run();

        assertThat(one.verdict()).startsWith("bound by DRAM bandwidth: DRAM bandwidth ");
        assertThat(1 - (double) run("dram.channels=2").cycles() / one.cycles()).isBetween(0.2, 0.5);
    }

    private static RunResult run(String... settings) {
        return Machines.run(Machines.chip("inferx-x1", settings), WEIGHTS_ONCE);
    }
}
