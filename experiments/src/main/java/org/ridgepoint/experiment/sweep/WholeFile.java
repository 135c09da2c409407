package org.ridgepoint.experiment.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
