package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.trace.Trace;
import org.ridgepoint.experiment.trace.Trace.Group;
import org.ridgepoint.experiment.trace.Trace.TimeSlice;
import org.ridgepoint.experiment.trace.Trace.Track;
import org.ridgepoint.experiment.trace.TraceRecorder;
import org.ridgepoint.experiment.whatif.WhatIfMode;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

class TraceFileTest {
    private static final Home HOME = new Home(Path.of(".."));
    private static final double ROUNDING_MICROSECONDS = 2e-6;

    private static CompletedRun run;
    private static List<JsonNode> events;

    @BeforeAll
    static void runOnce() throws Exception {
        Additions traced = new Additions(true, false, WhatIfMode.NEVER);
        run = CompletedRun.of(network(), new MachineSimulator(), RunListener.NONE, traced, ProgressListener.SILENT);
        String json = TraceFile.of(run.trace().orElseThrow(), run);
        JsonNode document = new ObjectMapper().readTree(json);
        events = StreamSupport.stream(document.get("traceEvents").spliterator(), false)
                .toList();
    }

    @Test
    void everyEventHasWhatAViewerNeeds() {
        assertThat(events).allSatisfy(event -> {
            assertThat(event.get("ph").asText()).isIn("X", "M", "C");
            assertThat(event.get("name").isTextual()).isTrue();
            assertThat(event.get("pid").isInt() && event.get("tid").isInt()).isTrue();
            if (event.get("ph").asText().equals("X")) {
                assertThat(event.get("dur").asDouble()).isNotNegative();
            }
        });
    }

    @Test
    void theSlicesOfATrackFollowOneAnotherInsideTheRun() {
        Map<String, Double> ends = new HashMap<>();
        double microseconds = run.result().latencySeconds() * 1e6;
        slices().forEach(slice -> {
            String track = slice.get("pid").asInt() + "." + slice.get("tid").asInt();
            double begin = slice.get("ts").asDouble();
            assertThat(begin).isGreaterThanOrEqualTo(ends.getOrDefault(track, 0.0) - ROUNDING_MICROSECONDS);
            ends.put(track, begin + slice.get("dur").asDouble());
            assertThat(ends.get(track)).isLessThanOrEqualTo(microseconds + ROUNDING_MICROSECONDS);
        });
    }

    @Test
    void everyPartOfTheChipHasItsTrack() {
        assertThat(names("process_name"))
                .containsExactly(
                        "array",
                        "idle array, by cause",
                        "DMA engines",
                        "DRAM channels",
                        "buses and links",
                        "SRAM ports",
                        "vector unit and host",
                        "memories over time");
        assertThat(names("thread_name"))
                .contains("array", "dma.load", "dma.fill", "dma.store", "DRAM bandwidth", "bus.read", "link.in");
    }

    @Test
    void whatTheArrayReadsFromLocalSramHasATrackOfItsOwn() {
        long bytes = run.trace().orElseThrow().tracks().stream()
                .filter(track -> track.name().equals("sram.local out to array"))
                .flatMap(track -> track.slices().stream())
                .mapToLong(TimeSlice::bytes)
                .sum();

        assertThat(bytes).isGreaterThanOrEqualTo(56 * 56 * 64 + 9 * 64 * 128);
    }

    @Test
    void whereTheArrayIsIdleACauseIsAtWorkAndNowhereElse() {
        Trace trace = run.trace().orElseThrow();
        List<TimeSlice> working = slices(trace, Group.ARRAY);
        List<TimeSlice> waiting = slices(trace, Group.WAITS);
        long last = Stream.concat(working.stream(), waiting.stream())
                .mapToLong(TimeSlice::endTick)
                .max()
                .orElseThrow();

        assertThat(length(waiting)).isPositive();
        assertThat(length(working) + length(waiting)).isEqualTo(last);
    }

    private static List<TimeSlice> slices(Trace trace, Group group) {
        return trace.tracks().stream()
                .filter(track -> track.group() == group)
                .flatMap(track -> track.slices().stream())
                .toList();
    }

    private static long length(List<TimeSlice> slices) {
        return slices.stream()
                .mapToLong(slice -> slice.endTick() - slice.beginTick())
                .sum();
    }

    @Test
    void tilesAndBytesAreCountedOnce() {
        Trace trace = run.trace().orElseThrow();
        long bytes = trace.tracks().stream()
                .filter(track -> track.group() == Group.DRAM)
                .flatMap(track -> track.slices().stream())
                .mapToLong(TimeSlice::bytes)
                .sum();
        long tiles = trace.tracks().stream()
                .filter(track -> track.group() == Group.ARRAY)
                .flatMap(track -> track.slices().stream())
                .mapToLong(TimeSlice::count)
                .sum();
        RunResult result = run.result();

        assertThat(bytes).isEqualTo(result.dram().bytes());
        assertThat(tiles)
                .isEqualTo(result.layers().stream()
                        .filter(layer -> layer.executedMacs() > 0)
                        .mapToLong(layer -> layer.tiles())
                        .sum());
    }

    @Test
    void aTraceThatIsTooLargeIsDrawnCoarserAndSaysSo() {
        TraceRecorder recorder = new TraceRecorder(200);
        ResolvedRun same = network();
        new MachineSimulator().run(same.chip(), same.graph(), same.options(), recorder);
        Trace coarse = recorder.trace();
        Trace fine = run.trace().orElseThrow();

        assertThat(coarse.slices()).isLessThanOrEqualTo(200).isLessThan(fine.slices());
        assertThat(TraceFile.remark(coarse)).contains("drawn as one");
        assertThat(bytes(coarse)).isEqualTo(bytes(fine));
        assertThat(fine.mergedTicks()).isZero();
        assertThat(TraceFile.remark(fine)).isEmpty();
    }

    private static long bytes(Trace trace) {
        return trace.tracks().stream()
                .map(Track::slices)
                .flatMap(List::stream)
                .mapToLong(TimeSlice::bytes)
                .sum();
    }

    private static List<JsonNode> slices() {
        return events.stream()
                .filter(event -> event.get("ph").asText().equals("X"))
                .toList();
    }

    private static List<String> names(String kind) {
        return events.stream()
                .filter(event -> event.get("name").asText().equals(kind))
                .map(event -> event.get("args").get("name").asText())
                .toList();
    }

    private static ResolvedRun network() {
        Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
        WorkloadRequest convolution = WorkloadRequest.of("conv:56,56,64,3x3,128,1,1", Optional.empty(), 1);
        return preparation
                .prepare(new RunRequest("inferx-x1", convolution, List.of("dram.channels=2"), 1))
                .run();
    }
}
