package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.sim.kernel.Simulation;

/** Beside a plain twin: for each bank the cycle at which it opens, compared at every question. */
class ShutBanksTest {
    private static final int BANKS = 64;
    private static final int GATES = ShutBanks.COMMANDS;
    private static final int LONGEST = 1000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void banksAreShutExactlyUntilTheirLastAskedCycle(int size) {
        SplittableRandom random = new SplittableRandom(size);
        ShutBanks banks = new ShutBanks(size, LONGEST);
        long[][] twin = new long[GATES][BANKS];
        long cycle = 0;
        for (int i = 0; i < 20_000; i++) {
            int gate = random.nextInt(GATES);
            int bank = random.nextInt(BANKS);
            long until = cycle + 1 + random.nextInt(i % 100 == 0 ? LONGEST : 60);
            banks.keepUp(cycle);
            banks.shut(gate, bank, until);
            for (int together = bank & -size; together < (bank & -size) + size; together++) {
                twin[gate][together] = Math.max(twin[gate][together], until);
            }
            assertThat(banks.opens(gate, bank)).isEqualTo(twin[gate][bank]);
            cycle += random.nextInt(i % 500 == 0 ? 5000 : 12);
            if (random.nextInt(3) > 0) {
                int other = random.nextInt(GATES);
                long half = random.nextLong();
                long asked = half & random.nextLong();
                assertThat(banks.noneBefore(other, asked)).isLessThanOrEqualTo(first(twin[other], asked));
                banks.advance(cycle);
                assertThat(banks.open(other, asked)).isEqualTo(asked & open(twin[other], cycle));
                long first = banks.open(other, asked) != 0 ? 0 : first(twin[other], asked);
                assertThat(banks.noneBefore(other, asked)).isEqualTo(first);
            }
        }
    }

    private static long open(long[] twin, long cycle) {
        return IntStream.range(0, BANKS)
                .filter(bank -> twin[bank] <= cycle)
                .mapToLong(bank -> 1L << bank)
                .reduce(0, (one, other) -> one | other);
    }

    /** The first cycle at which any of some banks opens or has opened. */
    private static long first(long[] twin, long asked) {
        return IntStream.range(0, BANKS)
                .filter(bank -> (asked >>> bank & 1) != 0)
                .mapToLong(bank -> twin[bank])
                .min()
                .orElse(Simulation.NEVER);
    }
}
