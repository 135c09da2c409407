package org.ridgepoint.experiment.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium that opens one page and says what became of it. */
record Chromium(Path program) {
    private static final int PATIENCE_SECONDS = 60;

    /**
     * A page after its scripts have run.
     *
     * @param document its elements
     * @param console what was written to the browser's console
     */
    record Opened(String document, List<String> console) {}

    /** The browser of this machine, where it has one. */
    static Optional<Chromium> find() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /** Opens a file with the network unused, in a window of a width. */
    Opened open(Path file, Path profile, int width, String... more) throws IOException, InterruptedException {
        Path document = profile.resolve("document.html");
        Path log = profile.resolve("log.txt");
        Files.createDirectories(profile);
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + profile.resolve("data"),
                "--window-size=" + width + ",900"));
        command.addAll(List.of(more));
        command.addAll(List.of("--dump-dom", file.toUri().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(document.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("the browser did not finish");
        }
        try (Stream<String> lines = Files.lines(log)) {
            return new Opened(
                    Files.readString(document),
                    lines.filter(line -> line.contains(":CONSOLE")).toList());
        }
    }
}
