package org.ridgepoint.experiment.report;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text set in columns, at most 100 wide. */
public final class Page {
    private static final int WIDTH = 100;
    private static final int LONGEST_NAME = 28;
    private static final String CUT = "...";
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}]");

    private final StringBuilder out = new StringBuilder();

    /** All lines. */
    public String text() {
        return out.toString();
    }

    /** A line; names come from files, and a terminal obeys control characters. */
    public void line(String text) {
        out.append(CONTROL.matcher(text).replaceAll("?").stripTrailing()).append('\n');
    }

    /** An empty line. */
    public void blank() {
        out.append('\n');
    }

    /** A line after an empty one. */
    public void heading(String title) {
        blank();
        line(title);
    }

    /** A figure with its name before it and a remark behind it, which goes on below itself where it is long. */
    void pair(String name, String value, String remark) {
        String begin = String.format(Locale.ROOT, "  %-18s %12s   ", name, value);
        String left = remark;
        while (begin.length() + left.length() > WIDTH && left.lastIndexOf(' ', WIDTH - begin.length()) > 0) {
            int end = left.lastIndexOf(' ', WIDTH - begin.length());
            line(begin + left.substring(0, end));
            begin = " ".repeat(begin.length());
            left = left.substring(end + 1);
        }
        line(begin + left);
    }

    /** A share, in tenths of a percent, as a number and as a bar. */
    void bar(String name, long tenths, int longest) {
        String bar = "#".repeat(Math.toIntExact((tenths * longest + 500) / 1000));
        String share = String.format(Locale.ROOT, "%d.%d %%", tenths / 10, tenths % 10);
        line(String.format(Locale.ROOT, "  %-26s %8s  %s", name, share, bar));
    }

    /** The name of a layer where it fits the table's column; else its number and how the name begins. */
    static String shortened(int number, String name) {
        return shortened(number, name, LONGEST_NAME);
    }

    /** The same in a column of another width. */
    static String shortened(int number, String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        String begin = number + ". ";
        return begin + name.substring(0, longest - begin.length() - CUT.length()) + CUT;
    }

    /** A line of the table of layers. */
    void row(String name, String operator, String time, String share, String utilization, String bytes, String bound) {
        line(String.format(
                Locale.ROOT,
                "  %-28s %-14.14s %9s %7s %8s %9s  %s",
                name,
                operator,
                time,
                share,
                utilization,
                bytes,
                bound));
    }

    /** Words broken into lines. */
    public void wrapped(String indent, String text) {
        StringBuilder current = new StringBuilder(indent);
        for (String word : text.split("\\s+(?!%)")) {
            if (current.length() + 1 + word.length() > WIDTH
                    && !current.toString().isBlank()) {
                line(current.toString());
                current.setLength(0);
                current.append(indent);
            }
            current.append(current.toString().isBlank() ? "" : " ").append(word);
        }
        line(current.toString());
    }
}
