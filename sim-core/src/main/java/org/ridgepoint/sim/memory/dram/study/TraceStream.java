package org.ridgepoint.sim.memory.dram.study;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Accesses from a file, read line by line.
 *
 * <p>A line is {@code ADDRESS R|W|READ|WRITE [CYCLE]}, as DRAMsim3 takes it, or {@code LD|ST ADDRESS}, as Ramulator does.
 * Addresses are decimal or begin with {@code 0x}. Empty lines and those that begin with {@code #} are passed over. Cycles do not
 * go back.
 */
public final class TraceStream implements AccessStream, Closeable {
    /** More than eleven days of any DRAM; sums with it stay far from the last number. */
    private static final long LAST_CYCLE = 1_000_000_000_000_000L;

    private static final int LONGEST_QUOTE = 60;

    private final Path file;
    private final long capacityBytes;
    private final BufferedReader reader;
    private long lineNumber;
    private long address;
    private boolean write;
    private long earliestCycle;

    /** Opens a file; an address at or above the capacity is an error when its line comes. */
    public TraceStream(Path file, long capacityBytes) {
        this.file = file;
        this.capacityBytes = capacityBytes;
        try {
            this.reader =
                    Files.newBufferedReader(file, StandardCharsets.ISO_8859_1); // any byte, so that a line is known
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read trace " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean next() {
        String line = nextLine();
        while (line != null && (line.isBlank() || line.startsWith("#"))) {
            line = nextLine();
        }
        if (line == null) {
            return false;
        }
        if (!line.chars().allMatch(TraceStream::isPlain)) {
            throw new IllegalArgumentException(file + ":" + lineNumber + ": is no text of digits and plain letters");
        }
        read(line, line.trim().split("\\s+"));
        return true;
    }

    private String nextLine() {
        lineNumber++;
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line, String[] words) {
        boolean loadStore = words[0].equals("LD") || words[0].equals("ST");
        if (words.length < 2 || words.length > (loadStore ? 2 : 3)) {
            throw bad(line, "expected ADDRESS R|W [CYCLE] or LD|ST ADDRESS");
        }
        address = number(words[loadStore ? 1 : 0], line);
        write = isWrite(words[loadStore ? 0 : 1], line);
        earliestCycle = words.length > 2 ? cycle(words[2], line) : earliestCycle;
        if (Long.compareUnsigned(address, capacityBytes) >= 0) {
            throw bad(line, "address is beyond the memory's " + capacityBytes + " bytes");
        }
    }

    private long cycle(String word, String line) {
        long cycle = number(word, line);
        if (cycle < 0 || cycle > LAST_CYCLE) {
            throw bad(line, "the cycle must be at most " + LAST_CYCLE);
        }
        if (cycle < earliestCycle) {
            throw bad(line, "cycle " + cycle + " is before " + earliestCycle + " of a line above");
        }
        return cycle;
    }

    private static boolean isPlain(int letter) {
        return letter == '\t' || letter >= ' ' && letter <= '~';
    }

    private boolean isWrite(String word, String line) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "W", "WRITE", "ST" -> true;
            case "R", "READ", "LD" -> false;
            default -> throw bad(line, "expected R or W, found \"" + word + "\"");
        };
    }

    private long number(String word, String line) {
        try {
            return word.startsWith("0x") ? Long.parseUnsignedLong(word.substring(2), 16) : Long.parseUnsignedLong(word);
        } catch (NumberFormatException e) {
            throw bad(line, "not a number: \"" + word + "\"");
        }
    }

    private IllegalArgumentException bad(String line, String problem) {
        String quoted = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line;
        return new IllegalArgumentException(file + ":" + lineNumber + ": \"" + quoted + "\": " + problem);
    }

    @Override
    public long address() {
        return address;
    }

    @Override
    public boolean isWrite() {
        return write;
    }

    @Override
    public long earliestCycle() {
        return earliestCycle;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
