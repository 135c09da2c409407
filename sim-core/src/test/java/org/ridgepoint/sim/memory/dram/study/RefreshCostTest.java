package org.ridgepoint.sim.memory.dram.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.memory.dram.DramCause;
import org.ridgepoint.sim.memory.dram.DramTables;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/** Runs with refresh beside runs without. */
class RefreshCostTest {
    private static MemoryReport play(String table, String policy, String stream, long requests) {
        DramStandard standard = DramTables.standard(table);
        DramChannelSpec spec = DramChannelSpec.of(
                standard,
                standard.system().channelWidth().bits(),
                standard.system().ranks(),
                DramPolicies.named(policy),
                standard.system().addressMap());
        MemoryStudy study =
                new MemoryStudy(spec, new ChannelInterleave(1, spec.geometry().burstBytes()));
        PatternStream accesses = PatternStream.parse(stream, 64, study.capacityBytes(), 0);
        return study.play(accesses, requests, Optional.empty(), offered -> {});
    }

    /**
     * What refresh cost are the cycles of a run less those of the same without it. Of the time that the pins stand still
     * meanwhile, queues that fill make a part good later, most where bank groups hold them up. Where two ranks or many banks
     * share the pins, most of it stands under what the others wait for.
     */
    @Test
    void whatStandsUnderRefreshIsHardlyMoreThanItCost() {
        for (String table : List.of("ddr3-1600", "ddr4-2400", "hbm2-2000", "lpddr4-3200", "gddr6-14")) {
            for (String policy : List.of("standard", "ramulator", "standard+per-bank")) {
                if (policy.endsWith("per-bank") && table.startsWith("ddr")) {
                    continue; // their tables know no such refresh
                }
                for (String stream : List.of("sequential", "random", "stride:8KiB", "mixed:2:1")) {
                    MemoryReport with = play(table, policy, stream, 20_000);
                    MemoryReport without = play(table, policy.split("[+]")[0] + "+no-refresh", stream, 20_000);
                    double cost = 100.0 * (with.cycles() - without.cycles()) / with.cycles();
                    double refresh = with.stillPercent().get(DramCause.REFRESH);
                    boolean oneBank = policy.endsWith("per-bank");
                    boolean alone = !oneBank && (table.startsWith("hbm") || table.equals("gddr6-14"));
                    assertThat(refresh)
                            .as("%s %s %s", table, policy, stream)
                            .isBetween(alone ? 0.85 * cost : 0, cost + (oneBank ? 0.5 : 6));
                    assertThat(without.stillPercent().get(DramCause.REFRESH)).isZero();
                }
            }
        }
    }
}
