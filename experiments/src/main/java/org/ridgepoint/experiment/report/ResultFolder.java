package org.ridgepoint.experiment.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.OutputPlace;
import org.ridgepoint.experiment.config.UserError;

/**
 * The folder that a run's files go to, all of them or none.
 *
 * <p>The files are written to a folder beside it, which is then renamed; a result that was there before is moved away
 * first and deleted last. A folder that holds anything else is never replaced.
 */
public final class ResultFolder {
    private static final int ATTEMPTS = 200;

    private final Path folder;
    private final String name;
    private final List<String> files;
    private final String mark;

    /**
     * A folder for a run that need not exist.
     *
     * @param folder the place
     * @param name what messages call it
     */
    public ResultFolder(Path folder, String name) {
        this(folder, name, RunFiles.NAMES, RunFiles.MANIFEST);
    }

    /**
     * A folder for other files.
     *
     * @param folder the place
     * @param name what messages call it
     * @param files every name that it may hold
     * @param mark the one that every result has
     */
    public ResultFolder(Path folder, String name, List<String> files, String mark) {
        this.folder = folder.toAbsolutePath().normalize();
        this.name = name;
        this.files = List.copyOf(files);
        this.mark = mark;
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** Refuses, before any work is done, a place that could not be written to. */
    public void requireUsable() {
        new OutputPlace(folder, name).requireUsable(files::contains, List.of(mark), "one with an earlier result");
    }

    /** Puts the files in place. */
    public void write(Map<String, byte[]> files) {
        Path stage = sibling("new");
        Thread cleaner = new Thread(() -> delete(stage));
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            Files.createDirectories(stage);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(stage.resolve(file.getKey()), file.getValue());
            }
            replaceBy(stage);
        } catch (IOException failure) {
            throw new UserError(
                    name + ": cannot be written: " + OutputPlace.reason(failure) + "; choose another with --out DIR");
        } finally {
            delete(stage);
            Runtime.getRuntime().removeShutdownHook(cleaner);
        }
    }

    /** Another process may do the same at the same time; whoever comes second tries again. */
    private void replaceBy(Path stage) throws IOException {
        Path old = sibling("old");
        try {
            for (int attempt = 1; !moved(stage, attempt); attempt++) {
                delete(old);
                moveAway(old);
            }
        } catch (IOException failure) {
            restore(old);
            throw failure;
        } finally {
            delete(old);
        }
    }

    private void restore(Path old) throws IOException {
        if (Files.exists(old) && !Files.exists(folder)) {
            Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Whether the stage could take the folder's place; something may be in the way, or come into it again. */
    private boolean moved(Path stage, int attempt) throws IOException {
        try {
            Files.move(stage, folder, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException inTheWay) {
            if (attempt == ATTEMPTS) {
                throw inTheWay;
            }
            return false;
        }
    }

    private void moveAway(Path old) throws IOException {
        try {
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException goneOrRefused) {
            // gone: the next attempt succeeds; refused: so is the next attempt, and says why
        }
    }

    private Path sibling(String role) {
        String hidden = "." + folder.getFileName() + "-" + role + "-"
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
        return folder.resolveSibling(hidden);
    }

    private static void delete(Path place) {
        if (!Files.isDirectory(place)) {
            return;
        }
        try (Stream<Path> entries = Files.list(place)) {
            for (Path entry : entries.toList()) {
                Files.deleteIfExists(entry);
            }
            Files.deleteIfExists(place);
        } catch (IOException leftBehind) {
            throw new IllegalStateException("cannot remove " + place, leftBehind);
        }
    }
}
