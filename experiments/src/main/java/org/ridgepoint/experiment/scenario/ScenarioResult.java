package org.ridgepoint.experiment.scenario;

import java.util.List;
import java.util.Map;

/**
 * What came of a scenario.
 *
 * @param scenario what was run
 * @param replications so often
 * @param streams figures of each
 * @param resources who used what of each
 * @param joules by resource, of one replication on average
 * @param seconds that one replication took of simulated time, on average
 * @param dramBytes that each stream moved, in all replications
 */
public record ScenarioResult(
        Scenario scenario,
        int replications,
        List<StreamFigures> streams,
        List<ResourceUse> resources,
        Map<String, Double> joules,
        double seconds,
        List<Long> dramBytes) {}
