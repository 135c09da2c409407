package org.ridgepoint.experiment.scenario;

import java.util.List;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.serve.ServedStream;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Duration;

/**
 * A scenario that is ready to start.
 *
 * @param name of its file
 * @param file what it says
 * @param resolved the chip that all streams share
 * @param chip the same, at the precision of the first stream
 * @param streams with their plans, laid out in DRAM
 * @param seed of whatever is random
 * @param inputs the files that it was read from
 */
public record Scenario(
        String name,
        ScenarioFile file,
        ResolvedChip resolved,
        Chip chip,
        List<ServedStream> streams,
        long seed,
        List<InputFile> inputs) {
    private static final int USUAL_REPLICATIONS = 5;

    /** Copies the lists. */
    public Scenario {
        streams = List.copyOf(streams);
        inputs = List.copyOf(inputs);
    }

    /** Runs with random numbers of their own: one where nothing is random. */
    int replications() {
        boolean random = file.streams().stream().anyMatch(StreamSpec::isRandom);
        return random ? file.replications().orElse(USUAL_REPLICATIONS) : 1;
    }

    /** From which nothing comes or begins. */
    long horizonTick() {
        return file.horizon().map(Duration::femtoseconds).orElse(Simulation.NEVER);
    }

    /** Before which what comes counts in no figure. */
    long warmUpTick() {
        return file.warmUp().map(Duration::femtoseconds).orElse(0L);
    }
}
