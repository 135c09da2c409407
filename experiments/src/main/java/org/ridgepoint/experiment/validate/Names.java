package org.ridgepoint.experiment.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.sim.quantity.RefusedKey;

/** How names that people write freely are told to mean the same. */
final class Names {
    private static final Pattern REMARK = Pattern.compile("\\s*\\([^)]*\\)");
    private static final Pattern OPERATIONS = Pattern.compile("\\s(\\d+(?:\\.\\d+)?)\\s*g(?:op|flop)?s?$");
    private static final Pattern SIZE = Pattern.compile("\\s*@\\s*(\\d+(?:x\\d+)?)");
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)\\}");

    private Names() {}

    /** Refuses what is no regular expression. */
    static void requirePattern(String key, String text) {
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException refusal) {
            throw new RefusedKey(key, "is no regular expression: " + refusal.getDescription() + " in " + text);
        }
    }

    /** Lower case, single spaces. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    /** A network's name without what is said beside it. */
    static String network(String name) {
        String bare = REMARK.matcher(plain(name)).replaceAll("").strip();
        return SIZE.matcher(OPERATIONS.matcher(bare).replaceAll(""))
                .replaceAll("")
                .strip();
    }

    /** Operations of one inference, in thousand millions, where a name says them. */
    static OptionalDouble operations(String name) {
        Matcher stated =
                OPERATIONS.matcher(REMARK.matcher(plain(name)).replaceAll("").strip());
        return stated.find() ? OptionalDouble.of(Double.parseDouble(stated.group(1))) : OptionalDouble.empty();
    }

    /** The size of the input, where a network's name says it. */
    static Optional<String> size(String name) {
        Matcher stated = SIZE.matcher(plain(name));
        return stated.find() ? Optional.of(stated.group(1)) : Optional.empty();
    }

    /** The forms in which a name is tried: as it is, with single spaces for all that parts its words, and without any. */
    static List<String> forms(String name, String parting) {
        String spaced = name.replaceAll(parting, " ").strip();
        return List.of(name, spaced, spaced.replace(" ", ""));
    }

    /** What a pattern finds in the first of some forms of a name that fits it as a whole. */
    static Optional<Matcher> match(String pattern, List<String> forms) {
        Pattern compiled = Pattern.compile(pattern);
        return forms.stream().map(compiled::matcher).filter(Matcher::matches).findFirst();
    }

    /** A text with what groups found in place of their names; nothing where a group that it names found nothing. */
    static Optional<String> filled(String text, Matcher found) {
        StringBuilder filled = new StringBuilder();
        Matcher hole = HOLE.matcher(text);
        List<String> missing = new ArrayList<>();
        while (hole.find()) {
            String value = group(found, hole.group(1));
            if (value == null) {
                missing.add(hole.group(1));
            }
            hole.appendReplacement(filled, Matcher.quoteReplacement(String.valueOf(value)));
        }
        return missing.isEmpty() ? Optional.of(hole.appendTail(filled).toString()) : Optional.empty();
    }

    private static String group(Matcher found, String name) {
        try {
            return found.group(name);
        } catch (IllegalArgumentException unknown) {
            throw new UserError("configs/validation: \"" + found.pattern() + "\" has no group {" + name + "}");
        }
    }
}
