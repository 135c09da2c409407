package org.ridgepoint.accelerator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.InstalledNetwork;
import org.ridgepoint.accelerator.machine.InstalledNetwork.OnCores;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.machine.SpecCopy;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;

/** Streams of requests against what follows from queueing theory and from one request alone. */
class ServiceTest {
    private static final double TICKS_PER_SECOND = 1e15;

    private static Chip cores(int count) {
        Chip one = TestChip.systolic(8, 8).dram(8, 1).chip();
        CoreGroupSpec group = new CoreGroupSpec(count, Optional.of(true));
        return new Chip(
                SpecCopy.of(one.spec()).cores(group).spec(), one.dramChannel(), one.technology(), one.precision());
    }

    private static Graph product(int batch) {
        Layers net = new Layers("product");
        Tensor x = net.input("rows", 8 * batch, 64);
        return net.finish(net.linear(x, 64));
    }

    /** A convolution that reads little and multiplies much. */
    private static Graph computing() {
        Layers net = new Layers("computing");
        Tensor x = net.input("image", 1, 16, 32, 32);
        return net.finish(net.conv(x, 32, Window.square(3, 1, 1)));
    }

    private static OnCores on(Chip chip, Graph graph, Integer... cores) {
        return new OnCores(chip, Map.of(1, Replay.plan(chip, graph)), List.of(cores));
    }

    private static ServedStream stream(InstalledNetwork network, String arrivals, long requests, int priority) {
        return new ServedStream(network, Arrivals.parse(arrivals), requests, priority, 1, 0);
    }

    private static ServiceOutcome run(Chip chip, List<ServedStream> streams, long horizon, long seed) {
        return new Service(new Simulation(), chip, streams, horizon, seed).run();
    }

    private static List<Long> latencies(ServiceOutcome outcome, int stream) {
        return outcome.streams().get(stream).requests().stream()
                .map(request -> request.doneTick() - request.arrivalTick())
                .toList();
    }

    private static double meanWait(ServiceOutcome outcome, int stream) {
        return outcome.streams().get(stream).requests().stream()
                .mapToLong(request -> request.startTick() - request.arrivalTick())
                .average()
                .orElseThrow();
    }

    private static double meanService(ServiceOutcome outcome) {
        return outcome.streams().get(0).requests().stream()
                .mapToLong(request -> request.doneTick() - request.startTick())
                .average()
                .orElseThrow();
    }

    @Test
    void requestsByChanceToOneCoreWaitAsLongAsQueueingTheorySays() {
        Chip chip = cores(1);
        InstalledNetwork network =
                InstalledNetwork.all(chip, List.of(on(chip, product(1), 0))).get(0);
        long alone = latencies(run(chip, List.of(stream(network, "closed 1", 1, 0)), Simulation.NEVER, 1), 0)
                .get(0);
        double load = 0.5;
        String arrivals = "poisson " + Math.round(load / alone * TICKS_PER_SECOND) + "/s";
        int replications = 10;
        List<Double> errors = new ArrayList<>();
        for (int seed = 1; seed <= replications; seed++) {
            ServiceOutcome outcome = run(chip, List.of(stream(network, arrivals, 1500, 0)), Simulation.NEVER, seed);
            double service = meanService(outcome);
            double used = load * service / alone;
            errors.add(meanWait(outcome, 0) / (used / (2 * (1 - used)) * service) - 1);
        }
        double mean = errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double variance = errors.stream()
                        .mapToDouble(error -> (error - mean) * (error - mean))
                        .sum()
                / (replications - 1);
        double studentsTOfNine = 2.262;

        assertThat(mean).isCloseTo(0, within(studentsTOfNine * Math.sqrt(variance / replications)));
        assertThat(variance).isBetween(1e-5, 0.05);
    }

    @Test
    void aClientThatWaitsForItsAnswersIsServedBackToBack() {
        Chip chip = cores(1);
        InstalledNetwork network =
                InstalledNetwork.all(chip, List.of(on(chip, product(1), 0))).get(0);
        ServiceOutcome outcome = run(chip, List.of(stream(network, "closed 1", 20, 0)), Simulation.NEVER, 1);
        List<InferenceRequest> requests = outcome.streams().get(0).requests();
        double alone = latencies(outcome, 0).get(0);

        assertThat(requests).hasSize(20);
        for (int i = 1; i < requests.size(); i++) {
            assertThat(requests.get(i).arrivalTick())
                    .isEqualTo(requests.get(i - 1).doneTick());
            assertThat(requests.get(i).startTick()).isEqualTo(requests.get(i).arrivalTick() + 1);
        }
        assertThat(latencies(outcome, 0))
                .allSatisfy(ticks -> assertThat((double) ticks).isCloseTo(alone, within(0.15 * alone)));
    }

    @Test
    void prioritiesChangeWhoWaitsAndNotWhatIsMoved() {
        Chip chip = cores(1);
        List<InstalledNetwork> two =
                InstalledNetwork.all(chip, List.of(on(chip, product(1), 0), on(chip, product(2), 0)));
        ServiceOutcome first = bursts(chip, two, 1, 0);
        ServiceOutcome second = bursts(chip, two, 0, 1);

        assertThat(meanWait(first, 0)).isLessThan(0.6 * meanWait(second, 0));
        assertThat(meanWait(second, 1)).isLessThan(0.6 * meanWait(first, 1));
        for (int stream = 0; stream < 2; stream++) {
            assertThat(first.streams().get(stream).counts().dramBytes())
                    .isPositive()
                    .isEqualTo(second.streams().get(stream).counts().dramBytes());
        }
    }

