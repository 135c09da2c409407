package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramGeometry;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.TimingRule;
import org.ridgepoint.sim.memory.dram.table.TimingScope;

/**
 * Holds each command of a channel against the rows of its standard, one by one, from the list of all that went before.
 * It shares nothing with the channel's own bookkeeping.
 */
final class CommandValidator implements CommandListener {
    private static final int CLOSED = -1;

    /** A rule with its sum worked out. */
    private record Row(TimingRule rule, int cycles, int window) {}

    private final DramChannelSpec spec;
    private final DramStandard standard;
    private final DramGeometry geometry;
    private final List<Row> rows;
    private final List<List<Long>> activates = new ArrayList<>();
    private final long[][] last;
    private final int[] openRow;
    private long rowBusFree;
    private long columnBusFree;
    private long dataFree;

    CommandValidator(DramChannelSpec spec) {
        this.spec = spec;
        this.standard = spec.standard();
        this.geometry = spec.geometry();
        this.rows = standard.rules().stream()
                .map(rule -> new Row(rule, standard.cycles(rule), rule.window().orElse(1)))
                .toList();
        for (int rank = 0; rank < geometry.ranks(); rank++) {
            activates.add(new ArrayList<>());
        }
        this.last = new long[DramCommand.values().length][geometry.banks()];
        for (long[] each : last) {
            java.util.Arrays.fill(each, Long.MIN_VALUE / 2);
        }
        this.openRow = new int[geometry.banks()];
        java.util.Arrays.fill(openRow, CLOSED);
    }

    @Override
    public void issued(long cycle, DramCommand command, int bank, int openedRow) {
        for (Row row : rows) {
            if (row.rule.to().contains(command)) {
                checkRule(row, cycle, command, bank);
            }
        }
        checkBus(cycle, command);
        checkRows(command, bank, openedRow);
        for (int each = 0; each < geometry.banks(); each++) {
            if (covers(command, bank, each)) {
                last[command.ordinal()][each] = cycle;
            }
        }
        if (command == DramCommand.ACTIVATE) {
            activates.get(rank(bank)).add(cycle);
        }
    }

    /** Bursts come in the order of their data and never overlap. */
    void data(long end) {
        long start = end - standard.timing("burst");
        assertThat(start).as("data of %s", spec.standard().name()).isGreaterThanOrEqualTo(dataFree);
        dataFree = end;
    }

    private void checkRule(Row row, long cycle, DramCommand command, int bank) {
        if (row.window > 1) {
            List<Long> ofRank = activates.get(rank(bank));
            if (ofRank.size() >= row.window) {
                checkGap(row, ofRank.get(ofRank.size() - row.window), cycle, command, bank);
            }
            return;
        }
        for (DramCommand from : row.rule.from()) {
            for (int other = 0; other < geometry.banks(); other++) {
                if (related(row.rule.scope(), other, command, bank)) {
                    checkGap(row, last[from.ordinal()][other], cycle, command, bank);
                }
            }
        }
    }

    private void checkGap(Row row, long from, long to, DramCommand command, int bank) {
        if (to - from < row.cycles) {
            throw new AssertionError("%s %s: %s at %d to bank %d breaks %s, which counts from %d"
                    .formatted(standard.name(), spec.policy().name(), command, to, bank, row.rule, from));
        }
    }

    private void checkBus(long cycle, DramCommand command) {
        boolean column = command.movesData();
        boolean split = standard.splitCommandBus();
        long free = !split ? Math.max(rowBusFree, columnBusFree) : column ? columnBusFree : rowBusFree;
        assertThat(cycle).as("command bus at %s", command).isGreaterThanOrEqualTo(free);
        int cycles = spec.policy().commandBus() ? standard.commandCycles(command) : 1;
        if (column) {
            columnBusFree = cycle + cycles;
        } else {
            rowBusFree = cycle + cycles;
        }
    }

    private void checkRows(DramCommand command, int bank, int row) {
        for (int each = 0; each < geometry.banks(); each++) {
            if (!covers(command, bank, each)) {
                continue;
            }
            boolean open = openRow[each] != CLOSED;
            switch (command) {
                case ACTIVATE -> {
                    assertThat(open).as("bank %d is open already", each).isFalse();
                    openRow[each] = row;
                }
                case READ, WRITE -> assertThat(open).as("bank %d is open", each).isTrue();
                case READ_PRECHARGE, WRITE_PRECHARGE -> {
                    assertThat(open).as("bank %d is open", each).isTrue();
                    openRow[each] = CLOSED;
                }
                case PRECHARGE, PRECHARGE_ALL -> openRow[each] = CLOSED;
                default ->
                    assertThat(open).as("bank %d is open under refresh", each).isFalse();
            }
        }
    }

    private boolean covers(DramCommand command, int bank, int each) {
        return switch (command) {
            case PRECHARGE_ALL, REFRESH_ALL -> rank(bank) == rank(each);
            case REFRESH_SAME_BANK ->
                rank(bank) == rank(each) && bank % geometry.banksPerGroup() == each % geometry.banksPerGroup();
            default -> bank == each;
        };
    }

    private boolean related(TimingScope scope, int other, DramCommand command, int bank) {
        return switch (scope) {
            case BANK -> covers(command, bank, other);
            case BANK_GROUP -> group(other) == group(bank);
            case RANK -> rank(other) == rank(bank);
            case OTHER_RANKS -> rank(other) != rank(bank);
        };
    }

    private int rank(int bank) {
        return bank / geometry.banksPerRank();
    }

    private int group(int bank) {
        return bank / geometry.banksPerGroup();
    }
}
