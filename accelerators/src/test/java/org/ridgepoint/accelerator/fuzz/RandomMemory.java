package org.ridgepoint.accelerator.fuzz;

import static org.ridgepoint.sim.memory.dram.table.DramCommand.ACTIVATE;
import static org.ridgepoint.sim.memory.dram.table.DramCommand.PRECHARGE;
import static org.ridgepoint.sim.memory.dram.table.DramCommand.READ;
import static org.ridgepoint.sim.memory.dram.table.DramCommand.WRITE;
import static org.ridgepoint.sim.memory.dram.table.TimingScope.BANK;
import static org.ridgepoint.sim.memory.dram.table.TimingScope.BANK_GROUP;
import static org.ridgepoint.sim.memory.dram.table.TimingScope.OTHER_RANKS;
import static org.ridgepoint.sim.memory.dram.table.TimingScope.RANK;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramOrganization;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.DramSystem;
import org.ridgepoint.sim.memory.dram.table.TimingRule;
import org.ridgepoint.sim.memory.dram.table.TimingScope;
import org.ridgepoint.sim.quantity.BitWidth;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Duration;

/** Tables of DRAM that nobody sells: any clock, with and without bank groups, fast and slow rows. */
final class RandomMemory {
    private static final List<DramCommand> COLUMNS = List.of(READ, WRITE);

    private final Draws draws;

    RandomMemory(Draws draws) {
        this.draws = draws;
    }

    DramStandard standard() {
        int burst = draws.pick(4, 2, 8);
        BitWidth width = new BitWidth(draws.pick(16, 32, 64, 128));
        DramOrganization organization = new DramOrganization(
                width,
                2 * burst,
                draws.pick(1, 2, 4),
                draws.pick(4, 2, 8),
                1 << 14,
                new Bytes(draws.pick(2048, 1024, 4096)));
        boolean split = draws.oneIn(4);
        return new DramStandard(
                "random",
                "RANDOM",
                Duration.parse(draws.pick("1 ns", "0.83 ns", "1.25 ns", "0.501 ns", "2.7 ns")),
                organization,
                timings(burst),
                rules(),
                Map.of(),
                split,
                split ? draws.onceIn(2, () -> 2) : Optional.empty(),
                List.of(),
                new DramSystem(width, 1, "row-bank-bankgroup-column", "standard"),
                Map.of());
    }

    private Map<String, Integer> timings(int burst) {
        Map<String, Integer> timings = new TreeMap<>();
        timings.put("burst", burst);
        timings.put("CL", draws.between(3, 22));
        timings.put("CWL", draws.between(2, 16));
        timings.put("tRCD", draws.between(3, 22));
        timings.put("tRP", draws.between(3, 22));
        timings.put("tRAS", timings.get("tRCD") + draws.below(24));
        timings.put("tRC", timings.get("tRAS") + timings.get("tRP") + draws.below(4));
        timings.put("tCCD_L", burst + draws.below(5));
        timings.put("tRRD", draws.between(1, 8));
        timings.put("tFAW", 4 * timings.get("tRRD") + draws.below(12));
        timings.put("tWTR", draws.below(12));
        timings.put("tWR", draws.between(1, 20));
        timings.put("tRTP", draws.between(1, 12));
        timings.put("tRTRS", draws.below(3));
        timings.put("tRFC", draws.between(50, 450));
        timings.put("tREFI", draws.between(1500, 9500));
        return timings;
    }

    private static List<TimingRule> rules() {
        return List.of(
                rule("tRCD", List.of(ACTIVATE), COLUMNS, BANK, "tRCD"),
                rule("tRP", List.of(PRECHARGE), List.of(ACTIVATE), BANK, "tRP"),
                rule("tRAS", List.of(ACTIVATE), List.of(PRECHARGE), BANK, "tRAS"),
                rule("tRC", List.of(ACTIVATE), List.of(ACTIVATE), BANK, "tRC"),
                rule("tRTP", List.of(READ), List.of(PRECHARGE), BANK, "tRTP"),
                rule("tWR", List.of(WRITE), List.of(PRECHARGE), BANK, "CWL + burst + tWR"),
                rule("tRRD", List.of(ACTIVATE), List.of(ACTIVATE), RANK, "tRRD"),
                rule("tCCD_S", List.of(READ), List.of(READ), RANK, "burst"),
                rule("tCCD_S", List.of(WRITE), List.of(WRITE), RANK, "burst"),
                rule("tCCD_L", List.of(READ), List.of(READ), BANK_GROUP, "tCCD_L"),
                rule("tCCD_L", List.of(WRITE), List.of(WRITE), BANK_GROUP, "tCCD_L"),
                rule("tWTR", List.of(WRITE), List.of(READ), RANK, "CWL + burst + tWTR"),
                rule("tRTW", List.of(READ), List.of(WRITE), RANK, "CL + burst + 14 - CWL"),
                rule("tRTRS", List.of(READ), List.of(READ), OTHER_RANKS, "burst + tRTRS"),
                rule("tRTRS", List.of(WRITE), List.of(WRITE), OTHER_RANKS, "burst + tRTRS"),
                rule("tRTRS", List.of(READ), List.of(WRITE), OTHER_RANKS, "CL + burst + tRTRS - CWL"),
                rule("tRTRS", List.of(WRITE), List.of(READ), OTHER_RANKS, "CWL + burst + tRTRS - CL"),
                new TimingRule("tFAW", List.of(ACTIVATE), List.of(ACTIVATE), RANK, "tFAW", Optional.of(4)));
    }

    private static TimingRule rule(
            String name, List<DramCommand> from, List<DramCommand> to, TimingScope scope, String cycles) {
        return new TimingRule(name, from, to, scope, cycles, Optional.empty());
    }
}
