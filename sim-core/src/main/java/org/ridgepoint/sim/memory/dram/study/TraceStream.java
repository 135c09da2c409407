package org.ridgepoint.sim.memory.dram.study;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Accesses from a file, read line by line.
 *
 * <p>A line is {@code ADDRESS R|W|READ|WRITE [CYCLE]}, as DRAMsim3 takes it, or {@code LD|ST ADDRESS}, as Ramulator does.
 * Addresses are decimal or begin with {@code 0x}. Empty lines and those that begin with {@code #} are passed over.
 */
public final class TraceStream implements AccessStream, Closeable {
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
            this.reader = Files.newBufferedReader(file);
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
        earliestCycle = words.length > 2 ? number(words[2], line) : 0;
        if (Long.compareUnsigned(address, capacityBytes) >= 0) {
            throw bad(line, "address is beyond the memory's " + capacityBytes + " bytes");
        }
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
        return new IllegalArgumentException(file + ":" + lineNumber + ": \"" + line + "\": " + problem);
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
