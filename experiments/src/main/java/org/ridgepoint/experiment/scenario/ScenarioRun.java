package org.ridgepoint.experiment.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.serve.InferenceRequest;
import org.ridgepoint.accelerator.serve.ServedStream;
import org.ridgepoint.accelerator.serve.Service;
import org.ridgepoint.accelerator.serve.ServiceOutcome;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.sim.kernel.Simulation;

/** Runs a scenario: a request of each stream alone, and then all together, as often as there are replications. */
public final class ScenarioRun {
    private static final double SECONDS_PER_TICK = 1e-15;
    private static final double TICKS_PER_SECOND = 1e15;
    private static final double MOST_WORK = 2e9;

    private final Scenario scenario;
    private final ProgressListener progress;

    private ScenarioRun(Scenario scenario, ProgressListener progress) {
        this.scenario = scenario;
        this.progress = progress;
    }

    /** One request on the idle chip, and what it costs the computer. */
    private record Alone(long ticks, long work) {}

    /**
     * What comes of a scenario.
     *
     * @throws UserError before anything runs, where it would take the computer too long
     */
    public static ScenarioResult of(Scenario scenario, ProgressListener progress) {
        return new ScenarioRun(scenario, progress).result();
    }

    private ScenarioResult result() {
        List<Alone> alone = IntStream.range(0, scenario.streams().size())
                .mapToObj(this::alone)
                .toList();
        int replications = scenario.replications();
        requireBounded(alone, replications);
        List<ServiceOutcome> outcomes = outcomes(replications);
        List<StreamFigures> figures = new ArrayList<>();
        List<Long> dramBytes = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            figures.add(figures(i, outcomes, alone.get(i)));
            int stream = i;
            dramBytes.add(outcomes.stream()
                    .mapToLong(outcome -> outcome.streams().get(stream).counts().dramBytes())
                    .sum());
        }
        return new ScenarioResult(
                scenario,
                replications,
                figures,
                ResourceUse.all(scenario.chip(), outcomes),
                joules(outcomes),
                outcomes.stream().mapToDouble(ServiceOutcome::endTick).sum() / replications * SECONDS_PER_TICK,
                dramBytes);
    }

    private Alone alone(int index) {
        List<ServedStream> streams = new ArrayList<>();
        for (int i = 0; i < scenario.streams().size(); i++) {
            ServedStream stream = scenario.streams().get(i);
            streams.add(i == index ? stream.once() : stream.silent());
        }
        ServiceOutcome outcome = new Service(new Simulation(), scenario.chip(), streams, Simulation.NEVER, 0).run();
        InferenceRequest request = outcome.streams().get(index).requests().get(0);
        return new Alone(request.doneTick() - request.arrivalTick(), outcome.work());
    }

    /** Refuses what would take hours, and says what makes it long. */
    private void requireBounded(List<Alone> alone, int replications) {
        double all = 0;
        double largest = 0;
        int culprit = 0;
        for (int i = 0; i < alone.size(); i++) {
            double work = requests(scenario.streams().get(i), alone.get(i)) * alone.get(i).work * replications;
            all += work;
            culprit = work > largest ? i : culprit;
            largest = Math.max(work, largest);
        }
        if (all > MOST_WORK) {
            StreamSpec most = scenario.file().streams().get(culprit);
            throw new UserError(scenario.inputs().get(0).name() + ": about "
                    + Words.scaled(all, "").strip() + " events to simulate, more than "
                    + Words.scaled(MOST_WORK, "").strip() + "; most are of stream " + most.name() + ", about "
                    + Words.scaled(requests(scenario.streams().get(culprit), alone.get(culprit)), "")
                            .strip()
                    + " requests in each of " + Words.counted(replications, "replication")
                    + "; shorten horizon or requests, take fewer replications, or a smaller input");
        }
    }

    /** Requests that begin in one replication, at most. */
    private double requests(ServedStream stream, Alone alone) {
        double horizon = scenario.horizonTick();
        double rate = stream.arrivals().perSecond();
        double come = rate > 0 ? 1 + rate * horizon / TICKS_PER_SECOND : Double.MAX_VALUE;
        double cores = stream.network().cores().size();
        double begin = cores * stream.most() * (1 + horizon / alone.ticks);
        return Math.min(stream.requests(), Math.min(come, begin));
    }

    private List<ServiceOutcome> outcomes(int replications) {
        SplittableRandom seeds = new SplittableRandom(scenario.seed());
        long[] each = IntStream.range(0, replications)
                .mapToLong(i -> seeds.nextLong())
                .toArray();
        AtomicInteger done = new AtomicInteger();
        return IntStream.range(0, replications)
                .parallel()
                .mapToObj(i -> outcome(each[i], done, replications))
                .toList();
    }

    private ServiceOutcome outcome(long seed, AtomicInteger done, int replications) {
        ServiceOutcome outcome =
                new Service(new Simulation(), scenario.chip(), scenario.streams(), scenario.horizonTick(), seed).run();
        progress.at(done.incrementAndGet(), replications);
        return outcome;
    }

    private StreamFigures figures(int index, List<ServiceOutcome> outcomes, Alone alone) {
        List<StreamSample> samples = outcomes.stream()
                .map(outcome -> new StreamSample(
                        outcome.streams().get(index).requests(),
                        scenario.streams().get(index),
                        scenario.warmUpTick(),
                        scenario.horizonTick()))
                .toList();
        return StreamFigures.of(scenario.file().streams().get(index), samples, alone.ticks);
    }

    private static Map<String, Double> joules(List<ServiceOutcome> outcomes) {
        Map<String, Double> joules = new LinkedHashMap<>();
        for (ServiceOutcome outcome : outcomes) {
            outcome.streams()
                    .forEach(stream -> stream.joules().forEach((key, each) -> joules.merge(key, each, Double::sum)));
            outcome.joulesOfAll().forEach((key, each) -> joules.merge(key, each, Double::sum));
        }
        joules.replaceAll((key, sum) -> sum / outcomes.size());
        return joules;
    }
}
