package org.ridgepoint.experiment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.Simulator;

/** A folder with the project's own configurations and one small chip, and a command line that works in it. */
public final class TestHome {
    private static final String CHIP = """
            description: a chip for tests
            sources: [made up]
            technology: test
            array:
              model: systolic
              rows: 8
              columns: 8
              dataflow: ws
              clock: 500 MHz
              macsPerCycle: {int8: 1, fp16: 1/2}
            vector: {lanes: 8}
            sram:
              local: {capacity: 64 KiB, banks: 8, bytesPerBankPerCycle: 8, ports: 1rw, latency: 1 cycle}
              bulk: {capacity: 1 MiB, banks: 8, bytesPerBankPerCycle: 8, ports: 1rw, latency: 4 cycles}
            link: {bytesPerCycle: 32, latency: 2 cycles, length: 1 mm}
            bus: {bytesPerCycle: 16, clock: 500 MHz, burstOverhead: 1 cycle, latency: 2 cycles, length: 2 mm}
            dram: {standard: lpddr4-3200, channels: 1, width: 32 bits, ranks: 1}
            dma: {granule: 1 KiB, outstanding: 8}
            staticPower: 100 mW
            """;
    private static final String TECHNOLOGY = """
            description: prices for tests
            sources: [made up]
            mac: {int8: 0.1 pJ, fp16: 0.4 pJ}
            vectorOperation: 0.1 pJ
            node: 16 nm
            logic:
              macArea: {int8: 100 um2, fp16: 1000 um2}
              registerArea: 1.5 um2
              registerClockPerBit: 2 fJ
              registerWritePerBit: 1 fJ
              cellShare: 0.7
              wirePitch: 0.2 um
              clockPerSquareMillimetre: 2 pJ
              leakagePerSquareMillimetre: 10 mW
              leakageCelsius: 85
              leakageDoublesEveryKelvin: 25
              highestClock: 4 GHz
            wirePerBitPerMillimetre: 0.08 pJ
            hostOperation: 10 pJ
            hostLinkPerBit: 5 pJ
            """;

    private final Path folder;
    private final Simulator simulator;

    /** A home in an empty folder, with the project's memories and one small chip. */
    public TestHome(Path folder, Simulator simulator) {
        this(folder, simulator, "configs/memory");
        write("configs/accelerators/tiny.yaml", CHIP);
        write("configs/technology/test.yaml", TECHNOLOGY);
    }

    private TestHome(Path folder, Simulator simulator, String copied) {
        this.folder = folder;
        this.simulator = simulator;
        copy(Path.of("..").resolve(copied), folder.resolve(copied));
    }

    /** A home in an empty folder, with all the project's configurations. */
    public static TestHome ofProject(Path folder, Simulator simulator) {
        return new TestHome(folder, simulator, "configs");
    }

    /** What a command printed and how it ended. */
    public record Outcome(int exitCode, String out, String err) {
        List<String> errorLines() {
            return err.lines().toList();
        }
    }

    /** Runs a command. */
    public Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLineInterface line = new CommandLineInterface(
                () -> new Home(folder, folder),
                simulator,
                new PrintWriter(out),
                new PrintWriter(err),
                ProgressListener.SILENT);
        return new Outcome(line.run(arguments), out.toString(), err.toString());
    }

    /** A place inside. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Writes a file and returns its path. */
    public String write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The small chip's file with one text replaced by another, under a new name; returns its path. */
    public String chipWith(String good, String bad) {
        if (!CHIP.contains(good)) {
            throw new IllegalArgumentException("the chip does not contain " + good);
        }
        return write("my/chip.yaml", CHIP.replace(good, bad));
    }

    /** Names of all files below a folder, relative to it, sorted; none where it does not exist. */
    public static List<String> filesBelow(Path place) {
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> place.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) {
        filesBelow(from).forEach(name -> {
            try {
                Files.createDirectories(to.resolve(name).getParent());
                Files.copy(from.resolve(name), to.resolve(name));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }
}
