package org.ridgepoint.experiment.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What words on a page mean, for a reader who has not read the manual. */
public final class Glossary {
    private static final Map<String, String> WORDS = words();

    private Glossary() {}

    /** Words of a run's page. */
    public static Map<String, String> ofRun() {
        return WORDS;
    }

    /** Words of pages on many runs. */
    public static Map<String, String> ofMany() {
        Map<String, String> words = new LinkedHashMap<>(WORDS);
        words.keySet()
                .retainAll(Set.of("achieved, peak, utilisation", "bound by", "roofline", "sum", "DRAM bandwidth"));
        words.put("Pareto front", "the points that no other point beats in one respect without losing in another");
        words.put(
                "rank correlation",
                "how well one figure orders the chips as another does: 1 the same order, -1 the reverse");
        return words;
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(
                "achieved, peak, utilisation",
                "operations done per second, those of all multipliers busy all the time,"
                        + " and the first over the second; a multiplication with its addition counts as two operations");
        words.put(
                "bound by",
                "of a run that was repeated with twice of something: the part of which more helps most; else, and of a layer, the"
                        + " cause that took the most time, useful work counted half");
        words.put("unused lanes", "multipliers without work, as the layer's shape does not fill the array");
        words.put("fill and drain", "the array's pipeline fills before the first result and empties after the last");
        words.put("weight load", "weights are put into the array before it can begin");
        words.put("DRAM bandwidth", "data was on its way, and DRAM's pins were busy with what came before it");
        words.put(
                "DRAM latency",
                "data was on its way while the pins stood still: a row was opened, refreshed or turned around");
        words.put("bus, link, local and bulk SRAM", "the awaited packet stood before, or in, that part");
        words.put("dependency", "the next layer needs an output that was not there yet");
        words.put("tail", "the last outputs are on their way and nothing is left to compute");
        words.put("that must move", "compulsory bytes: each input, weight and output that has to cross to DRAM, once");
        words.put(
                "least possible with this SRAM",
                "the largest known lower bound on the bytes of any order of the same work");
        words.put(
                "ridge point",
                "the operations per DRAM byte at which compute and DRAM take the same time; with fewer,"
                        + " DRAM is the limit");
        words.put(
                "roofline", "the longer of computing with every lane busy and moving alone, as if both met perfectly");
        words.put("shape limit", "the same with the lanes that the layers' shapes leave empty");
        words.put("sum", "computing, then moving, as if they never met");
        return words;
    }
}
