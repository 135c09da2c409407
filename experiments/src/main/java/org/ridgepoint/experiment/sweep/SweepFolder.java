package org.ridgepoint.experiment.sweep;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.OutputPlace;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Sha256;

/**
 * The folder of a sweep, for one program at a time.
 *
 * <p>While the sweep goes on, the journal holds what is finished and {@code points.csv} grows beside it for whoever looks;
 * in the end {@code points.csv} is on the disk whole, {@code sweep.json} says so, and the journal goes.
 */
public final class SweepFolder implements Closeable {
    /** The table of points. */
    public static final String POINTS = "points.csv";

    static final String DOCUMENT = "sweep.json";
    private static final String JOURNAL = "journal.txt";
    private static final String LOCK = ".lock";
    /** Every name that the folder may hold. */
    private static final List<String> NAMES = List.of(POINTS, DOCUMENT, JOURNAL, LOCK, "report.html");

    private static final String CHART = "chart-[a-z0-9-]+\\.svg";
    private static final String UNFINISHED = ".new";

    private final Path folder;
    private final String name;
    private final FileChannel lockFile;
    private Journal journal;
    private FileChannel points;

    private SweepFolder(Path folder, String name, FileChannel lockFile) {
        this.folder = folder;
        this.name = name;
        this.lockFile = lockFile;
    }

    /** What an action on files may throw. */
    private interface FileAction<T> {
        T run() throws IOException;
    }

    /** Refuses, before any work is done, a place that no sweep could be written to. */
    public static void requireUsable(Path folder, String name) {
        new OutputPlace(folder, name)
                .requireUsable(SweepFolder::isOurs, List.of(DOCUMENT, JOURNAL, LOCK), "one with a sweep");
    }

    /** Makes the folder where there is none, and keeps others out of it. */
    public static SweepFolder open(Path folder, String name) {
        return saying(name, () -> {
            requireUsable(folder, name);
            Files.createDirectories(folder);
            FileChannel file = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(file)) {
                file.close();
                throw new UserError(name + ": another sweep is at work in this folder; wait for it, or choose another"
                        + " with --out DIR");
            }
            return new SweepFolder(folder, name, file);
        });
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** Whether a finished sweep is there. */
    boolean isFinished() {
        return Files.exists(folder.resolve(DOCUMENT));
    }

    SweepResult result() {
        return SweepResult.read(folder, name);
    }

    /** Forgets what is there. */
    public void clear() {
        saying(name, () -> {
            for (String file : List.of(DOCUMENT, JOURNAL, POINTS)) {
                Files.deleteIfExists(folder.resolve(file));
            }
            for (Path drawn : drawn()) {
                Files.deleteIfExists(drawn);
            }
            return this;
        });
    }

    private List<Path> drawn() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("report\\.html|" + CHART))
                    .toList();
        }
    }

    /** Begins or goes on; returns a line of an outcome for each key that is finished. */
    Map<String, String> begin(SweepIdentity identity, String header) {
        return saying(name, () -> {
            try {
                journal = Journal.open(folder.resolve(JOURNAL), identity.line());
            } catch (Journal.AnotherSweep another) {
                throw changed(another.title()
                        .flatMap(SweepIdentity::parse)
                        .map(identity::changedSince)
                        .orElse("its journal is spoilt"));
            }
            points = FileChannel.open(
                    folder.resolve(POINTS),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            write(header);
            return journal.finished();
        });
    }

    UserError changed(String what) {
        return new UserError(name + ": holds points of an earlier sweep, and " + what
                + "; --restart begins again, --out DIR goes elsewhere");
    }

    void keep(List<FinishedPoint> results) {
        saying(name, () -> {
            journal.append(results);
            return this;
        });
    }

    void add(String rows) {
        saying(name, () -> {
            write(rows);
            return this;
        });
    }

    /** Has the whole table on the disk, in place of the one that grew; returns its hash. */
    String completeTable(PointsTable table) {
        return saying(name, () -> {
            byte[] complete = table.complete(table.rows(Files.readString(folder.resolve(POINTS))))
                    .getBytes(StandardCharsets.UTF_8);
            points.close();
            replace(POINTS, complete);
            return Sha256.of(complete);
        });
    }

    /** Says that all is there. */
    void finish(SweepDocument document) {
        saying(name, () -> {
            replace(DOCUMENT, document.json().getBytes(StandardCharsets.UTF_8));
            journal.close();
            Files.deleteIfExists(folder.resolve(JOURNAL));
            return this;
        });
    }

    /** Puts what was drawn of the finished sweep beside it. */
    public void put(Map<String, byte[]> files) {
        saying(name, () -> {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                replace(file.getKey(), file.getValue());
            }
            return this;
        });
    }

    private void replace(String file, byte[] content) throws IOException {
        WholeFile.put(folder.resolve(file), UNFINISHED, content);
    }

    @Override
    public void close() {
        saying(name, () -> {
            for (Closeable open : Stream.of(points, journal, lockFile)
                    .filter(each -> each != null)
                    .toList()) {
                open.close();
            }
            return this;
        });
    }

    private void write(String text) throws IOException {
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            points.write(bytes);
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    private static boolean isOurs(String entry) {
        String finished = entry.endsWith(UNFINISHED) ? entry.substring(0, entry.length() - UNFINISHED.length()) : entry;
        return NAMES.contains(finished) || finished.matches(CHART);
    }

    /** Turns what the file system refuses into one line. */
    private static <T> T saying(String name, FileAction<T> action) {
        try {
            return action.run();
        } catch (java.nio.file.AccessDeniedException denied) {
            throw refused(name, "permission denied");
        } catch (java.nio.file.FileAlreadyExistsException taken) {
            throw new UserError(name + ": is a file; expected a folder");
        } catch (IOException failure) {
            String message = String.valueOf(failure.getMessage());
            throw refused(name, message.substring(message.lastIndexOf(": ") + 1).strip());
        }
    }

    private static UserError refused(String name, String reason) {
        return new UserError(name + ": cannot be written: " + reason
                + "; what is finished is kept: make room, or choose another folder with --out DIR");
    }
}
