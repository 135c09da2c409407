package org.ridgepoint.experiment.serve.answer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.result.Forecast;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Additions;
import org.ridgepoint.experiment.report.CompletedRun;
import org.ridgepoint.experiment.report.RunFiles;
import org.ridgepoint.experiment.report.Story;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.serve.state.DesignState;
import org.ridgepoint.experiment.serve.state.StateRequests;
import org.ridgepoint.experiment.serve.state.Uploads;
import org.ridgepoint.experiment.trace.TraceRecorder;
import org.ridgepoint.experiment.whatif.WhatIfMode;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.workload.zoo.ModelZoo;

/** What one worker knows: how to answer a state. Belongs to one thread. */
public final class Answers {
    /** Packets, each tensor once, of a run of about a second; a longer one is sampled unless somebody asks for all of it. */
    static final long MOST_IN_FULL = 400_000;

    private static final List<String> OWN_FIGURES = List.of("roofline");

    private final Preparation preparation;
    private final StateRequests requests;
    private final Simulator simulator;

    /** Answers for chips and networks of a home and of what was uploaded. */
    public Answers(Home home, Uploads uploads, Simulator simulator) {
        Chips chips = new Chips(home);
        Workloads workloads = new Workloads(ModelZoo.standard(), home);
        this.preparation = new Preparation(chips, workloads);
        this.requests = new StateRequests(home, chips, workloads, uploads);
        this.simulator = simulator;
    }

    /** A run and the request that asks for it. */
    record AskedRun(RunRequest request, ResolvedRun run) {}

    AskedRun asked(DesignState state) {
        boolean sampled = state.detail().equals("sampled");
        return asked(
                state, sampled ? Detail.SAMPLED : Detail.FULL, state.detail().equals("auto"));
    }

    private AskedRun asked(DesignState state, Detail detail, boolean unlessLong) {
        RunRequest request = requests.of(state, detail);
        ResolvedRun run = preparation.prepare(request).run();
        return unlessLong && run.packets() > MOST_IN_FULL
                ? asked(state, Detail.SAMPLED, false)
                : new AskedRun(request, run);
    }

    Simulator simulator() {
        return simulator;
    }

    /** Exactly what {@code run --json} prints of a state, with or without what-ifs. */
    public String result(DesignState state, boolean whatIf) {
        return RunFiles.result(completed(asked(state).run(), whatIf, (done, all) -> {}));
    }

    /** An estimate at once and another once the run is planned, then how far it is, then the result with its charts. */
    public void answer(DesignState state, boolean whatIf, Events events) {
        AskedRun asked = asked(state);
        MemoryBytes bytes = new MemoryBytes();
        CompletedRun completed = completed(asked.run(), whatIf, new Reporter(asked.run(), events).and(bytes));
        events.tell("result", document(asked, completed, bytes));
    }

    /** Who held what a layer waited for; the run is simulated once more, in full, with somebody looking on. */
    public Map<String, Object> waits(DesignState state, int layer, String causeKey) {
        StallCause cause = StallCause.find(causeKey)
                .orElseThrow(() -> new UserError("waits: cause: expected one of "
                        + Arrays.stream(StallCause.values())
                                .map(StallCause::key)
                                .toList()));
        ResolvedRun run = asked(state, Detail.FULL, false).run();
        TraceRecorder recorder = new TraceRecorder();
        RunResult result = simulator.run(run.chip(), run.graph(), run.options(), recorder);
        if (layer < 0 || layer >= result.layers().size()) {
            throw new UserError("waits: layer: expected a number from 0 to "
                    + (result.layers().size() - 1));
        }
        return new WaitTrail(recorder.trace(), result, layer, cause).answer();
    }

    /** A run that is small enough to be followed, step by step. */
    public Map<String, Object> steps(DesignState state) {
        return Steps.of(this, asked(state, Detail.FULL, false).run());
    }

    private CompletedRun completed(ResolvedRun run, boolean whatIf, RunListener listener) {
        WhatIfMode mode = whatIf ? WhatIfMode.ALWAYS : WhatIfMode.NEVER;
        return CompletedRun.of(run, simulator, listener, new Additions(false, false, mode), (done, total) -> {});
    }

    private static Map<String, Object> document(AskedRun asked, CompletedRun completed, MemoryBytes bytes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("detail", asked.run().detail() == Detail.FULL ? "full" : "sampled");
        document.put("command", StateRequests.command(asked.request()));
        document.put("chipYaml", ChipText.of(asked.request()));
        document.put("result", RunFiles.document(completed));
        document.put("story", new Story(asked.run(), completed.whatIfs()).sentences());
        Map<String, Object> figures = new LinkedHashMap<>();
        new MemoryRoofline(completed, bytes).figure().ifPresent(each -> figures.put(each.id(), figure(each)));
        RunFiles.figures(completed).stream()
                .filter(each -> !OWN_FIGURES.contains(each.id()))
                .forEach(each -> figures.put(each.id(), figure(each)));
        document.put("figures", figures);
        return document;
    }

    static Map<String, Object> figure(Figure figure) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", figure.title());
        values.put("caption", figure.caption());
        values.put("svg", figure.drawing().svg());
        values.put("leastWidth", figure.drawing().leastWidth());
        values.put("header", figure.table().header());
        values.put("rows", figure.table().rows());
        return values;
    }

    /** Tells what closed forms say, of the sizes and then of the plan, and now and then how far the simulation is. */
    private static final class Reporter implements RunListener {
        private static final long BETWEEN_NANOSECONDS = 100_000_000;

        private final ResolvedRun run;
        private final Events events;
        private long lastTold = System.nanoTime();

        Reporter(ResolvedRun run, Events events) {
            this.run = run;
            this.events = events;
        }

        @Override
        public void sized(Supplier<Forecast> sizes) {
            tell("sizes", sizes.get());
        }

        @Override
        public void planned(Supplier<Forecast> plan) {
            tell("plan", plan.get());
        }

        private void tell(String from, Forecast forecast) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("from", from);
            values.put("rooflineSeconds", forecast.rooflineSeconds());
            values.put("shapeLimitSeconds", forecast.shapeLimitSeconds());
            values.put("sumModelSeconds", forecast.sumSeconds());
            values.put("dramBytes", forecast.dramBytes());
            values.put("layers", forecast.layers().size());
            values.put("detail", run.detail() == Detail.FULL ? "full" : "sampled");
            events.tell("estimate", values);
        }

        @Override
        public void progressed(long done, long all) {
            long now = System.nanoTime();
            if (now - lastTold > BETWEEN_NANOSECONDS) {
                lastTold = now;
                events.tell("progress", Map.of("done", done, "all", all));
            }
        }
    }
}
