package org.ridgepoint.experiment.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there as a whole or as it was: written beside its place, then moved there. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Puts content in place of a file.
     *
     * @param mark ending of the name under which it is written
     */
    static void put(Path file, String mark, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + mark);
        try {
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
