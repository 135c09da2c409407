package org.ridgepoint.experiment.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.sweep.grid.ContentHash;

/** Has a handful of requests simulated side by side, each content once, and remembers them in the cache alone. */
public final class Simulations {
    private final Preparation preparation;
    private final ContentHash hash = new ContentHash();
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
    public record Simulated(Optional<ResolvedConfig> config, Outcome outcome) {
        private static Simulated refused(String reason) {
            return new Simulated(Optional.empty(), Outcome.refused(reason));
        }
    }

    /** A request that can be run, by its key. */
    private record Ready(String key, ResolvedRun run) {}

    /** What came of each request, in the same order; {@code progress} hears of the work that is done. */
    public List<Simulated> of(List<RunRequest> requests, ProgressListener progress) {
        Map<RunRequest, Ready> ready = new LinkedHashMap<>();
        Map<RunRequest, Simulated> results = new HashMap<>();
        for (RunRequest request : requests) {
            try {
                ResolvedRun run = preparation.prepare(request).run();
                ready.put(request, new Ready(hash.of(run.config()), run));
            } catch (UserError refusal) {
                results.put(request, Simulated.refused(refusal.getMessage()));
            }
        }
        Map<String, Outcome> outcomes = outcomes(ready, progress);
        ready.forEach((request, each) ->
                results.put(request, new Simulated(Optional.of(each.run().config()), outcomes.get(each.key()))));
        return requests.stream().map(results::get).toList();
    }

    private Map<String, Outcome> outcomes(Map<RunRequest, Ready> ready, ProgressListener progress) {
        Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
        Map<String, PointJob> jobs = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        ready.forEach((request, each) -> {
            List<String> words = request.command();
            names.put(each.key(), String.join(" ", words.subList(1, words.size())));
            cache.flatMap(store -> store.find(each.key()))
                    .ifPresentOrElse(
                            known -> outcomes.put(each.key(), known),
                            () -> jobs.put(each.key(), new PointJob(each.key(), each::run)));
        });
        Map<String, Long> left = new HashMap<>();
        ready.values().forEach(each -> left.put(each.key(), each.run().packets()));
        left.keySet().retainAll(jobs.keySet());
        long all = left.values().stream().mapToLong(Long::longValue).sum();
        AtomicLong packets = new AtomicLong();
        progress.at(0, all);
        engine.run(new ArrayList<>(jobs.values()), done -> {
            synchronized (jobs) {
                outcomes.put(done.key(), done.outcome());
                progress.at(packets.addAndGet(left.get(done.key())), all);
            }
        });
        jobs.keySet().stream()
                .filter(key -> outcomes.get(key).status() != Outcome.Status.ERROR)
                .forEach(key -> cache.ifPresent(store -> store.keep(key, names.get(key), outcomes.get(key))));
        return outcomes;
    }
}
