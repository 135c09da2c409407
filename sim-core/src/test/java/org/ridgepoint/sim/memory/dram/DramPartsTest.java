package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramGeometry;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.TimingRule;
import org.ridgepoint.sim.memory.dram.table.TimingScope;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;

/** Small parts of a channel, each by itself. */
class DramPartsTest {
    private static final int REFRESH_BANK = DramCommand.REFRESH_BANK.ordinal();

    @Test
    void aPortHasAsManyPlacesAsItIsDeepAndTellsWhoWaitsWhenOneIsFree() {
        Simulation simulation = new Simulation();
        DramController dram = new DramController(simulation, "dram.7", DramTables.usual("lpddr4-3200"));
        DramPort port = (DramPort) dram.newPort(2);
        List<String> woken = new ArrayList<>();
        assertThat(port.tryReserve(null)).isTrue();
        assertThat(port.hasSpace()).isTrue();
        assertThat(port.tryReserve(null)).isTrue();
        assertThat(port.hasSpace()).isFalse();
        assertThat(port.tryReserve(null)).isFalse();
        port.whenSpace(() -> woken.add("now"));
        assertThat(woken).isEmpty();
        port.release();
        assertThat(woken).containsExactly("now");
        assertThat(port.tryReserve(null)).isTrue();
        assertThat(port.kind()).isEqualTo(ResourceKind.DRAM);
        assertThat(port.name()).isEqualTo("dram.7");
        assertThat(dram.kind()).isEqualTo(ResourceKind.DRAM);
        assertThatThrownBy(() -> dram.newPort(0)).hasMessage("dram.7: port depth must be positive, was 0");
    }

    private static DramTransfer transfer(Port port, long address, int bytes, boolean write) {
        Request request = Request.contiguous(0, address, bytes, write ? Access.WRITE : Access.READ, 0);
        return new DramTransfer(new Packet(request, new Route(List.of(port)), done -> {}), null, write, 64, 0, 0);
    }

    @Test
    void aPacketHasAllBurstsThatItsBytesTouch() {
        Port port = new DramController(new Simulation(), "dram", DramTables.usual("lpddr4-3200")).newPort(1);
        assertThat(transfer(port, 0, 64, false).unmoved()).isEqualTo(1);
        assertThat(transfer(port, 0, 65, false).unmoved()).isEqualTo(2);
        assertThat(transfer(port, 63, 2, false).unmoved()).isEqualTo(2);
        assertThat(transfer(port, 100, 1024, false).unmoved()).isEqualTo(17);
        assertThat(transfer(port, 128, 1024, false).unmoved()).isEqualTo(16);
    }

    @Test
    void theEarliestReadIsThatWithTheFewestBursts() {
        Port port = new DramController(new Simulation(), "dram", DramTables.usual("lpddr4-3200")).newPort(1);
        InFlight inFlight = new InFlight();
        assertThat(inFlight.earliestRead(100, 8)).isEqualTo(Simulation.NEVER);
        List<DramTransfer> all = IntStream.range(0, 20)
                .mapToObj(i -> transfer(port, 0, 64 * (30 - i), i % 2 == 0))
                .toList();
        all.forEach(inFlight::add);
        all.forEach(each -> assertThat(inFlight.transfer(each.tag())).isSameAs(each));
        // the last write has 12 bursts, the last read 11
        assertThat(inFlight.earliestRead(50, 8)).isEqualTo(50 + 11 * 8);
        inFlight.remove(all.get(18));
        assertThat(inFlight.earliestRead(50, 8)).isEqualTo(50 + 11 * 8);
        inFlight.remove(all.get(0));
        Stream.of(1, 2, 9, 16, 17, 19)
                .map(all::get)
                .forEach(each -> assertThat(inFlight.transfer(each.tag())).isSameAs(each));
    }

    @Test
    void thePlanIsTheSoonestThenTheLeastClassThenTheOldest() {
        BurstTable bursts = new BurstTable(8, 4, 24);
        long old = bursts.mark(bursts.take(BurstTable.READ, 0, 0), 1);
        long young = bursts.mark(bursts.take(BurstTable.READ, 1, 0), 2);
        CommandPlan plan = new CommandPlan();
        plan.clear();
        assertThat(plan.isMade()).isFalse();
        assertThat(plan.cycle()).isEqualTo(Simulation.NEVER);
        plan.consider(CommandChoice.PRECHARGE, 2, old, 50);
        assertThat(plan.isMade()).isTrue();
        assertThat(plan.isFirst()).isFalse();
        plan.consider(CommandChoice.READ, 1, young, 50);
        assertThat(plan.command()).isEqualTo(CommandChoice.READ);
        plan.consider(CommandChoice.READ, 1, old, 50);
        assertThat(plan.slot()).isEqualTo(BurstTable.slot(old));
        plan.consider(CommandChoice.ACTIVATE, 1, young, 50);
        plan.consider(CommandChoice.ACTIVATE, 0, young, 51);
        assertThat(plan.slot()).isEqualTo(BurstTable.slot(old));
        plan.consider(CommandChoice.ACTIVATE, 0, young, 50);
        assertThat(plan.isFirst()).isTrue();
        plan.consider(CommandChoice.PRECHARGE, 3, young, 49);
        assertThat(plan.cycle()).isEqualTo(49);
        assertThat(plan.command()).isEqualTo(CommandChoice.PRECHARGE);
    }

