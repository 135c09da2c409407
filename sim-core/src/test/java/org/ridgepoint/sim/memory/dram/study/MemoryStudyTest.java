package org.ridgepoint.sim.memory.dram.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.sim.memory.dram.DramTables;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;

class MemoryStudyTest {
    private static final Path REFERENCE = Path.of("..", "configs", "reproduce", "dram.csv");

    @TempDir
    Path folder;

    private static MemoryStudy study(int channels) {
        DramChannelSpec spec =
                DramChannelSpec.of(DramTables.standard("lpddr4-3200"), 64, 1, DramPolicies.STANDARD, "row-bank-column");
        return new MemoryStudy(spec, new ChannelInterleave(channels, 256));
    }

    private static MemoryReport play(MemoryStudy study, String stream, long requests, Optional<Double> load) {
        AccessStream accesses = PatternStream.parse(stream, 128, study.capacityBytes(), 0);
        return study.play(accesses, requests, load, offered -> {});
    }

    /** With fewer accesses than the reference runs had; the committed table is of the full runs. */
    @Test
    void answersOfTheDedicatedSimulatorsAreMetWhenSetUpAlike() throws IOException {
        List<ReferenceRow> rows = ReferenceRow.parse(Files.readAllLines(REFERENCE));
        assertThat(rows).hasSizeGreaterThan(190);
        for (ReferenceComparison.Compared row : new ReferenceComparison(DramTables::named).run(rows, 100_000)) {
            assertThat(row.peakDifference()).as(row.theirs().toString()).isCloseTo(0, within(3.0));
            boolean latencyCounts = row.theirs().offeredLoad().isPresent()
                    || row.theirs().stream().equals("g");
            if (latencyCounts) {
                assertThat(row.latencyDifferencePercent())
                        .as(row.theirs().toString())
                        .isCloseTo(0, within(10.0));
            }
        }
    }

    @Test
    void channelsShareTheLoad() {
        long one = play(study(1), "sequential", 40_000, Optional.empty()).cycles();
        long four = play(study(4), "sequential", 40_000, Optional.empty()).cycles();
        assertThat((double) one / four).isBetween(3.5, 4.1);
    }

    /** An activate of two cycles and a precharge of one for each burst of two cycles, from each of the two. */
    @Test
    void twoPseudoChannelsAtRandomFillTheirRowBus() {
        assertThat(randomShare("hbm2-2000", 1)).isBetween(43.0, 46.0);
        assertThat(randomShare("hbm2-2000", 2)).isBetween(29.0, 100 / 3.0);
        assertThat(randomShare("gddr6-14", 2)).isCloseTo(randomShare("gddr6-14", 1), within(0.5));
    }

    private static double randomShare(String standard, int channels) {
        DramChannelSpec spec = DramTables.usual(standard);
        MemoryStudy study = new MemoryStudy(spec, new ChannelInterleave(channels, 32));
        AccessStream random = PatternStream.parse("random", 32, study.capacityBytes(), 0);
        return study.play(random, 20_000 * channels, Optional.empty(), offered -> {})
                .percentOfPeak();
    }

    @Test
    void offeredLoadIsWhatComesOutWhileTheMemoryCanCarryIt() {
        MemoryReport report = play(study(2), "sequential", 50_000, Optional.of(0.5));
        assertThat(report.percentOfPeak()).isCloseTo(50, within(0.5));
        assertThat(report.boundBy()).isEqualTo("too few requests");
    }

    @Test
    void everyBurstIsAHitAMissOrAConflict() {
        MemoryReport report = play(study(1), "mixed:2:1", 30_000, Optional.empty());
        assertThat(report.rowHits() + report.rowMisses() + report.rowConflicts())
                .isEqualTo(report.requests());
        assertThat(report.writes()).isEqualTo(10_000);
    }

    @Test
    void pinsMoveOrStandStillAndNothingElse() {
        MemoryReport report = play(study(1), "random", 30_000, Optional.empty());
        double still = report.stillPercent().values().stream()
                .mapToDouble(each -> each)
                .sum();
        assertThat(report.percentOfPeak() + still).isCloseTo(100, within(1e-6));
    }

    @Test
    void tracesOfBothFormsAreRead() throws IOException {
        Path trace = Files.writeString(folder.resolve("t.trace"), "# two forms\n0x0 READ 0\n128 W 500\nLD 0x100\n");
        MemoryStudy study = study(1);
        MemoryReport report =
                study.play(new TraceStream(trace, study.capacityBytes()), 1000, Optional.empty(), offered -> {});
        assertThat(report.requests()).isEqualTo(3);
        assertThat(report.writes()).isEqualTo(1);
        assertThat(report.cycles()).isGreaterThan(500);
    }

    @Test
    void badTracesNameFileLineAndText() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.trace"), "0x0 R\n0x40 FETCH\n");
        Path far = Files.writeString(folder.resolve("far.trace"), "0xffffffffffff R\n");
        assertThatThrownBy(() -> playTrace(bad)).hasMessageContaining("bad.trace:2: \"0x40 FETCH\"");
        assertThatThrownBy(() -> playTrace(far))
                .hasMessageContaining("far.trace:1")
                .hasMessageContaining("beyond");
    }

    private static void playTrace(Path trace) {
        MemoryStudy study = study(1);
        study.play(new TraceStream(trace, study.capacityBytes()), 1000, Optional.empty(), offered -> {});
    }

    @Test
    void badStreamsAndLoadsAreRefused() {
        assertThatThrownBy(() -> PatternStream.parse("zigzag", 64, 1 << 20, 0)).hasMessageContaining("known are");
        assertThatThrownBy(() -> PatternStream.parse("streams:0", 64, 1 << 20, 0))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> PatternStream.parse("stride:8", 64, 1 << 20, 0))
                .hasMessageContaining("unit");
        assertThatThrownBy(() -> play(study(1), "random", 10, Optional.of(1.5))).hasMessageContaining("was 1.5");
        assertThatThrownBy(() -> study(0)).hasMessageContaining("channels must be positive");
    }
}
