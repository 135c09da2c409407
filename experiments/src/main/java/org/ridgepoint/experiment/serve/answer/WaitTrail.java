package org.ridgepoint.experiment.serve.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.trace.Trace;
import org.ridgepoint.experiment.trace.Trace.Group;
import org.ridgepoint.experiment.trace.Trace.TimeSlice;
import org.ridgepoint.experiment.trace.Trace.Track;
import org.ridgepoint.sim.account.StallCause;

/**
 * Who held what a layer waited for, and what was busy while that was held, back to the part that nothing busier stood behind.
 *
 * <p>What is told is what was seen: which parts of the chip were at work, and for which layers, in the times in which the array
 * waited. That a part was busier than the one before is the reason to go on to it.
 */
final class WaitTrail {
    private static final int MOST_STEPS = 4;
    private static final int MOST_HOLDERS = 4;
    private static final double BUSY = 0.02;

    private final Trace trace;
    private final RunResult result;
    private final int layer;
    private final StallCause cause;

    WaitTrail(Trace trace, RunResult result, int layer, StallCause cause) {
        this.trace = trace;
        this.result = result;
        this.layer = layer;
        this.cause = cause;
    }

    /** A part of the chip, how much of some time it was at work, and for which layers. */
    private record Use(Track track, double share, List<Holder> holders) {}

    private record Holder(int layer, double share) {}

    /** The times, the trail, and what every part did meanwhile. */
    Map<String, Object> answer() {
        Spans waits = Spans.of(trace.tracks().stream()
                .filter(track -> track.group() == Group.WAITS && track.name().equals(cause.label()))
                .flatMap(track -> track.slices().stream())
                .filter(slice -> slice.layer() == layer)
                .toList());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("layer", result.layers().get(layer).name());
        answer.put("cause", cause.key());
        answer.put("shareOfRun", (double) waits.ticks() / result.elapsedFemtoseconds());
        answer.put("mergedSeconds", trace.mergedTicks() / 1e15);
        answer.put("trail", waits.ticks() == 0 ? List.of() : trail(waits));
        answer.put("resources", waits.ticks() == 0 ? List.of() : resources(waits));
        return answer;
    }

    private List<Map<String, Object>> trail(Spans waits) {
        List<Map<String, Object>> steps = new ArrayList<>();
        Set<Track> seen = new HashSet<>();
        Spans spans = waits;
        Optional<Use> use = busiest(spans, seen, groups());
        String meanwhile = "While the array waited, ";
        while (use.isPresent() && steps.size() < MOST_STEPS) {
            Use held = use.get();
            seen.add(held.track());
            Spans inIt = spans.within(Spans.of(held.track().slices()));
            Optional<Use> behind = busiest(inIt, seen, List.of(Group.DRAM, Group.WIRES, Group.SRAM, Group.ELEMENTS))
                    .filter(each -> each.share() > held.share());
            boolean last = behind.isEmpty() || steps.size() == MOST_STEPS - 1;
            steps.add(step(held, meanwhile, last));
            meanwhile = "While that was held, ";
            spans = inIt;
            use = behind;
        }
        return steps;
    }

    private Map<String, Object> step(Use held, String meanwhile, boolean last) {
        Map<String, Object> step = new LinkedHashMap<>();
        String end = last ? " Nothing behind it was busier: the trail ends here." : " Something behind it was busier.";
        step.put("part", held.track().name());
        step.put("share", held.share());
        step.put(
                "text",
                meanwhile + held.track().name() + " (" + held.track().group().label() + ") was at work "
                        + Words.percent(held.share()) + " of the time." + end);
        step.put("cause", last);
        step.put("holders", holders(held));
        return step;
    }

    private List<Map<String, Object>> holders(Use use) {
        return use.holders().stream().limit(MOST_HOLDERS).map(this::holder).toList();
    }

    private Map<String, Object> holder(Holder holder) {
        Map<String, Object> values = new LinkedHashMap<>();
        String own = holder.layer() == layer ? " (this layer itself)" : "";
        values.put("layer", holder.layer());
        values.put(
                "name",
                (holder.layer() + 1) + ". "
                        + result.layers().get(holder.layer()).name() + own);
        values.put("share", holder.share());
        return values;
    }

    /** Parts that a cause lies with; of causes that lie with nothing that moves bytes, any. */
    private List<Group> groups() {
        return switch (cause) {
            case DRAM_BANDWIDTH, DRAM_LATENCY -> List.of(Group.DRAM);
            case BUS, FABRIC -> List.of(Group.WIRES);
            case BULK_SRAM, LOCAL_SRAM -> List.of(Group.SRAM);
            case VECTOR_UNIT, HOST -> List.of(Group.ELEMENTS);
            default -> List.of(Group.DRAM, Group.WIRES, Group.SRAM, Group.ELEMENTS);
        };
    }

    private Optional<Use> busiest(Spans spans, Set<Track> seen, List<Group> groups) {
        return trace.tracks().stream()
                .filter(track -> groups.contains(track.group()) && !seen.contains(track))
                .map(track -> use(track, spans))
                .filter(use -> use.share() > BUSY)
                .max(Comparator.comparingDouble(Use::share));
    }

    private static Use use(Track track, Spans spans) {
        Map<Integer, List<TimeSlice>> byLayer = new TreeMap<>();
        track.slices()
                .forEach(slice -> byLayer.computeIfAbsent(slice.layer(), any -> new ArrayList<>())
                        .add(slice));
        double all = Math.max(1, spans.ticks());
        List<Holder> holders = byLayer.entrySet().stream()
                .map(each -> new Holder(
                        each.getKey(), Spans.of(each.getValue()).within(spans).ticks() / all))
                .filter(holder -> holder.share() > 0)
                .sorted(Comparator.comparingDouble(holder -> -holder.share()))
                .toList();
        return new Use(track, holders.stream().mapToDouble(Holder::share).sum(), holders);
    }

    private List<Map<String, Object>> resources(Spans waits) {
        List<Map<String, Object>> resources = new ArrayList<>();
        for (Track track : trace.tracks()) {
            if (track.group() != Group.WAITS && track.group() != Group.ARRAY) {
                Use use = use(track, waits);
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("name", track.name());
                values.put("share", use.share());
                values.put("holders", holders(use));
                resources.add(values);
            }
        }
        return resources;
    }
}
