package org.ridgepoint.experiment.run;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.plan.PlanSpec;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.ModelFile;
import org.ridgepoint.experiment.workload.NetworkFile;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * Everything that decides a run's result, as {@code config.resolved.yaml} holds it.
 *
 * @param chip the chip's name
 * @param workload a name of the zoo, or one operator in short
 * @param input the size of its input, where it has one to choose
 * @param batch inferences at once
 * @param precision number format of weights and activations
 * @param seed of whatever is random
 * @param network the network itself, where a file describes it
 * @param model the file of the network, where it is a model's
 * @param graphOptions what becomes of the network before it runs, where that is anything
 * @param notes what was decided on the way from the user's words to this, for the report
 * @param plan what a person decided of how it is worked off, where anything
 * @param detail {@code sampled} where what recurs was left out; absent where all was simulated
 * @param accelerator the chip's description, settings applied
 * @param memory the table of its DRAM
 * @param technology the prices of its actions
 */
public record ResolvedConfig(
        String chip,
        String workload,
        Optional<String> input,
        int batch,
        String precision,
        long seed,
        Optional<NetworkFile> network,
        Optional<ModelFile> model,
        Optional<GraphOptions> graphOptions,
        Optional<List<String>> notes,
        Optional<PlanSpec> plan,
        Optional<String> detail,
        AcceleratorSpec accelerator,
        DramStandard memory,
        TechnologySpec technology) {}
