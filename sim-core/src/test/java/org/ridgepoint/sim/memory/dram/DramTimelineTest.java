package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;

/** Small streams on one channel, each compared whole: what the controller says, when, and when the data pass. */
class DramTimelineTest {
    private static final int BURST = 128;
    private static final long ROW = 8192;
    private static final long BANKS = 8;

    private final List<String> lines = new ArrayList<>();
    private DramChannel channel;

    /** LPDDR4-3200 x64: CL 28, CWL 14, tRCD 29, tRP 29, tRAS 68, tRTP 12, bursts of 8 cycles. */
    private void lpddr4(DramPolicy policy) {
        DramChannelSpec spec = DramChannelSpec.of(DramTables.standard("lpddr4-3200"), 64, 1, policy, "row-bank-column");
        channel = new DramChannel(spec, this::data, this::command);
    }

    private void command(long cycle, DramCommand command, int bank, int row) {
        String target = command == DramCommand.REFRESH_ALL || command == DramCommand.PRECHARGE_ALL ? "all" : "" + bank;
        String what = command == DramCommand.ACTIVATE ? target + " row " + row : target;
        lines.add("%6d %s bank %s".formatted(cycle, command, what));
    }

    private void data(int tag, boolean write, long arrived, long end) {
        lines.add("%6d ..%d %s data of burst %d".formatted(end - 8, end, write ? "write" : "read", tag));
    }

    private String playUntil(long cycle) {
        while (channel.cycle() < cycle) {
            channel.advance(cycle);
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    void rowMissPaysActivateAndRowHitFollowsWithoutAGap() {
        lpddr4(DramPolicies.STANDARD);
        channel.offer(0, 0, false);
        channel.offer(1, BURST, false);
        assertThat(playUntil(200)).isEqualTo("""
                     0 ACTIVATE bank 0 row 0
                    29 READ bank 0
                    57 ..65 read data of burst 0
                    37 READ bank 0
                    65 ..73 read data of burst 1
                """);
    }

    @Test
    void rowConflictPaysPrechargeThenActivate() {
        lpddr4(DramPolicies.STANDARD);
        channel.offer(0, 0, false);
        playUntil(100);
        channel.offer(1, ROW * BANKS, false);
        assertThat(playUntil(300)).isEqualTo("""
                     0 ACTIVATE bank 0 row 0
                    29 READ bank 0
                    57 ..65 read data of burst 0
                   100 PRECHARGE bank 0
                   129 ACTIVATE bank 0 row 1
                   158 READ bank 0
                   186 ..194 read data of burst 1
                """);
    }

    @Test
    void activateOfAnotherBankRunsUnderTheDataOfTheFirst() {
        lpddr4(DramPolicies.STANDARD);
        channel.offer(0, 0, false);
        channel.offer(1, ROW, false);
        assertThat(playUntil(200)).isEqualTo("""
                     0 ACTIVATE bank 0 row 0
                    16 ACTIVATE bank 1 row 0
                    29 READ bank 0
                    57 ..65 read data of burst 0
                    45 READ bank 1
                    73 ..81 read data of burst 1
                """);
    }

    @Test
    void refreshClosesTheRowAndHoldsTheBurstForTrfc() {
        lpddr4(DramPolicies.STANDARD);
        playUntil(6200);
        channel.offer(0, 0, false);
        playUntil(6250);
        channel.offer(1, BURST, false);
        assertThat(playUntil(7000)).isEqualTo("""
                  6200 ACTIVATE bank 0 row 0
                  6229 READ bank 0
                  6257 ..6265 read data of burst 0
                  6268 PRECHARGE_ALL bank all
                  6302 REFRESH_ALL bank all
                  6750 ACTIVATE bank 0 row 0
                  6779 READ bank 0
                  6807 ..6815 read data of burst 1
                """);
    }

    @Test
    void writeAfterReadWaitsUntilThePinsTurnAround() {
        lpddr4(DramPolicies.STANDARD);
        channel.offer(0, 0, false);
        channel.offer(1, BURST, true);
        assertThat(playUntil(200)).isEqualTo("""
                     0 ACTIVATE bank 0 row 0
                    29 READ bank 0
                    57 ..65 read data of burst 0
                    52 WRITE bank 0
                    66 ..74 write data of burst 1
                """);
    }

    @Test
    void readAfterWriteWaitsForTwtr() {
        lpddr4(DramPolicies.STANDARD);
        channel.offer(0, 0, true);
        playUntil(30);
        channel.offer(1, BURST, false);
        assertThat(playUntil(200)).isEqualTo("""
                     0 ACTIVATE bank 0 row 0
                    29 WRITE bank 0
                    43 ..51 write data of burst 0
                    67 READ bank 0
                    95 ..103 read data of burst 1
                """);
    }
}
