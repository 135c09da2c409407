package org.ridgepoint.experiment.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.run.RunRequest;

/** Has a handful of requests simulated side by side, each content once, and remembers them in the cache alone. */
public final class Simulations {
    private final Preparation preparation;
    private final SweepEngine engine;
    private final Optional<PointCache> cache;

    /** Simulations on an engine. */
    public Simulations(Preparation preparation, SweepEngine engine, Optional<PointCache> cache) {
        this.preparation = preparation;
        this.engine = engine;
        this.cache = cache;
    }

    /**
     * A request and what came of it.
     *
     * @param config all that decided it; empty where it was refused before
     * @param outcome of it
     */
    public record Simulated(Optional<ResolvedConfig> config, Outcome outcome) {}

    /** What came of each request, in the same order. */
    public List<Simulated> of(List<RunRequest> requests) {
        List<Simulated> planned = requests.stream().map(this::planned).toList();
        Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
        Map<String, PointJob> jobs = new LinkedHashMap<>();
        for (Simulated each : planned) {
            each.config().ifPresent(config -> look(config, outcomes, jobs));
        }
        engine.run(new ArrayList<>(jobs.values()), done -> outcomes.put(done.key(), done.outcome()));
        List<Simulated> results = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            results.add(finished(planned.get(i), requests.get(i), outcomes));
        }
        return results;
    }

    private Simulated planned(RunRequest request) {
        try {
            ResolvedConfig config = preparation.prepare(request).run().config();
            return new Simulated(Optional.of(config), Outcome.refused("not simulated"));
        } catch (UserError refusal) {
            return new Simulated(Optional.empty(), Outcome.refused(refusal.getMessage()));
        }
    }

    private void look(ResolvedConfig config, Map<String, Outcome> outcomes, Map<String, PointJob> jobs) {
        String key = SweepPlanner.key(config);
        Optional<Outcome> known = cache.flatMap(store -> store.find(key));
        if (known.isPresent()) {
            outcomes.put(key, known.get());
        } else {
            jobs.putIfAbsent(key, new PointJob(key, () -> YamlWriter.write(config)));
        }
    }

    private Simulated finished(Simulated planned, RunRequest request, Map<String, Outcome> outcomes) {
        if (planned.config().isEmpty()) {
            return planned;
        }
        String key = SweepPlanner.key(planned.config().get());
        Outcome outcome = outcomes.get(key);
        if (outcome.status() != Outcome.Status.ERROR) {
            String what = String.join(
                    " ", request.command().subList(1, request.command().size()));
            cache.filter(store -> store.find(key).isEmpty()).ifPresent(store -> store.keep(key, what, outcome));
        }
        return new Simulated(planned.config(), outcome);
    }
}
