package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramGeometry;
import org.ridgepoint.sim.memory.dram.table.TimingScope;

/**
 * When a bank may take a command that no burst asks for: precharge of a whole rank, refresh.
 *
 * <p>Such commands come once in thousands of cycles, so nothing is worked out ahead: the last cycle of each command at
 * each bank and rank is noted, and the rules are applied to these when somebody asks.
 */
final class RareTiming {
    private static final int COMMANDS = DramCommand.values().length;
    private static final int BANK_BITS = 6; // 64 banks at most
    private static final long BEFORE_TIME = Long.MIN_VALUE / 2;

    private final int ranks;
    private final int banksPerGroup;
    private final int rankShift;
    private final long[] lastOfBank = neverIssued();
    private final long[] lastOfRank = neverIssued();
    private final long[] heldUntil;
    private final Wait[][] waits;

    RareTiming(TimingTable table, DramGeometry geometry) {
        this.ranks = geometry.ranks();
        this.banksPerGroup = geometry.banksPerGroup();
        this.rankShift = Integer.numberOfTrailingZeros(geometry.banksPerRank());
        this.heldUntil = new long[ranks];
        this.waits =
                IntStream.range(0, COMMANDS).mapToObj(to -> waits(table, to)).toArray(Wait[][]::new);
    }

    void issued(int command, int bank, long cycle) {
        int row = command << BANK_BITS;
        lastOfBank[row | bank] = cycle;
        lastOfRank[row | bank >> rankShift] = cycle;
    }

    void holdRank(int rank, long cycle) {
        heldUntil[rank] = Math.max(heldUntil[rank], cycle);
    }

    /** The first cycle at which a bank may take a command; 0 where nothing has ever been in its way. */
    long earliest(int command, int bank) {
        long earliest = heldUntil[bank >> rankShift];
        for (Wait wait : waits[command]) {
            earliest = Math.max(earliest, last(wait, bank) + wait.cycles);
        }
        return earliest;
    }

    private long last(Wait wait, int bank) {
        int row = wait.from << BANK_BITS;
        return switch (wait.scope) {
            case BANK -> lastOfBank[row | bank];
            case BANK_GROUP -> lastOfGroup(row, bank);
            case RANK -> lastOfRank[row | bank >> rankShift];
            case OTHER_RANKS -> lastOfOtherRanks(row, bank >> rankShift);
        };
    }

    private long lastOfGroup(int row, int bank) {
        int first = bank & -banksPerGroup;
        return Arrays.stream(lastOfBank, row | first, (row | first) + banksPerGroup)
                .max()
                .orElseThrow();
    }

    private long lastOfOtherRanks(int row, int rank) {
        long last = BEFORE_TIME;
        for (int other = 0; other < ranks; other++) {
            last = other == rank ? last : Math.max(last, lastOfRank[row | other]);
        }
        return last;
    }

    private static Wait[] waits(TimingTable table, int to) {
        return Arrays.stream(TimingScope.values())
                .flatMap(scope -> IntStream.range(0, COMMANDS)
                        .filter(from -> table.cycles(scope, from, to) > 0)
                        .mapToObj(from -> new Wait(scope, from, table.cycles(scope, from, to))))
                .toArray(Wait[]::new);
    }

    private static long[] neverIssued() {
        return LongStream.generate(() -> BEFORE_TIME)
                .limit(COMMANDS << BANK_BITS)
                .toArray();
    }

    /** What a command waits for. */
    private record Wait(TimingScope scope, int from, int cycles) {}
}
