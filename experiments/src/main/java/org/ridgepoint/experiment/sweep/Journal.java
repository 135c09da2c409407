package org.ridgepoint.experiment.sweep;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every finished simulation of a sweep, one checked line each, on the disk before anyone is told of it.
 *
 * <p>The program may be killed at any instruction: a last line without its end is cut off, and a line that does not match
 * its checksum does not count.
 */
final class Journal implements Closeable {
    private final FileChannel file;
    private final Map<String, String> read;

    private Journal(FileChannel file, Map<String, String> read) {
        this.file = file;
        this.read = read;
    }

    /**
     * Opens a journal or begins one.
     *
     * @param path of the file
     * @param title of the sweep; the first line
     * @throws AnotherSweep where the file has another title
     */
    static Journal open(Path path, String title) throws IOException, AnotherSweep {
        String content = Files.exists(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
        String whole = content.substring(0, content.lastIndexOf('\n') + 1);
        List<String> lines = whole.lines().map(Journal::decoded).toList();
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lines.isEmpty()) {
                file.truncate(0);
                Journal fresh = new Journal(file, Map.of());
                fresh.write(Checked.line(title));
                return fresh;
            }
            if (!Checked.text(lines.get(0)).equals(Optional.of(title))) {
                throw new AnotherSweep(Checked.text(lines.get(0)));
            }
            file.truncate(whole.length());
            file.position(file.size());
            return new Journal(file, results(lines.subList(1, lines.size())));
        } catch (IOException | AnotherSweep failure) {
            file.close();
            throw failure;
        }
    }

    /** The journal is not of this sweep. */
    static final class AnotherSweep extends Exception {
        private static final long serialVersionUID = 1L;

        private final String title;

        AnotherSweep(Optional<String> title) {
            this.title = title.orElse(null);
        }

        /** Of the sweep that it is of; none where that line is spoilt. */
        Optional<String> title() {
            return Optional.ofNullable(title);
        }
    }

    /** What earlier programs had finished: a line of an outcome for each key. */
    Map<String, String> finished() {
        return read;
    }

    /** Keeps results; when it returns they are on the disk. */
    void append(List<FinishedPoint> results) throws IOException {
        StringBuilder lines = new StringBuilder();
        results.forEach(result ->
                lines.append(Checked.line(result.key() + " " + result.outcome().line())));
        write(lines.toString());
    }

    private void write(String text) throws IOException {
        long end = file.position();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException failure) {
            file.truncate(end);
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Bytes were read as one character each, so that their number is known even where they are spoilt. */
    private static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static Map<String, String> results(List<String> lines) {
        Map<String, String> results = new LinkedHashMap<>();
        lines.stream().flatMap(line -> Checked.text(line).stream()).forEach(text -> {
            int space = text.indexOf(' ');
            results.put(text.substring(0, space), text.substring(space + 1));
        });
        return results;
    }
}
