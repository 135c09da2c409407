package org.ridgepoint.experiment.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.Node.Scalar;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.zoo.ModelZoo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what has a name. */
@Command(
        name = "list",
        description = "List the chips, workloads or memories that have names.",
        footer = {"", "Examples:", "  ridgepoint list chips", "  ridgepoint list workloads", "  ridgepoint list memory"
        })
final class ListCommand implements Callable<Integer> {
    private static final List<String> KINDS = List.of("chips", "workloads", "memory");

    private final Workbench bench;

    @Parameters(index = "0", paramLabel = "chips|workloads|memory", description = "What to list.")
    private String kind;

    ListCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        switch (kind) {
            case "chips" -> listFiles(Catalogue.accelerators(bench.home()), "description");
            case "workloads" -> listWorkloads();
            case "memory" -> listFiles(Catalogue.memory(bench.home()), "family");
            default ->
                throw new UserError("cannot list \"" + kind + "\"; expected one of " + String.join(", ", KINDS)
                        + Nearest.hint(kind, KINDS));
        }
        return ExitCode.FINE;
    }

    private void listWorkloads() {
        ModelZoo.standard().entries().forEach(entry -> line(entry.name(), entry.description()));
        listFiles(Catalogue.workloads(bench.home()), "description");
    }

    private void listFiles(Catalogue catalogue, String key) {
        catalogue.names().forEach(name -> line(name, description(catalogue, name, key)));
    }

    private static String description(Catalogue catalogue, String name, String key) {
        ConfigFile file = ConfigFile.read(catalogue.file(name), catalogue.home());
        return file.tree().entries().get(key) instanceof Scalar text ? text.text() : "";
    }

    private void line(String name, String description) {
        bench.out()
                .println(String.format(Locale.ROOT, "%-20s  %s", name, description)
                        .stripTrailing());
    }
}
