package org.ridgepoint.experiment.serve.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ridgepoint.experiment.config.UserError;

/**
 * What was sent, in files of a folder that nobody else can read and that goes when the server does. A file is known by the hash
 * of its content and its ending alone; where there is too much, the one that nobody has asked for longest goes.
 */
public final class Uploads implements AutoCloseable {
    /** How the name of something uploaded begins. */
    public static final String PREFIX = "upload:";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PLAIN = Pattern.compile("[^A-Za-z0-9_-]+");
    private static final int LONGEST_NAME = 48;

    private final Path folder;
    private final long mostBytes;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Kept(Path file, long bytes) {}

    /** Room for so many bytes. */
    public Uploads(long mostBytes) {
        this.mostBytes = mostBytes;
        try {
            this.folder = Files.createTempDirectory("ridgepoint-serve-");
        } catch (IOException failure) {
            throw new UserError("no temporary folder can be made for what is uploaded: " + failure.getMessage());
        }
    }

    /** Keeps a content under a name of which only letters and digits stay; returns what to call it. */
    public synchronized String add(String name, String ending, byte[] content) {
        String id = sha256(content, ending);
        if (!kept.containsKey(id)) {
            if (content.length > mostBytes) {
                throw new UserError("upload: " + content.length + " bytes; expected at most " + mostBytes);
            }
            makeRoom(content.length);
            kept.put(id, new Kept(write(id, plain(name) + ending, content), content.length));
            bytes += content.length;
        }
        return PREFIX + id;
    }

    private Path write(String id, String name, byte[] content) {
        try {
            return Files.write(Files.createDirectories(folder.resolve(id)).resolve(name), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The file of what an earlier answer called so. */
    public synchronized Path file(String name, String ending) {
        String id = name.substring(PREFIX.length());
        return Optional.of(id)
                .filter(text -> ID.matcher(text).matches())
                .map(kept::get)
                .map(Kept::file)
                .filter(path -> path.toString().endsWith(ending))
                .orElseThrow(
                        () -> new UserError("upload: nothing of that name is kept (any more); send the file again"));
    }

    /** Whether a word means something uploaded. */
    public static boolean isOne(String word) {
        return word.startsWith(PREFIX);
    }

    private void makeRoom(long wanted) {
        while (bytes + wanted > mostBytes) {
            Map.Entry<String, Kept> oldest = kept.entrySet().iterator().next();
            kept.remove(oldest.getKey());
            bytes -= oldest.getValue().bytes();
            delete(oldest.getValue().file().getParent());
        }
    }

    private static String plain(String name) {
        String words = PLAIN.matcher(name).replaceAll("-");
        String cut = words.substring(0, Math.min(LONGEST_NAME, words.length()));
        return cut.replaceAll("^-+|-+$", "").isEmpty() ? "model" : cut;
    }

    private static String sha256(byte[] content, String ending) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ending.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static void delete(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public synchronized void close() {
        kept.clear();
        if (Files.isDirectory(folder)) {
            delete(folder);
        }
    }
}
