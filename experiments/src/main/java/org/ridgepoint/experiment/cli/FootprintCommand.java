package org.ridgepoint.experiment.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.FootprintSheet;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.Workload;
import org.ridgepoint.sim.memory.dram.table.DramGeometry;
import org.ridgepoint.workload.footprint.Footprint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The memory that a network needs at each size of its input. */
@Command(
        name = "footprint",
        description = "Say how many megabytes a network needs, and in which of a chip's memories they fit.",
        footer = {
            "",
            "Examples:",
            "  ridgepoint footprint yolov3 --inputs 224,416,608,1024,1440",
            "  ridgepoint footprint resnet50 --inputs 224,1088x1920 --precision int8 --chip inferx-x1"
        })
final class FootprintCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(index = "0", paramLabel = "WORKLOAD", description = "As for run.")
    private String name;

    @Option(
            names = {"--inputs", "--input", "--sequence"},
            paramLabel = "N",
            split = ",",
            description = "Input sizes (default: the network's own).")
    private List<String> inputs = List.of();

    @Option(names = "--chip", paramLabel = "CHIP", description = "Say where it fits on this chip.")
    private String chip;

    @Option(names = "--csv", description = "Print a row for each size, in bytes.")
    private boolean csv;

    @Mixin
    private WorkloadArguments arguments = new WorkloadArguments();

    FootprintCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        Map<String, Long> memories = chip == null
                ? Map.of()
                : memories(bench.chips().load(chip, List.of()).chip());
        List<Workload> workloads = inputs.isEmpty()
                ? List.of(workload(Optional.empty()))
                : inputs.stream().map(InputSize::ofOption).map(this::workload).toList();
        Map<String, Footprint> sizes = new LinkedHashMap<>();
        workloads.forEach(workload -> sizes.put(
                workload.input().map(InputSize::toString).orElse("-"),
                Footprint.of(workload.graph(workload.wanted()), workload.wanted())));
        FootprintSheet sheet = new FootprintSheet(sizes, memories);
        bench.out().print(csv ? sheet.csv(workloads.get(0).request().name()) : sheet.text(title(workloads.get(0))));
        return ExitCode.FINE;
    }

    private String title(Workload workload) {
        return workload.request().name() + ", " + workload.wanted().name() + ", batch " + workload.batch()
                + (chip == null ? "" : ", on " + chip);
    }

    private Workload workload(Optional<InputSize> size) {
        return bench.workloads().load(arguments.request(name, size)).workload();
    }

    private static Map<String, Long> memories(ResolvedChip chip) {
        Map<String, Long> memories = new LinkedHashMap<>();
        memories.put("local SRAM", chip.spec().sram().local().capacity().bytes());
        memories.put("bulk SRAM", chip.spec().sram().bulk().capacity().bytes());
        try {
            DramGeometry channel = DramGeometry.of(
                    chip.memory(),
                    chip.spec().dram().widthBits(chip.memory()),
                    chip.spec().dram().ranks(chip.memory()));
            memories.put("DRAM", Math.multiplyExact(channel.capacityBytes(), (long)
                    chip.spec().dram().channels()));
        } catch (IllegalArgumentException refusal) {
            throw new UserError(chip.name() + ": " + refusal.getMessage());
        }
        return memories;
    }
}
