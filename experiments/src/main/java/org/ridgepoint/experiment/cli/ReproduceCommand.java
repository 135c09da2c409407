package org.ridgepoint.experiment.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.reproduce.SramByDram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a table of results/reference again. */
@Command(
        name = "reproduce",
        description = "Make a table of results/reference again and print it.",
        footer = {"", "Examples:", "  ridgepoint reproduce sram-by-dram > results/reference/sram-by-dram.csv"})
final class ReproduceCommand implements Callable<Integer> {
    private static final List<String> TABLES = List.of("sram-by-dram");

    private final Workbench bench;

    @Parameters(
            index = "0",
            paramLabel = "TABLE",
            description = "sram-by-dram: a convolution and two networks on two chips.")
    private String table;

    ReproduceCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        if (!TABLES.contains(table)) {
            throw new UserError("cannot reproduce \"" + table + "\"; expected one of " + String.join(", ", TABLES)
                    + Nearest.hint(table, TABLES));
        }
        bench.out().print(SramByDram.HEADER + "\n");
        new SramByDram(bench.preparation(), bench.simulator())
                .rows()
                .forEach(row -> bench.out().print(row.line() + "\n"));
        return ExitCode.FINE;
    }
}
