package org.ridgepoint.experiment.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file that was read, whole.
 *
 * @param name what messages call it
 * @param recordedName what results call it, the same on every machine
 * @param content its bytes
 */
public record InputFile(String name, String recordedName, byte[] content) {
    private static final long LARGEST_BYTES = 4 << 20;
    /** What such a pointer begins with, behind a byte order mark or blank lines. */
    private static final Pattern LFS_POINTER = Pattern.compile("\\A[\\s\u00ef\u00bb\u00bf]*version https://git-lfs");

    private static final int HEAD_BYTES = 2048;

    /** Reads a file that must be there and of a size that a person could have written. */
    public static InputFile read(Path path, Home home) {
        requireSmall(path, home.name(path));
        return read(path, home.name(path), home.recordedName(path));
    }

    /** Reads a file of a result. */
    public static InputFile read(Path path, String name) {
        return read(path, name, name);
    }

    private static InputFile read(Path path, String name, String recordedName) {
        requireFile(path, name);
        try {
            InputFile input = new InputFile(name, recordedName, Files.readAllBytes(path));
            input.requireContent();
            return input;
        } catch (IOException failure) {
            throw new UserError(name + ": cannot be read: " + failure.getMessage());
        }
    }

    /** Refuses what Git leaves in place of a large file that was not fetched. */
    private void requireContent() {
        String head = new String(content, 0, Math.min(content.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        if (LFS_POINTER.matcher(head).find()) {
            throw new UserError(name + ": is a Git LFS pointer, not the file itself: fetch it with \"git lfs pull\"");
        }
    }

    /** Refuses what is not there, and what may have no end: folders, devices, pipes. */
    private static void requireFile(Path path, String name) {
        if (Files.isDirectory(path)) {
            throw new UserError(name + ": is a folder; expected a file");
        }
        if (!Files.exists(path)) {
            throw new UserError(name + ": no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw new UserError(name + ": is a device or a pipe; expected a file");
        }
    }

    private static void requireSmall(Path path, String name) {
        if (path.toFile().length() > LARGEST_BYTES) {
            throw new UserError(name + ": larger than 4 MiB; expected a configuration");
        }
    }

    /** The content as text. */
    String text() {
        return text("YAML");
    }

    /** The content as text, where so called is expected. */
    public String text(String expected) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException failure) {
            throw new UserError(name + ": not text in UTF-8; expected " + expected);
        }
    }
}
