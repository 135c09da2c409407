package org.ridgepoint.sim.memory.dram.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.sim.memory.dram.DramCause;
import org.ridgepoint.sim.memory.dram.DramTables;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/** What bounds a stream, and which streams there are. */
class VerdictTest {
    @TempDir
    Path folder;

    private static MemoryStudy study(String table, String policy, int channels, Optional<String> map) {
        DramStandard standard = DramTables.standard(table);
        DramChannelSpec spec = DramChannelSpec.of(
                standard,
                standard.system().channelWidth().bits(),
                standard.system().ranks(),
                DramPolicies.named(policy),
                map.orElse(standard.system().addressMap()));
        return new MemoryStudy(
                spec, new ChannelInterleave(channels, spec.geometry().burstBytes()));
    }

    private static MemoryReport play(String table, String policy, String stream, long requests) {
        return play(study(table, policy, 1, Optional.empty()), stream, requests, Optional.empty());
    }

    private static MemoryReport play(MemoryStudy study, String stream, long requests, Optional<Double> load) {
        return study.play(PatternStream.parse(stream, 64, study.capacityBytes(), 0), requests, load, offered -> {});
    }

    @Test
    void refreshOfOneBankHoldsThatBankAlone() {
        MemoryReport two = play("hbm2-2000", "standard+per-bank", "stride:8KiB", 50_000);

        assertThat(two.percentOfPeak()).isLessThan(10);
        assertThat(two.stillPercent().get(DramCause.REFRESH)).isLessThan(5);
        assertThat(two.boundBy()).isEqualTo("opening and closing rows");
    }

    @Test
    void aLoneAccessIsBoundByNothingButItself() {
        MemoryReport report = play("ddr3-1600", "standard+no-refresh", "sequential-write", 1);

        assertThat(report.boundBy()).isEqualTo("too few requests");
        assertThat(report.stillPercent().get(DramCause.REFRESH)).isZero();
        assertThat(report.hasReads()).isFalse();
    }

    @Test
    void channelsThatIdleWhileOneIsBusyAreImbalance() {
        Optional<String> map = Optional.of("row-rank-bank-column-bankgroup");
        MemoryReport one = play(study("ddr4-2400", "standard", 4, map), "stride:256B", 50_000, Optional.empty());
        MemoryReport all = play(study("ddr4-2400", "standard", 4, map), "sequential", 50_000, Optional.empty());
        MemoryReport two = play(study("ddr4-2400", "standard", 4, map), "stride:128B", 50_000, Optional.empty());

        assertThat(one.boundBy()).isEqualTo("some channels while others idle");
        assertThat(one.stillPercent().get(DramCause.IMBALANCE)).isCloseTo(75, within(1.0));
        assertThat(two.stillPercent().get(DramCause.IMBALANCE)).isCloseTo(50, within(1.0));
        assertThat(all.stillPercent().get(DramCause.IMBALANCE)).isLessThan(1);
        assertThat(all.boundBy()).isEqualTo("the data pins");
        for (MemoryReport report : List.of(one, two, all)) {
            double still = report.stillPercent().values().stream()
                    .mapToDouble(each -> each)
                    .sum();
            assertThat(report.percentOfPeak() + still).isCloseTo(100, within(1e-6));
        }
    }

    @Test
    void whereAllThatWasOfferedMovedTheOfferBounds() {
        Optional<String> map = Optional.empty();
        for (double load : new double[] {0.1, 0.4, 0.6}) {
            MemoryReport report = play(study("ddr4-2400", "standard", 1, map), "random", 40_000, Optional.of(load));
            assertThat(report.percentOfPeak()).isCloseTo(100 * load, within(0.5));
            assertThat(report.boundBy()).isEqualTo("too few requests");
        }
        assertThat(play(study("hbm2-2000", "standard", 1, map), "random", 40_000, Optional.of(0.6))
                        .boundBy())
                .isEqualTo("opening and closing rows");
        assertThat(play("ddr4-2400", "standard", "random", 40_000).boundBy()).isNotEqualTo("too few requests");
    }

    @Test
    void streamsThatReachBeyondTheMemoryAreRefused() {
        assertThatThrownBy(() -> PatternStream.parse("stride:64GiB", 64, 1L << 34, 0))
                .hasMessageContaining("must be below that");
        assertThatThrownBy(() -> PatternStream.parse("stride:1GiB", 64, 1L << 34, 0))
                .hasMessageContaining("must be below that");
        assertThat(PatternStream.parse("stride:1023MiB", 64, 1L << 34, 0).next())
                .isTrue();
        assertThatThrownBy(() -> PatternStream.parse("streams:17:1GiB", 64, 1L << 34, 0))
                .hasMessageContaining("the last of 17 streams");
        assertThat(PatternStream.parse("streams:16:1GiB", 64, 1L << 34, 0).next())
                .isTrue();
        assertThatThrownBy(() -> PatternStream.parse("streams:300", 64, 1L << 34, 0))
                .hasMessageContaining("beyond the memory");
    }

    @Test
    void aTraceIsRefusedAtTheLineThatIsWrong() throws IOException {
        traceRefused("0 R\n0x40 W 10\n0x80 R 9\n", ":3: \"0x80 R 9\": cycle 9 is before 10 of a line above");
        traceRefused("0 R 9223372036854775807\n", ":1: ", "the cycle must be at most 1000000000000000");
        traceRefused("0 R\n0 R 18446744073709551615\n", ":2: ", "the cycle must be at most");
        traceRefused("0 R\n\u00e4 R\n", ":2: is no text");
        traceRefused("# \u00e4\n0 Q" + "x".repeat(500) + "\n", ":2: ", "...");
        traceRefused("0 R\n0\u0000 R\n", ":2: is no text");
    }

    private void traceRefused(String text, String... parts) throws IOException {
        Path trace = Files.write(folder.resolve("t.trc"), text.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> playTrace(trace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }

    private static MemoryReport playTrace(Path trace) throws IOException {
        MemoryStudy study = study("ddr4-2400", "standard", 1, Optional.empty());
        try (TraceStream stream = new TraceStream(trace, study.capacityBytes())) {
            return study.play(stream, 1000, Optional.empty(), offered -> {});
        }
    }

    @Test
    void gapsInATraceTakeNoTime() throws IOException {
        Path trace = Files.writeString(
                folder.resolve("gap.trc"), "0 R 0\n0x1000 R 500000000000000\n0x2000 R 1000000000000000\n");

        MemoryReport report = playTrace(trace);

        assertThat(report.requests()).isEqualTo(3);
        assertThat(report.cycles()).isBetween(1_000_000_000_000_000L, 1_000_000_000_001_000L);
        assertThat(report.boundBy()).isEqualTo("too few requests");
    }
}
