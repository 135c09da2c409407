package org.ridgepoint.experiment.chart;

import java.util.LinkedHashMap;
import java.util.Map;

/** The colours of charts and the rules that use them: as variables on a page, as plain colours on paper. */
final class Style {
    private static final String[][] COLOURS = {
        {"ink", "#1d2733", "#e4e9ef"},
        {"muted", "#55606d", "#a7b1bd"},
        {"grid", "#d9dee4", "#38434f"},
        {"paper", "#ffffff", "#141a21"},
        {"sheet", "#f5f7f9", "#1c242d"},
        {"accent", "#0b5cad", "#7fb8f0"},
        {"shade", "#00000055", "#ffffff66"},
        // one for each cause of an array-cycle: work, losses inside the array, memory, waiting for others
        {"s0", "#1b7f5c", "#3fb68b"},
        {"s1", "#9fc5b5", "#2f6b57"},
        {"s2", "#5b7fa6", "#6f95bf"},
        {"s3", "#a9bfd6", "#3f5f80"},
        {"s4", "#c0392b", "#e5604f"},
        {"s5", "#e8998d", "#8f3d33"},
        {"s6", "#7d4fa0", "#a97fcb"},
        {"s7", "#d48a17", "#e0a43c"},
        {"s8", "#f0c776", "#8a6a26"},
        {"s9", "#8c6d4f", "#a58868"},
        {"s10", "#3b3f8f", "#8286dd"},
        {"s11", "#159aa8", "#3cc0cd"},
        {"s12", "#b0508c", "#d27bb2"},
        {"s13", "#6b7075", "#9aa1a8"},
        {"s14", "#c3c8cd", "#565e66"},
        {"h0", "#e9f2fb", "#18344f"},
        {"h1", "#cfe2f5", "#1c4468"},
        {"h2", "#aed0ee", "#215581"},
        {"h3", "#87b9e3", "#27679a"},
        {"h4", "#5f9fd4", "#35719f"},
        {"h5", "#2f73b0", "#6da3d0"},
        {"h6", "#1f629f", "#98c0e3"},
        {"h7", "#0d457a", "#c9e0f5"},
        {"low", "#12202e", "#f2f6fa"},
        {"high", "#ffffff", "#0c1620"},
    };
    private static final int LIGHT = 1;
    private static final int DARK = 2;
    private static final int FIRST_DARK_SHADE = 5;

    private Style() {}

    /** The variables for a bright screen and for paper. */
    static String light() {
        return variables(LIGHT);
    }

    /** The variables for a dark screen. */
    static String dark() {
        return variables(DARK);
    }

    /** Rules that use the variables of the page. */
    static String page() {
        return rules().replaceAll("\\$([a-z]+[0-9]*)", "var(--$1)");
    }

    /** Rules without variables, which drawing programs do not know. */
    static String paper() {
        Map<String, String> colours = new LinkedHashMap<>();
        for (String[] colour : COLOURS) {
            colours.put(colour[0], colour[LIGHT]);
        }
        return java.util.regex.Pattern.compile("\\$([a-z]+[0-9]*)")
                .matcher(rules())
                .replaceAll(match -> colours.get(match.group(1)));
    }

    private static String variables(int column) {
        StringBuilder text = new StringBuilder();
        for (String[] colour : COLOURS) {
            text.append("--")
                    .append(colour[0])
                    .append(':')
                    .append(colour[column])
                    .append(';');
        }
        return text.toString();
    }

    private static String rules() {
        StringBuilder text = new StringBuilder("""
                text{font:13px system-ui,"Segoe UI",Helvetica,Arial,sans-serif;fill:$ink}
                .axis text{fill:$muted}.axis path{stroke:$grid;fill:none}text.title{fill:$ink;font-weight:600}
                .level path{stroke:$ink;stroke-dasharray:5 4;fill:none}.level text{fill:$ink;font-weight:600}
                .hit{fill:transparent}.none{fill:$grid}.name{font-weight:600}
                .roof{stroke:$ink;stroke-width:2;fill:none}.front{stroke:$s4;stroke-width:2;fill:none}
                .over{stroke:$ink;stroke-width:1.6;fill:none}.out{fill:none;stroke:$grid}.hatch{stroke:$muted;fill:none}
                .d1{stroke-dasharray:9 6}.d2{stroke-dasharray:3 5}.d3{stroke-dasharray:14 5 3 5}.d4{stroke-dasharray:6 3}
                .d5{stroke-dasharray:2 8}.d6{stroke-dasharray:18 8}.d7{stroke-dasharray:4 4 12 4}
                circle{stroke:$paper;stroke-width:1}.in.low{fill:$low}.in.high{fill:$high}.in.none{fill:$ink}
                """);
        for (String[] colour : COLOURS) {
            String name = colour[0];
            if (name.matches("s\\d+")) {
                text.append('.').append(name).append("{fill:$").append(name).append('}');
                text.append(".l").append(name).append("{stroke:$").append(name).append(";fill:none;stroke-width:2}");
            } else if (name.matches("h\\d+")) {
                boolean dark = Integer.parseInt(name.substring(1)) >= FIRST_DARK_SHADE;
                text.append("rect.").append(name).append("{fill:$").append(name).append('}');
                text.append("text.")
                        .append(name)
                        .append("{fill:$")
                        .append(dark ? "high" : "low")
                        .append('}');
            }
        }
        return text.append('\n').toString();
    }
}
