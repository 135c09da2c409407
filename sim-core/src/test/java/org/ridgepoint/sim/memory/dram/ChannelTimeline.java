package org.ridgepoint.sim.memory.dram;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;

/** A channel of 64 bits with all that its controller says, when, and when the data pass, as lines. */
final class ChannelTimeline {
    static final int BURST = 128;

    private final List<String> lines = new ArrayList<>();
    private final DramChannel channel;
    private final int banksPerRank;

    ChannelTimeline(String standard, int ranks, String policy) {
        DramChannelSpec spec = DramChannelSpec.of(
                DramTables.standard(standard), 64, ranks, DramPolicies.named(policy), "rank-row-bank-column");
        banksPerRank = spec.geometry().banksPerRank();
        channel = new DramChannel(spec, this::data, this::command);
    }

    private void command(long cycle, DramCommand command, int bank, int row) {
        boolean all = command == DramCommand.REFRESH_ALL || command == DramCommand.PRECHARGE_ALL;
        String target = all ? "rank " + bank / banksPerRank : "bank " + bank;
        lines.add(
                "%6d %s %s%s".formatted(cycle, command, target, command == DramCommand.ACTIVATE ? " row " + row : ""));
    }

    private void data(int tag, boolean write, long arrived, long end) {
        lines.add("%6d ..%d %s data of burst %d".formatted(end - 8, end, write ? "write" : "read", tag));
    }

    void offer(int tag, long address, boolean write) {
        channel.offer(tag, address, write);
    }

    void forget() {
        lines.clear();
    }

    /** All lines so far, each ended. */
    String playUntil(long cycle) {
        while (channel.cycle() < cycle) {
            channel.advance(cycle);
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
