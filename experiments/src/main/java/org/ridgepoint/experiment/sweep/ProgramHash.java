package org.ridgepoint.experiment.sweep;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.experiment.report.Sha256;
import org.ridgepoint.experiment.report.Version;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.Graph;

/** The hash of the program's own code, so that no result outlives the program that made it. */
public final class ProgramHash {
    /** Where a jar says it whose classes were rewritten to call other packages, as that for Spark does. */
    private static final String ATTRIBUTE = "Ridgepoint-Program";

    private static final String OURS = "org/ridgepoint/";
    private static final int LENGTH = 16;

    private ProgramHash() {}

    /** Prints the hash of the classes, for a build that is about to rewrite them. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(ofClasses());
    }

    /** The same for the same code, whether it lies in folders, in jars or in one jar. */
    static String current() {
        return stated(source(ProgramHash.class)).orElseGet(ProgramHash::ofClasses);
    }

    private static Optional<String> stated(Path source) {
        if (Files.isDirectory(source)) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(source.toFile())) {
            return Optional.ofNullable(jar.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(ATTRIBUTE));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String ofClasses() {
        Map<String, Long> checksums = new TreeMap<>();
        Stream.of(Simulation.class, Graph.class, Replay.class, ProgramHash.class)
                .map(ProgramHash::source)
                .distinct()
                .forEach(source -> addAll(source, checksums));
        String text = Version.current() + checksums;
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }

    private static Path source(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void addAll(Path source, Map<String, Long> checksums) {
        try {
            if (Files.isDirectory(source)) {
                addFolder(source, checksums);
            } else {
                addJar(source, checksums);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void addJar(Path jar, Map<String, Long> checksums) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(OURS))
                    .forEach((ZipEntry entry) -> checksums.put(entry.getName(), entry.getCrc()));
        }
    }

    private static void addFolder(Path folder, Map<String, Long> checksums) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(OURS))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                checksums.put(folder.relativize(file).toString().replace('\\', '/'), checksum(file));
            }
        }
    }

    private static long checksum(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = Files.newInputStream(file)) {
            crc.update(in.readAllBytes());
        }
        return crc.getValue();
    }
}
