package org.ridgepoint.experiment.sweep;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A line of text with a checksum before it, so that a torn or spoilt line is known as one. */
final class Checked {
    private static final int DIGITS = 8;

    private Checked() {}

    static String line(String text) {
        return checksum(text) + " " + text + "\n";
    }

    /** The text of a line without its end; empty where it is not what was written. */
    static Optional<String> text(String line) {
        if (line.length() <= DIGITS || line.charAt(DIGITS) != ' ') {
            return Optional.empty();
        }
        String text = line.substring(DIGITS + 1);
        return line.startsWith(checksum(text)) ? Optional.of(text) : Optional.empty();
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
