package org.ridgepoint.experiment.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /**
     * A folder for a run that need not exist.
     *
     * @param folder the place
     * @param name what messages call it
     */
    public ResultFolder(Path folder, String name) {
        this(folder, name, RunFiles.NAMES);
    }

    /**
     * A folder for other files.
     *
     * @param folder the place
     * @param name what messages call it
     * @param files every name that it may hold
     */
    public ResultFolder(Path folder, String name, List<String> files) {
        this.folder = folder.toAbsolutePath().normalize();
        this.name = name;
        this.files = List.copyOf(files);
    }

    /** What messages call it. */
    public String name() {
        return name;
    }

    /** Refuses, before any work is done, a place that could not be written to. */
    public void requireUsable() {
        if (Files.exists(folder)) {
            requireOnlyResults();
        }
        Path above = folder.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (above == null || !Files.isDirectory(above) || !Files.isWritable(above)) {
            throw new UserError(name + ": cannot be written: " + above + " is not a folder that one may write to"
                    + "; choose another with --out DIR");
        }
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
            throw new UserError(name + ": cannot be written: " + reason(failure) + "; choose another with --out DIR");
        } finally {
            delete(stage);
            Runtime.getRuntime().removeShutdownHook(cleaner);
        }
    }

    private void requireOnlyResults() {
        if (!Files.isDirectory(folder)) {
            throw new UserError(name + ": is a file; expected a folder");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> others = entries.map(entry -> entry.getFileName().toString())
                    .filter(entry -> !files.contains(entry))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                throw new UserError(name + ": holds other files such as \"" + others.get(0)
                        + "\"; expected a new or empty folder, or one with an earlier result");
            }
        } catch (NoSuchFileException replaced) {
            // another run is putting its result there at this moment
        } catch (IOException failure) {
            throw new UserError(name + ": cannot be read: " + reason(failure));
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

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        boolean onlyNames = failure instanceof FileSystemException files && files.getReason() == null;
        return onlyNames ? "no way to make " + failure.getMessage() : failure.getMessage();
    }
}