    /** More than one core can do for a while. */
    private static ServiceOutcome bursts(Chip chip, List<InstalledNetwork> two, int ofFirst, int ofSecond) {
        return run(
                chip,
                List.of(
                        stream(two.get(0), "periodic 10000000/s", 20, ofFirst),
                        stream(two.get(1), "periodic 10000000/s", 20, ofSecond)),
                Simulation.NEVER,
                1);
    }

    @Test
    void streamsOnCoresOfTheirOwnThatHardlyUseDramTakeTheirTimeAlone() {
        Chip chip = cores(2);
        List<InstalledNetwork> two =
                InstalledNetwork.all(chip, List.of(on(chip, computing(), 0), on(chip, computing(), 1)));
        ServedStream one = stream(two.get(0), "closed 1", 5, 0);
        ServedStream other = stream(two.get(1), "closed 1", 5, 0);
        double alone = latencies(run(chip, List.of(one, other.silent()), Simulation.NEVER, 1), 0).stream()
                .mapToLong(Long::longValue)
                .sum();
        ServiceOutcome both = run(chip, List.of(one, other), Simulation.NEVER, 1);

        for (int stream = 0; stream < 2; stream++) {
            double together =
                    latencies(both, stream).stream().mapToLong(Long::longValue).sum();
            assertThat(together).isCloseTo(alone, within(0.02 * alone));
            assertThat(both.streams().get(stream).busyTicks().get(1 - stream)).isZero();
        }
    }

    @Test
    void atTheHorizonNothingMoreBegins() {
        Chip chip = cores(1);
        InstalledNetwork network =
                InstalledNetwork.all(chip, List.of(on(chip, product(1), 0))).get(0);
        long horizon = 100_000_000_000L;
        ServiceOutcome outcome =
                run(chip, List.of(stream(network, "periodic 10000000/s", Long.MAX_VALUE, 0)), horizon, 1);
        List<InferenceRequest> requests = outcome.streams().get(0).requests();

        assertThat(requests).hasSize(1000);
        assertThat(requests)
                .filteredOn(request -> request.startTick() == Simulation.NEVER)
                .hasSizeGreaterThan(100);
        assertThat(requests)
                .filteredOn(request -> request.startTick() != Simulation.NEVER)
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.startTick()).isLessThanOrEqualTo(horizon));
    }

    @Test
    void requestsAreWorkedOffTogetherWhenEnoughWaitOrOneHasWaitedLongEnough() {
        Chip chip = cores(1);
        Map<Integer, NetworkPlan> plans = new TreeMap<>();
        for (int size = 1; size <= 4; size++) {
            plans.put(size, Replay.plan(chip, product(size)));
        }
        InstalledNetwork network = InstalledNetwork.all(chip, List.of(new OnCores(chip, plans, List.of(0))))
                .get(0);
        long gap = 100_000_000_000L;
        ServedStream patient = new ServedStream(network, Arrivals.parse("periodic 10000/s"), 8, 0, 4, 10 * gap);
        ServedStream hasty = new ServedStream(network, Arrivals.parse("periodic 10000/s"), 8, 0, 4, gap + gap / 2);

        assertThat(starts(run(chip, List.of(patient), Simulation.NEVER, 1)))
                .as("four at once")
                .containsExactly(3 * gap + 1, 7 * gap + 1);
        assertThat(starts(run(chip, List.of(hasty), Simulation.NEVER, 1)))
                .as("two, after one and a half gaps")
                .containsExactly(3 * gap / 2 + 1, 7 * gap / 2 + 1, 11 * gap / 2 + 1, 15 * gap / 2 + 1);
    }

    private static List<Long> starts(ServiceOutcome outcome) {
        return outcome.streams().get(0).requests().stream()
                .map(InferenceRequest::startTick)
                .distinct()
                .toList();
    }

    @Test
    void theOrderOfTiesDecidesNothing() {
        Chip chip = cores(2);
        List<InstalledNetwork> two =
                InstalledNetwork.all(chip, List.of(on(chip, product(1), 0, 1), on(chip, product(2), 0, 1)));
        List<ServedStream> streams =
                List.of(stream(two.get(0), "closed 3", 30, 0), stream(two.get(1), "periodic 500000/s", 30, 0));
        String straight = told(new Service(new Simulation(), chip, streams, Simulation.NEVER, 1).run());

        for (long seed = 1; seed <= 5; seed++) {
            Simulation shuffled = Simulation.withShuffledTies(seed);
            assertThat(told(new Service(shuffled, chip, streams, Simulation.NEVER, 1).run()))
                    .isEqualTo(straight);
        }
    }

    private static String told(ServiceOutcome outcome) {
        StringBuilder text = new StringBuilder();
        outcome.streams().forEach(stream -> {
            stream.requests()
                    .forEach(request -> text.append(request.arrivalTick())
                            .append(' ')
                            .append(request.startTick())
                            .append(' ')
                            .append(request.doneTick())
                            .append('\n'));
            text.append(stream.counts().dramBytes()).append(stream.busyTicks());
        });
        return text.append(outcome.endTick()).append(outcome.joulesOfAll()).toString();
    }
}
