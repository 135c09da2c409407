package org.ridgepoint.experiment.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ridgepoint.experiment.claim.Experiments;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.reproduce.ReferenceTables;
import org.ridgepoint.workload.op.Precision;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The script for a shell, which offers commands, options and the names that arguments may have, as they are now. */
final class CompletionScript {
    private static final String OPENING = """
            # Completion of ridgepoint for bash and zsh: source <(ridgepoint completion)
            # Names of chips, workloads and the like are those that there were when this was printed.
            """;

    private final Map<String, List<String>> candidates = new HashMap<>();

    CompletionScript(Workbench bench) {
        Home home = bench.home();
        List<String> chips = Catalogue.accelerators(home).names();
        List<String> workloads = List.copyOf(bench.workloads().names());
        List<String> memory = Catalogue.memory(home).names();
        List<String> sweeps = Catalogue.sweeps(home).names();
        candidates.put("CHIP", chips);
        candidates.put("WORKLOAD", workloads);
        candidates.put("W[@SIZE]", workloads);
        candidates.put("STANDARD", memory);
        candidates.put("SWEEP", sweeps);
        candidates.put("LESSON", Catalogue.labs(home).names());
        candidates.put("SCENARIO", Catalogue.scenarios(home).names());
        candidates.put(
                "NAME",
                Stream.of(chips, workloads, memory, Catalogue.technology(home).names(), sweeps)
                        .flatMap(List::stream)
                        .toList());
        List<String> tables =
                new ReferenceTables(home, bench.preparation(), bench.simulator(), bench.progress()).names();
        candidates.put(
                "TABLE",
                Stream.of(tables, new Experiments(home).names(), List.of(ReproduceCommand.ALL))
                        .flatMap(List::stream)
                        .toList());
        candidates.put("POLICY", List.of("standard", "dramsim3", "ramulator"));
        candidates.put(
                "P",
                Stream.concat(Stream.of("int4", "w4a8", "int8", "int16", "int32"), Precision.names().stream())
                        .toList());
        candidates.put("O", List.of("sgd-momentum", "adam"));
        candidates.put("E", List.of("local", "spark"));
    }

    String text(CommandLine line) {
        line.getSubcommands().values().forEach(command -> offer(command.getCommandSpec()));
        String script = AutoComplete.bash("ridgepoint", line);
        int code = script.indexOf("\nif [ -n \"$BASH_VERSION\" ]");
        int registration = script.indexOf("\n# Define a completion specification");
        return OPENING + script.substring(code, registration)
                + "\ncomplete -F _complete_ridgepoint -o default ridgepoint ./ridgepoint\n";
    }

    private void offer(CommandSpec spec) {
        for (PositionalParamSpec each : new ArrayList<>(spec.positionalParameters())) {
            spec.remove(each);
            spec.addPositional(PositionalParamSpec.builder(each)
                    .completionCandidates(of(each.paramLabel()))
                    .build());
        }
        for (OptionSpec each : new ArrayList<>(spec.options())) {
            List<String> values = of(each.paramLabel());
            if (!values.isEmpty()) {
                spec.remove(each);
                spec.addOption(
                        OptionSpec.builder(each).completionCandidates(values).build());
            }
        }
    }

    private List<String> of(String label) {
        boolean listed = label.matches("[a-z-]+(\\|[a-z-]+)+");
        return listed ? Arrays.asList(label.split("\\|")) : candidates.getOrDefault(label, List.of());
    }
}
