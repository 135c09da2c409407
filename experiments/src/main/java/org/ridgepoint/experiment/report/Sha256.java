package org.ridgepoint.experiment.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgepoint.experiment.config.InputFile;

/** The SHA-256 of some bytes, in hexadecimal. */
public final class Sha256 {
    private Sha256() {}

    /**
     * A file by name and content, as results record those that they were made from.
     *
     * @param name what results call it
     * @param sha256 of its bytes
     */
    public record HashedFile(String name, String sha256) {
        /** A file that was read. */
        public static HashedFile of(InputFile input) {
            return new HashedFile(input.recordedName(), Sha256.of(input.content()));
        }

        /** As a document of a result has it. */
        public Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("name", name);
            document.put("sha256", sha256);
            return document;
        }
    }

    /** The hash of a content. */
    public static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
