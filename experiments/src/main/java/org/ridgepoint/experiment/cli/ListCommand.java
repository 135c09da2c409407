package org.ridgepoint.experiment.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.price.FormatPrice;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.config.YamlNode.Scalar;
import org.ridgepoint.experiment.memory.MemorySystem;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.DramSystem;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.zoo.ModelZoo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what has a name. */
@Command(
        name = "list",
        description =
                "List the chips, workloads, memories, DRAM controllers, technologies, sweeps or scenarios that have names.",
        footer = {"", "Examples:", "  ridgepoint list chips", "  ridgepoint list workloads", "  ridgepoint list memory"
        })
final class ListCommand implements Callable<Integer> {
    static final List<String> KINDS =
            List.of("chips", "workloads", "memory", "controllers", "technologies", "sweeps", "scenarios");

    private final Workbench bench;

    @Parameters(
            index = "0",
            paramLabel = "chips|workloads|memory|controllers|technologies|sweeps|scenarios",
            description = "What to list.")
    private String kind;

    ListCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        switch (kind) {
            case "chips" -> listFiles(Catalogue.accelerators(bench.home()));
            case "workloads" -> listWorkloads();
            case "memory" -> listMemory();
            case "controllers" -> listControllers();
            case "technologies", "technology" -> listTechnologies();
            case "scenarios" -> listFiles(Catalogue.scenarios(bench.home()));
            case "sweeps" -> listFiles(Catalogue.sweeps(bench.home()));
            default ->
                throw new UserError("cannot list \"" + kind + "\"; expected one of " + String.join(", ", KINDS)
                        + Nearest.hint(kind, KINDS));
        }
        return ExitCode.FINE;
    }

    private void listWorkloads() {
        ModelZoo.standard().entries().forEach(entry -> line(entry.name(), entry.description()));
        listFiles(Catalogue.workloads(bench.home()));
    }

    /** Each standard with what a channel of its usual width moves at most. */
    private void listMemory() {
        Catalogue.memory(bench.home()).names().forEach(name -> {
            DramStandard standard = bench.chips().memory(name);
            DramSystem usual = standard.system();
            MemorySystem one = MemorySystem.of(standard, MemorySystem.Choices.USUAL);
            line(
                    name,
                    String.format(
                            Locale.ROOT,
                            "%-8s %9s on %s, %s",
                            standard.family(),
                            Words.scaled(one.peakBytesPerSecond(), "B/s"),
                            usual.channelWidth(),
                            Words.counted(usual.ranks(), "rank")));
        });
    }

    /** Each DRAM controller, then what may stand behind a name. */
    private void listControllers() {
        DramPolicies.names().forEach(name -> {
            DramPolicy policy = DramPolicies.named(name);
            line(
                    name,
                    String.join(
                            ", ",
                            words(policy.queueing()),
                            words(policy.order()),
                            words(policy.page()) + " pages",
                            "refresh of " + words(policy.refresh())));
        });
        DramPolicies.variations()
                .forEach(each -> line("  +" + each.word(), each.component() + " becomes " + each.cell()));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void listFiles(Catalogue catalogue) {
        catalogue.names().forEach(name -> line(name, description(catalogue, name)));
    }

    /** Each node with the formats that its table has, and those that follow from them. */
    private void listTechnologies() {
        Catalogue.technology(bench.home()).names().forEach(name -> {
            TechnologySpec technology = bench.chips().technology(name);
            String derived = Stream.of("int4", "w4a8", "fp8e4m3", "fp8e5m2")
                    .filter(format -> !technology.mac().containsKey(format))
                    .filter(format -> FormatPrice.picojoules(technology, Precision.of(format))
                            .isPresent())
                    .collect(Collectors.joining(", "));
            line(name, technology.description());
            line("", "prices " + String.join(", ", technology.mac().keySet()));
            line("", derived.isEmpty() ? "and no others" : "and by rule all of their kinds, such as " + derived);
        });
    }

    private static String description(Catalogue catalogue, String name) {
        ConfigFile file = ConfigFile.read(catalogue.file(name), catalogue.home());
        return file.tree().entries().get("description") instanceof Scalar text ? text.text() : "";
    }

    private void line(String name, String description) {
        bench.out()
                .println(String.format(Locale.ROOT, "%-20s  %s", name, description)
                        .stripTrailing());
    }
}
