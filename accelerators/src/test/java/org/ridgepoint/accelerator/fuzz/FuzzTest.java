package org.ridgepoint.accelerator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Does any chip on any network fail? Random machines run, and each must end in a result of which all holds that must, or in
 * a refusal that tells the user why.
 *
 * <p>{@code -Dridgepoint.fuzz.machines} says how many, {@code -Dridgepoint.fuzz.seed} from which seed on; docs/fuzz.md says
 * what was found.
 */
class FuzzTest {
    private static final long MOST_SECONDS = 120;
    private static final int EXAMPLES_OF_A_KIND = 2;

    private final Map<String, Integer> ends = new TreeMap<>();
    private final Map<String, List<String>> found = new TreeMap<>();

    @Test
    void everyMachineRunsOrIsRefused() throws Exception {
        long first = Long.getLong("ridgepoint.fuzz.seed", 1);
        long machines = Long.getLong("ridgepoint.fuzz.machines", 300);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Trial>> trials = new ArrayList<>();
        for (long seed = first; seed < first + machines; seed++) {
            long own = seed;
            trials.add(threads.submit(() -> Trial.of(Draws.of(own), own)));
        }
        threads.shutdown();
        for (int i = 0; i < machines; i++) {
            note(first + i, ended(trials.get(i)));
        }
        threads.shutdownNow();
        System.out.println(machines + " machines from seed " + first + ": " + ends);
        assertThat(found).as(() -> report()).isEmpty();
    }

    /** How a machine ended; one that does not end at all, and holds up all others, is a finding too. */
    private static Trial ended(Future<Trial> trial) throws Exception {
        try {
            return trial.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            return new Trial(Trial.End.FAILED, Optional.of(new Finding("no end", "after " + MOST_SECONDS + " s")));
        }
    }

    private void note(long seed, Trial trial) {
        String why = trial.reason().map(reason -> " " + reason.kind()).orElse("");
        ends.merge(trial.end() + why, 1, Integer::sum);
        trial.finding()
                .ifPresent(finding -> found.computeIfAbsent(finding.kind(), kind -> new ArrayList<>())
                        .add("seed " + seed + ": " + finding.what()));
    }

    private String report() {
        StringBuilder text = new StringBuilder();
        found.forEach((kind, all) -> {
            text.append("\n").append(all.size()).append(" times: ").append(kind).append("\n");
            all.stream()
                    .limit(EXAMPLES_OF_A_KIND)
                    .forEach(each -> text.append("  ").append(each).append("\n"));
            text.append(shrunk(kind, Long.parseLong(all.get(0).replaceAll("seed (\\d+):.*(\\n.*)*", "$1"))));
        });
        return text.toString();
    }

    /** The smallest machine like that of a seed that fails in the same way. */
    private static String shrunk(String kind, long seed) {
        if (kind.equals("no end")) {
            return "";
        }
        Draws draws = Draws.of(seed);
        Trial.of(draws, seed);
        List<Integer> choices = Shrinking.of(
                draws.taken(),
                fewer -> Trial.of(Draws.again(fewer), seed)
                        .finding()
                        .filter(finding -> finding.kind().equals(kind))
                        .isPresent());
        String what = Trial.of(Draws.again(choices), seed)
                .finding()
                .map(Finding::what)
                .orElse("");
        return "  shrunk to " + choices + ": " + what + "\n  "
                + RandomMachine.of(Draws.again(choices)).describe() + "\n";
    }
}
