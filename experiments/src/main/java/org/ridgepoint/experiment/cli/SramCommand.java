package org.ridgepoint.experiment.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.sim.memory.SramBuild;
import org.ridgepoint.sim.memory.SramCost;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Length;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an SRAM costs, by the model that prices those of a run. */
@Command(
        name = "sram",
        description = "Say what one SRAM takes in energy and area, by capacity, banks, width, ports and node.",
        footer = {
            "",
            "Examples:",
            "  ridgepoint sram \"32 KiB\" \"1 MiB\" --width 128 --node 28nm",
            "  ridgepoint sram \"24 MiB\" --banks 16 --width 256 --node 28nm",
            "  ridgepoint sram --points"
        })
final class SramCommand implements Callable<Integer> {
    private static final double NANOMETRES_PER_MILLIMETRE = 1e6;
    private static final double JOULES_PER_PICOJOULE = 1e-12;
    private static final String HEADER = String.format(
            Locale.ROOT,
            "%12s %6s %6s %5s %6s %12s %12s %12s%n",
            "capacity",
            "banks",
            "bits",
            "ports",
            "nm",
            "read",
            "write",
            "area");
    private static final int WIDEST_BITS = 1 << 20;
    private static final int MOST_PORTS = 8;
    private static final int MOST_BANKS = 65_536;
    private static final long MOST_BYTES = 1L << 50;

    private final Workbench bench;

    @Parameters(arity = "0..*", paramLabel = "CAPACITY", description = "Sizes such as \"32 KiB\".")
    private List<String> capacities = List.of();

    @Option(
            names = "--width",
            paramLabel = "BITS",
            defaultValue = "64",
            description = "Bits of an access (default 64).")
    private int widthBits;

    @Option(
            names = "--banks",
            paramLabel = "N",
            defaultValue = "1",
            description = "Banks that share the capacity; an access uses one (default 1).")
    private int banks;

    @Option(names = "--ports", paramLabel = "N", defaultValue = "1", description = "Ports of each cell (default 1).")
    private int ports;

    @Option(names = "--node", paramLabel = "N", defaultValue = "22 nm", description = "5 to 90 nm (default 22 nm).")
    private String node;

    @Option(names = "--points", description = "Print the published memories beside the model.")
    private boolean points;

    SramCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        if (capacities.isEmpty() && !points) {
            throw new UserError("missing CAPACITY or --points (ridgepoint sram --help shows how)");
        }
        require(
                widthBits > 0 && widthBits <= WIDEST_BITS,
                "--width: must be from 1 to " + WIDEST_BITS + ", was " + widthBits);
        require(banks > 0 && banks <= MOST_BANKS, "--banks: must be from 1 to " + MOST_BANKS + ", was " + banks);
        require(ports > 0 && ports <= MOST_PORTS, "--ports: must be from 1 to " + MOST_PORTS + ", was " + ports);
        if (!capacities.isEmpty()) {
            List<String> rows = capacities.stream().map(this::row).toList();
            bench.out().print(HEADER);
            rows.forEach(bench.out()::print);
        }
        if (points) {
            bench.out().print(SramCost.table());
        }
        return ExitCode.FINE;
    }

    private static void require(boolean fine, String problem) {
        if (!fine) {
            throw new UserError(problem);
        }
    }

    private String row(String text) {
        Bytes capacity = quantity("CAPACITY", () -> Bytes.parse(text));
        long bytes = capacity.bytes();
        require(bytes > 0, "CAPACITY: must be positive, was " + text);
        require(bytes <= MOST_BYTES, "CAPACITY: must be at most " + new Bytes(MOST_BYTES) + ", was " + text);
        double nanometres = quantity("--node", () -> Length.parse(node).millimetres() * NANOMETRES_PER_MILLIMETRE);
        SramCost cost = quantity("--node", () -> SramCost.at(nanometres));
        SramBuild memory = new SramBuild(bytes * Byte.SIZE, banks, widthBits, ports);
        return String.format(
                Locale.ROOT,
                "%12s %6d %6d %5d %6.3g %12s %12s %8.4g mm2%n",
                capacity,
                banks,
                widthBits,
                ports,
                nanometres,
                Words.scaled(cost.readPj(memory) * JOULES_PER_PICOJOULE, "J"),
                Words.scaled(cost.writePj(memory) * JOULES_PER_PICOJOULE, "J"),
                cost.areaMm2(memory));
    }

    private static <T> T quantity(String what, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException refusal) {
            throw new UserError(what + ": " + refusal.getMessage());
        }
    }
}
