package org.ridgepoint.workload.onnx.file;

/** A model file that cannot be read or run, with the one line that tells the user why. */
public final class OnnxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_LINE = 2000;

    private final boolean placed;

    public OnnxException(String message) {
        super(oneLine(message));
        placed = false;
    }

    /** A message with the file or node that it is about. */
    public OnnxException(String place, String message) {
        super(oneLine(place + ": " + message));
        placed = true;
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
