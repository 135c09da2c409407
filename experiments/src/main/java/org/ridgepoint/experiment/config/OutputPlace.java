package org.ridgepoint.experiment.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder that files are to go to, looked at before the work whose results would have nowhere to go.
 *
 * @param folder need not exist; where it does not, it and what is missing above it will be made
 * @param name what messages call it
 */
public record OutputPlace(Path folder, String name) {
    /** Makes the folder absolute. */
    public OutputPlace {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Refuses a place that could not be written to, and a folder that holds anything but earlier results.
     *
     * @param isOurs whether results have a file of that name
     * @param marks names of which every result has one
     * @param expected what the folder may hold, in a few words
     */
    public void requireUsable(Predicate<String> isOurs, List<String> marks, String expected) {
        if (isFolder()) {
            requireOnly(isOurs, marks, expected);
        }
        Path above = folder.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (above == null || !isWritableFolder(above)) {
            throw unwritable(above + " is not a folder that one may write to");
        }
    }

    /** Whether there is a folder, which one may write to; what else may be there is refused. */
    private boolean isFolder() {
        try {
            if (!Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
                throw new UserError(name + ": is a file; expected a folder");
            }
        } catch (NoSuchFileException nothing) {
            if (Files.isSymbolicLink(folder)) {
                throw new UserError(name + ": is a link to nothing; expected a folder");
            }
            return false;
        } catch (IOException failure) {
            return false; // below a file, say; what is above it will be named
        }
        if (!Files.isWritable(folder)) {
            throw unwritable("it may not be written to");
        }
        return true;
    }

    private void requireOnly(Predicate<String> isOurs, List<String> marks, String expected) {
        List<String> entries = entries();
        entries.stream().filter(isOurs.negate()).findFirst().ifPresent(other -> {
            throw new UserError(name + ": holds other files such as \"" + other
                    + "\"; expected a new or empty folder, or " + expected);
        });
        if (!entries.isEmpty() && entries.stream().noneMatch(marks::contains)) {
            throw new UserError(name + ": holds \"" + entries.get(0) + "\" but no " + marks.get(0)
                    + ", so that it is none of ours; expected a new or empty folder, or " + expected);
        }
    }

    private List<String> entries() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException replaced) {
            return List.of(); // another run is putting its result there at this moment
        } catch (IOException failure) {
            throw new UserError(name + ": cannot be read: " + reason(failure));
        }
    }

    /** What a file system refuses, in a few words. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        boolean onlyNames = failure instanceof FileSystemException files && files.getReason() == null;
        return onlyNames ? "no way to make " + failure.getMessage() : failure.getMessage();
    }

    private static boolean isWritableFolder(Path place) {
        return Files.isDirectory(place) && Files.isWritable(place);
    }

    private UserError unwritable(String why) {
        return new UserError(name + ": cannot be written: " + why + "; choose another with --out DIR");
    }
}
