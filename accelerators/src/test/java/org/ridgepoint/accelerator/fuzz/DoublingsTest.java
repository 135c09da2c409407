package org.ridgepoint.accelerator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.NothingToRun;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;

/**
 * Is a machine ever slower for having twice of something? Random machines run again with twice the SRAM, the channels, a
 * width, a clock, the lanes or the packets in flight. Rings are left out: one with more stops is a longer ring.
 *
 * <p>{@code -Dridgepoint.doublings} says how many, {@code -Dridgepoint.doublings.seed} from which seed on.
 */
class DoublingsTest {
    private static final int OF_ONE_MACHINE = 3;
    private static final double A_LITTLE = 1.01;
    private static final double MUCH = 1.05;
    private static final double FEW = 0.003;

    @Test
    void twiceOfAResourceMakesHardlyAnyMachineSlower() throws Exception {
        long wanted = Long.getLong("ridgepoint.doublings", 40);
        long first = Long.getLong("ridgepoint.doublings.seed", 1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<List<Doubling>>> machines = new ArrayList<>();
        for (long seed = first; seed < first + wanted; seed++) {
            long own = seed;
            machines.add(threads.submit(() -> doublings(own)));
        }
        threads.shutdown();
        List<Doubling> slower = new ArrayList<>();
        List<Long> seeds = new ArrayList<>();
        long done = 0;
        for (int i = 0; i < machines.size() && done < wanted; i++) {
            for (Doubling doubling : machines.get(i).get()) {
                done++;
                if (doubling.ratio() > A_LITTLE) {
                    slower.add(doubling);
                    seeds.add(first + i);
                    System.out.println("seed " + (first + i) + " " + line(doubling));
                }
            }
        }
        threads.shutdownNow();
        System.out.println(done + " doublings, " + slower.size() + " slower by more than 1 %");
        assertThat(slower).as(() -> report(slower)).noneMatch(each -> each.ratio() > MUCH);
        assertThat((double) slower.size()).as(() -> report(slower)).isLessThanOrEqualTo(Math.max(1, FEW * done));
    }

    private static List<Doubling> doublings(long seed) {
        List<Doubling> doublings = new ArrayList<>();
        try {
            RandomMachine machine = RandomMachine.of(Draws.of(seed));
            if (machine.isRing()) {
                return doublings;
            }
            long before = machine.run().elapsedFemtoseconds();
            List<String> keys = new ArrayList<>(Doubling.keys());
            java.util.Collections.shuffle(keys, new java.util.Random(seed));
            for (String key : keys.subList(0, OF_ONE_MACHINE)) {
                add(doublings, machine, key, before);
            }
        } catch (IllegalArgumentException | CapacityTooSmall | NothingToRun refused) {
            return doublings;
        }
        return doublings;
    }

    /** Adds a doubling, unless the chip's records refuse it or the chip has nothing to double. */
    private static void add(List<Doubling> doublings, RandomMachine machine, String key, long before) {
        try {
            RandomMachine twice = Doubling.doubled(machine, key);
            if (!twice.chip().spec().equals(machine.chip().spec())) {
                doublings.add(new Doubling(key, before, twice.run().elapsedFemtoseconds(), machine));
            }
        } catch (IllegalArgumentException | CapacityTooSmall refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }

    private static String report(List<Doubling> slower) {
        StringBuilder text = new StringBuilder();
        slower.stream()
                .sorted(Comparator.comparing(Doubling::ratio).reversed())
                .limit(5)
                .forEach(each -> text.append(line(each))
                        .append("\n  ")
                        .append(each.machine().describe())
                        .append("\n"));
        return text.toString();
    }

    private static String line(Doubling doubling) {
        return String.format(
                Locale.ROOT,
                "%.3f times as long with twice %s: %d and %d ns",
                doubling.ratio(),
                doubling.key(),
                doubling.before() / 1_000_000,
                doubling.after() / 1_000_000);
    }
}
