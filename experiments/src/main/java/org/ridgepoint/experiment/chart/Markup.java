package org.ridgepoint.experiment.chart;

/** Writes elements of HTML or SVG; what it is given as text or as an attribute's value is escaped. */
final class Markup {
    private static final char NO_CHARACTER = '\uFFFD';
    private static final long TENTHS = 10;

    private final StringBuilder out = new StringBuilder();

    /** Begins an element; attributes are names and values by turns. */
    Markup open(String tag, Object... attributes) {
        begin(tag, attributes);
        out.append('>');
        return this;
    }

    /** An element without content. */
    Markup leaf(String tag, Object... attributes) {
        begin(tag, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds a text. */
    Markup element(String tag, String text, Object... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    /** What is markup already. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** A coordinate with at most one decimal. */
    static String coordinate(double value) {
        long tenths = Math.round(value * TENTHS);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / TENTHS + (size % TENTHS == 0 ? "" : "." + size % TENTHS);
    }

    private void begin(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            out.append(' ').append(attributes[i]).append("=\"");
            escape(value instanceof Double number ? coordinate(number) : value.toString());
            out.append('"');
        }
    }

    /** What XML does not take as a character: control characters and halves of one. */
    private static boolean isCharacter(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return (!Character.isISOControl(c) || c == '\n' || c == '\t') && c < 0xFFFE;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(isCharacter(text, i) ? c : NO_CHARACTER);
            }
        }
    }
}
