package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.DramCommand;

/** HBM2 has two buses and activates of two cycles; LPDDR4 has one and activates of four. */
class CommandBusTest {
    private static final int ACTIVATE = DramCommand.ACTIVATE.ordinal();
    private static final int READ = DramCommand.READ.ordinal();
    private static final int REFRESH = DramCommand.REFRESH_ALL.ordinal();

    @Test
    void rowAndColumnCommandsOfASplitBusDoNotMeet() {
        CommandBus bus = new CommandBus(DramTables.standard("hbm2-2000"), true);
        assertThat(bus.isSplit()).isTrue();
        bus.issue(ACTIVATE, 10);
        assertThat(bus.freeAt(11)).isEqualTo(CommandChoice.COLUMN_BUS);
        assertThat(bus.freeAt(12)).isEqualTo(CommandChoice.BOTH_BUSES);
        assertThat(bus.firstFree()).isZero();
        assertThat(bus.nextFree(10)).isEqualTo(12);
        assertThat(bus.nextFree(12)).isEqualTo(Simulation.NEVER);
        bus.issue(READ, 11);
        assertThat(bus.freeAt(11)).isZero();
        assertThat(bus.firstFree()).isEqualTo(12);
        bus.issue(READ, 20);
        assertThat(bus.freeAt(20)).isEqualTo(CommandChoice.ROW_BUS);
        assertThat(bus.nextFree(20)).isEqualTo(21);
        assertThat(bus.firstFree()).isEqualTo(12);
        bus.issue(REFRESH, 30);
        assertThat(bus.freeAt(30)).isEqualTo(CommandChoice.COLUMN_BUS);
        for (DramCommand command : DramCommand.values()) {
            CommandBus fresh = new CommandBus(DramTables.standard("hbm2-2000"), true);
            fresh.issue(command.ordinal(), 5);
            assertThat(fresh.freeAt(5))
                    .isEqualTo(command.movesData() ? CommandChoice.ROW_BUS : CommandChoice.COLUMN_BUS);
        }
    }

    @Test
    void commandsOfOneBusHoldItForAll() {
        CommandBus bus = new CommandBus(DramTables.standard("lpddr4-3200"), true);
        assertThat(bus.isSplit()).isFalse();
        bus.issue(ACTIVATE, 10);
        assertThat(bus.freeAt(13)).isZero();
        assertThat(bus.freeAt(14)).isEqualTo(CommandChoice.BOTH_BUSES);
        assertThat(bus.firstFree()).isEqualTo(14);
        bus.issue(REFRESH, 20);
        assertThat(bus.firstFree()).isEqualTo(22);
    }

    @Test
    void whereThePolicyDoesNotModelItACommandTakesACycle() {
        CommandBus bus = new CommandBus(DramTables.standard("lpddr4-3200"), false);
        bus.issue(ACTIVATE, 10);
        assertThat(bus.freeAt(11)).isEqualTo(CommandChoice.BOTH_BUSES);
    }

    @Test
    void onlyReadsAndWritesMoveData() {
        for (DramCommand command : DramCommand.values()) {
            boolean column = command.name().startsWith("READ") || command.name().startsWith("WRITE");
            assertThat(command.movesData()).as(command.name()).isEqualTo(column);
        }
    }
}
