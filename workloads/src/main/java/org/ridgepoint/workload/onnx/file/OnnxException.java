package org.ridgepoint.workload.onnx.file;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A model file that cannot be read or run, with the one line that tells the user why. */
public final class OnnxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_LINE = 2000;

    private final boolean placed;
    private final String unknown;
    private final String[] known;

    public OnnxException(String message) {
        this(oneLine(message), false, "", new String[0]);
    }

    /** A message with the file or node that it is about. */
    public OnnxException(String place, String message) {
        this(oneLine(place + ": " + message), true, "", new String[0]);
    }

    private OnnxException(String message, boolean placed, String unknown, String[] known) {
        super(message);
        this.placed = placed;
        this.unknown = unknown;
        this.known = known;
    }

    /** A name that the user gave and the model does not have. */
    public static OnnxException unknownName(String message, String unknown, Collection<String> known) {
        return new OnnxException(oneLine(message), false, unknown, known.toArray(new String[0]));
    }

    /** The same at a place. */
    public OnnxException at(String place) {
        return new OnnxException(oneLine(place + ": " + getMessage()), true, unknown, known);
    }

    /** The name that the user gave and the model does not have, where that is the fault. */
    public Optional<String> unknown() {
        return Optional.of(unknown).filter(name -> !name.isEmpty());
    }

    /** The names that would have been right. */
    public List<String> known() {
        return List.of(known);
    }

    /** True where the message says which node it is about. */
    public boolean isPlaced() {
        return placed;
    }

    /** Names come from the file: no line breaks, no control characters, no endless lines. */
    private static String oneLine(String message) {
        String clean = message.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= LONGEST_LINE ? clean : clean.substring(0, LONGEST_LINE) + "...";
    }
}
