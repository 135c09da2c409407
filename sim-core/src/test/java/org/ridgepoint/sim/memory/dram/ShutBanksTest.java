package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside a plain twin: for each set of banks the cycle at which it opens, compared at every question. */
class ShutBanksTest {
    private static final int SETS = 16;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void banksAreShutExactlyUntilTheirLastAskedCycle(int sizeShift) {
        SplittableRandom random = new SplittableRandom(sizeShift);
        ShutBanks banks = new ShutBanks(SETS, sizeShift);
        long[] twin = new long[SETS];
        long cycle = 0;
        for (int i = 0; i < 20_000; i++) {
            int set = random.nextInt(SETS);
            long until = cycle + 1 + random.nextInt(i % 100 == 0 ? 1000 : 60);
            banks.shut(set << sizeShift, until);
            twin[set] = Math.max(twin[set], until);
            assertThat(banks.opens(set << sizeShift)).isEqualTo(twin[set]);
            cycle += random.nextInt(i % 500 == 0 ? 5000 : 12);
            long now = cycle;
            if (random.nextInt(3) > 0) {
                assertThat(banks.at(now)).isEqualTo(shut(twin, now, sizeShift));
                assertThat(banks.noneBefore(shut(twin, now, sizeShift))).isBetween(now + 1, first(twin, now));
            }
        }
    }

    private static long shut(long[] twin, long cycle, int sizeShift) {
        return IntStream.range(0, SETS << sizeShift)
                .filter(bank -> twin[bank >> sizeShift] > cycle)
                .mapToLong(bank -> 1L << bank)
                .reduce(0, (one, other) -> one | other);
    }

    /** The first cycle at which one that is shut opens. */
    private static long first(long[] twin, long cycle) {
        return IntStream.range(0, SETS)
                .mapToLong(set -> twin[set])
                .filter(opens -> opens > cycle)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
