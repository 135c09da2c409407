package org.ridgepoint.experiment.whatif;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.CoreCycles;
import org.ridgepoint.sim.account.StallCause;

/**
 * That the cores of a run kept each other waiting at one thing that they share, that at which they did so most.
 *
 * @param what they share
 * @param cores that had something to do
 * @param waitedShare of their time, 0 to 1, that they waited for it
 * @param behindOthersShare of their time, 0 to 1, that of this they stood behind packets of other cores
 */
record Contention(Shared what, int cores, double waitedShare, double behindOthersShare) {
    /** What several cores share, with the causes of waiting that lie with it. */
    enum Shared {
        DRAM("DRAM", List.of(StallCause.DRAM_BANDWIDTH, StallCause.DRAM_LATENCY)),
        BUS("the wires to DRAM", List.of(StallCause.BUS)),
        BULK_SRAM("bulk SRAM", List.of(StallCause.BULK_SRAM)),
        HOST("the host", List.of(StallCause.HOST));

        private final String words;
        private final List<StallCause> causes;

        Shared(String words, List<StallCause> causes) {
            this.words = words;
            this.causes = causes;
        }
    }

    /** What cores kept each other waiting at; empty where they did so for less than anybody would call a help to avoid. */
    static Optional<Contention> of(RunResult run) {
        List<CoreCycles> atWork =
                run.cores().stream().filter(core -> worked(core) > 0).toList();
        return List.of(Shared.values()).stream()
                .map(what -> new Contention(
                        what, atWork.size(), share(atWork, what, true, run), share(atWork, what, false, run)))
                .max(Comparator.comparingDouble(Contention::behindOthersShare)
                        .thenComparing(Contention::what, Comparator.reverseOrder()))
                .filter(most -> most.behindOthersShare >= WhatIfs.LITTLE);
    }

    private static long worked(CoreCycles core) {
        String waits = StallCause.OTHER_CORES.key();
        return core.cyclesByCause().entrySet().stream()
                .filter(cause ->
                        !cause.getKey().equals(waits) && !cause.getKey().equals(StallCause.TAIL.key()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static double share(List<CoreCycles> cores, Shared what, boolean ownToo, RunResult run) {
        long cycles = 0;
        for (CoreCycles core : cores) {
            for (StallCause cause : what.causes) {
                cycles += core.behind(cause.key(), ownToo);
            }
        }
        return cores.isEmpty() ? 0 : (double) cycles / cores.size() / run.cycles();
    }

    /** In a sentence without its full stop. */
    String inWords(RunResult run) {
        String channels =
                run.dram().channels() == 1 ? "one DRAM channel" : run.dram().channels() + " DRAM channels";
        return String.format(
                Locale.ROOT,
                "The %d cores%s wait %.0f %% of the time for %s, %.0f %% behind each other",
                cores,
                cores == run.cores().size() ? "" : " at work",
                100 * waitedShare,
                what == Shared.DRAM ? channels : what.words,
                100 * behindOthersShare);
    }
}
