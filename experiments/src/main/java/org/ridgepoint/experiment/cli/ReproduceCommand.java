package org.ridgepoint.experiment.cli;

import java.util.concurrent.Callable;
import org.ridgepoint.experiment.reproduce.ReferenceTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a table of results/reference again. */
@Command(
        name = "reproduce",
        description = "Make a table of results/reference again and print it.",
        footer = {
            "",
            "Examples:",
            "  ridgepoint reproduce dram > results/reference/dram.csv",
            "  ridgepoint reproduce networks > results/reference/networks.md",
            "  ridgepoint reproduce sram-by-dram > results/reference/sram-by-dram.csv"
        })
final class ReproduceCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(
            index = "0",
            paramLabel = "TABLE",
            description = {
                "sram-by-dram: a convolution and two networks on two chips;",
                "memory-choices: two networks on one chip with each choice of memory and each DRAM;",
                "verdicts: what verdicts advise to buy beside twice of everything;",
                "dpu-cores: networks on one to three DPU cores that share a DDR4 channel;",
                "dram: our DRAM beside DRAMsim3 and Ramulator;",
                "networks: our counts beside the published ones;",
                "footprint: megabytes that an inference chip needs."
            })
    private String table;

    ReproduceCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        ReferenceTables tables =
                new ReferenceTables(bench.home(), bench.preparation(), bench.simulator(), bench.progress());
        tables.make(table).forEach(line -> bench.out().print(line + "\n"));
        return ExitCode.FINE;
    }
}
