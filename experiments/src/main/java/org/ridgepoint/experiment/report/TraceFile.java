package org.ridgepoint.experiment.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.trace.RunHistory;
import org.ridgepoint.experiment.trace.RunHistory.Memory;
import org.ridgepoint.experiment.trace.Trace;
import org.ridgepoint.experiment.trace.Trace.Group;
import org.ridgepoint.experiment.trace.Trace.TimeSlice;
import org.ridgepoint.experiment.trace.Trace.Track;
import org.ridgepoint.sim.memory.OccupancyHistory.Sample;

/**
 * The content of {@code trace.json}: Chrome's trace events, which ui.perfetto.dev opens. Groups of parts are its processes,
 * parts its threads; times are in microseconds, with six decimals.
 */
public final class TraceFile {
    private static final long TICKS_PER_PICOSECOND = 1000;
    private static final long PICOSECONDS_PER_MICROSECOND = 1_000_000;
    private static final double SECONDS_PER_TICK = 1e-15;
    private static final int COUNTERS = Group.values().length + 1;

    private final RunResult result;
    private final StringBuilder out = new StringBuilder();
    private String separator = "\n";

    private TraceFile(RunResult result) {
        this.result = result;
    }

    static String of(Trace trace, CompletedRun completed) {
        RunHistory history = completed.history();
        TraceFile file = new TraceFile(completed.result());
        file.out.append("{\"displayTimeUnit\":\"ns\",\"otherData\":{");
        file.about(completed);
        file.out.append("},\"traceEvents\":[");
        for (Group group : Group.values()) {
            file.name("process_name", group.ordinal() + 1, 0, group.label());
            file.order("process_sort_index", group.ordinal() + 1, 0);
        }
        file.name("process_name", COUNTERS, 0, "memories over time");
        List<Track> tracks = trace.tracks();
        for (int i = 0; i < tracks.size(); i++) {
            file.track(tracks.get(i), i + 1);
        }
        history.memories().forEach(file::occupancy);
        file.bandwidth(history);
        return file.out.append("\n]}\n").toString();
    }

    /** What a reader should know of a trace that was too large, empty where it was not. */
    public static String remark(Trace trace) {
        return trace.mergedTicks() == 0
                ? ""
                : "trace.json: work of a layer that is closer together than "
                        + Words.scaled(trace.mergedTicks() * SECONDS_PER_TICK, "s")
                        + " is drawn as one, to stay within "
                        + Words.grouped(org.ridgepoint.experiment.trace.TraceRecorder.MOST_SLICES) + " slices";
    }

    private void track(Track track, int thread) {
        int process = track.group().ordinal() + 1;
        name("thread_name", process, thread, track.name());
        order("thread_sort_index", process, thread);
        for (TimeSlice slice : track.slices()) {
            begin("X", result.layers().get(slice.layer()).name(), process, thread);
            out.append(",\"ts\":").append(microseconds(slice.beginTick()));
            out.append(",\"dur\":").append(microseconds(slice.endTick() - slice.beginTick()));
            out.append(",\"args\":{\"layer\":").append(slice.layer() + 1);
            out.append(",\"").append(track.group().unit()).append("\":").append(slice.count());
            if (slice.bytes() > 0) {
                out.append(",\"bytes\":").append(slice.bytes());
            }
            out.append("}}");
        }
    }

    private void occupancy(Memory memory) {
        for (Sample sample : memory.samples()) {
            counter(memory.name() + " bytes", sample.tick(), "bytes", Long.toString(sample.peakBytes()));
        }
    }

    private void bandwidth(RunHistory history) {
        double seconds = history.binTicks() * SECONDS_PER_TICK;
        for (int bin = 0; bin < history.dramReadBytes().size(); bin++) {
            long tick = bin * history.binTicks();
            counter(
                    "DRAM read",
                    tick,
                    "bytesPerSecond",
                    Json.number(history.dramReadBytes().get(bin) / seconds));
            counter(
                    "DRAM written",
                    tick,
                    "bytesPerSecond",
                    Json.number(history.dramWriteBytes().get(bin) / seconds));
        }
    }

    private void counter(String name, long tick, String key, String value) {
        begin("C", name, COUNTERS, 0);
        out.append(",\"ts\":").append(microseconds(tick));
        out.append(",\"args\":{\"").append(key).append("\":").append(value).append("}}");
    }

    /** What was run, for whoever opens the file without the others. */
    private void about(CompletedRun completed) {
        ResolvedConfig config = completed.run().config();
        Map<String, String> about = new LinkedHashMap<>();
        about.put("run", RunTitle.of(config));
        about.put("chip", config.chip());
        about.put("workload", config.workload());
        about.put("clock", config.accelerator().array().clock().toString());
        about.put("cycles", Long.toString(result.cycles()));
        about.put("ridgepoint", Version.current());
        out.append(about.entrySet().stream()
                .map(entry -> Json.quoted(entry.getKey()) + ":" + Json.quoted(entry.getValue()))
                .collect(Collectors.joining(",")));
    }

    /** Where a viewer puts a process or a thread among the others. */
    private void order(String kind, int process, int thread) {
        begin("M", kind, process, thread);
        out.append(",\"args\":{\"sort_index\":")
                .append(thread == 0 ? process : thread)
                .append("}}");
    }

    private void name(String kind, int process, int thread, String name) {
        begin("M", kind, process, thread);
        out.append(",\"args\":{\"name\":").append(Json.quoted(name)).append("}}");
    }

    private void begin(String phase, String name, int process, int thread) {
        out.append(separator)
                .append("{\"ph\":\"")
                .append(phase)
                .append("\",\"name\":")
                .append(Json.quoted(name));
        out.append(",\"pid\":").append(process).append(",\"tid\":").append(thread);
        separator = ",\n";
    }

    private static String microseconds(long ticks) {
        long picoseconds = ticks / TICKS_PER_PICOSECOND;
        String fraction = Long.toString(PICOSECONDS_PER_MICROSECOND + picoseconds % PICOSECONDS_PER_MICROSECOND);
        return picoseconds / PICOSECONDS_PER_MICROSECOND + "." + fraction.substring(1);
    }
}
