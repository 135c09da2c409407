package org.ridgepoint.experiment.workload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.ridgepoint.experiment.config.UserError;

/**
 * The size of a network's input: rows and columns of an image, or the length of a sequence.
 *
 * @param rows rows of the image, or steps of the sequence
 * @param columns columns of the image; the same as rows where only one number was given
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record InputSize(int rows, int columns) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,7})(?:x([0-9]{1,7}))?");

    /** The size that an option of the command line says, where it is given. */
    public static Optional<InputSize> ofOption(String textOrNull) {
        try {
            return Optional.ofNullable(textOrNull).map(InputSize::parse);
        } catch (IllegalArgumentException refusal) {
            throw new UserError("--input: " + refusal.getMessage());
        }
    }

    /** Reads {@code 608} or {@code 608x1088}. */
    public static InputSize parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not a size: \"" + text + "\"; expected a number such as 608, or ROWSxCOLUMNS");
        }
        int rows = Integer.parseInt(matcher.group(1));
        int columns = matcher.group(2) == null ? rows : Integer.parseInt(matcher.group(2));
        if (rows == 0 || columns == 0) {
            throw new IllegalArgumentException("must be positive, was " + text);
        }
        return new InputSize(rows, columns);
    }

    /** Whether one number says it all. */
    public boolean isSquare() {
        return rows == columns;
    }

    @Override
    public String toString() {
        return isSquare() ? Integer.toString(rows) : rows + "x" + columns;
    }
}