    /** Rules of bank groups and other ranks for a command that no burst asks for, beside those of the table. */
    @Test
    void aRareCommandLooksBackAtItsGroupAndAtOtherRanks() {
        DramStandard hbm2 = DramTables.standard("hbm2-2000");
        List<TimingRule> rules = new ArrayList<>(hbm2.rules());
        rules.add(rule(TimingScope.BANK_GROUP, "500"));
        rules.add(rule(TimingScope.OTHER_RANKS, "700"));
        DramStandard more = new DramStandard(
                hbm2.name(),
                hbm2.family(),
                hbm2.clockPeriod(),
                hbm2.organization(),
                hbm2.timingCycles(),
                rules,
                hbm2.commandCycles(),
                hbm2.splitCommandBus(),
                hbm2.pseudoChannels(),
                hbm2.supplies(),
                hbm2.system(),
                hbm2.sources());
        BankTiming timing = new BankTiming(more, DramGeometry.of(more, 64, 2));
        assertThat(timing.earliest(REFRESH_BANK, 5)).isZero();
        timing.issue(DramCommand.ACTIVATE.ordinal(), 5, 1000);
        timing.issue(DramCommand.ACTIVATE.ordinal(), 6, 1004);
        for (int bank = 4; bank < 8; bank++) {
            assertThat(timing.earliest(REFRESH_BANK, bank)).isEqualTo(1504);
        }
        assertThat(timing.earliest(REFRESH_BANK, 3)).isEqualTo(1004 + 4); // tRRD_S
        assertThat(timing.earliest(REFRESH_BANK, 8)).isEqualTo(1004 + 4);
        assertThat(timing.earliest(REFRESH_BANK, 16)).isEqualTo(1704);
        timing.issue(DramCommand.ACTIVATE.ordinal(), 31, 1100);
        assertThat(timing.earliest(REFRESH_BANK, 16)).isEqualTo(1704);
        assertThat(timing.earliest(REFRESH_BANK, 5)).isEqualTo(1800);
        timing.holdRank(1, 5000);
        assertThat(timing.earliest(REFRESH_BANK, 31)).isEqualTo(5000);
        assertThat(timing.earliest(REFRESH_BANK, 0)).isEqualTo(1800);
    }

    private static TimingRule rule(TimingScope scope, String cycles) {
        return new TimingRule(
                "test",
                List.of(DramCommand.ACTIVATE),
                List.of(DramCommand.REFRESH_BANK),
                scope,
                cycles,
                Optional.empty());
    }

    @Test
    void theLongestWaitOfAScopeIsThatOfItsLongestRule() {
        TimingTable table = new TimingTable(DramTables.standard("lpddr4-3200"));
        assertThat(table.longest(TimingScope.RANK)).isEqualTo(448); // tRFC
        assertThat(table.longest(TimingScope.BANK_GROUP)).isZero();
    }

    @Test
    void oneBankOfEachGroupIsRefreshedInTurnOfEachRank() {
        for (int ranks = 1; ranks <= 2; ranks++) {
            DramStandard ddr5 = DramTables.standard("ddr5-4800");
            RefreshSchedule schedule = new RefreshSchedule(
                    ddr5, DramGeometry.of(ddr5, 32, ranks), DramPolicies.named("standard+same-bank"));
            long interval = ddr5.timing("tREFI") / (4 * ranks);
            assertThat(schedule.roundCycles()).isEqualTo(interval * 4 * ranks);
            for (int i = 0; i < 20; i++) {
                assertThat(schedule.nextDue()).isEqualTo(interval * (i + 1));
                schedule.advance(interval * (i + 1) - 1);
                assertThat(schedule.isDue()).isFalse();
                schedule.advance(interval * (i + 1));
                assertThat(schedule.isDue()).isTrue();
                int first = i % ranks * 32 + i / ranks % 4;
                assertThat(schedule.firstBank()).isEqualTo(first);
                assertThat(schedule.banks()).isEqualTo(0x11111111L << first);
                assertThat(schedule.command()).isEqualTo(DramCommand.REFRESH_SAME_BANK);
                assertThat(schedule.coversRank()).isFalse();
                schedule.issued();
            }
        }
    }
}
