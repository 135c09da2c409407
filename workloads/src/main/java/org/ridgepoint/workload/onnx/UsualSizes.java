package org.ridgepoint.workload.onnx;

import java.util.Locale;
import java.util.Optional;

/**
 * Sizes for open dimensions that nobody bound by name, by what they usually mean: by their name, and where they have none,
 * by their place.
 *
 * @param batch inferences at once
 * @param rows rows of an image, or the length of a sequence where it equals the columns
 * @param columns columns of an image
 */
public record UsualSizes(Optional<Long> batch, Optional<Long> rows, Optional<Long> columns) {
    /** Nothing said. */
    public static final UsualSizes NONE = new UsualSizes(Optional.empty(), Optional.empty(), Optional.empty());

    private static final int IMAGE_RANK = 4;

    /** What a dimension means. */
    enum Meaning {
        BATCH("--batch"),
        SEQUENCE("--sequence"),
        ROWS("--input"),
        COLUMNS("--input"),
        NONE("");

        private final String option;

        Meaning(String option) {
            this.option = option;
        }

        /** The option that gives its size. */
        String option() {
            return option;
        }

        /** By a name; lengths of caches and totals are none of a fresh sequence. */
        static Meaning named(String symbol) {
            String name = symbol.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            if (name.contains("batch") || name.equals("n") || name.equals("bs")) {
                return BATCH;
            }
            if (name.contains("past") || name.contains("total") || name.contains("cache")) {
                return NONE;
            }
            return switch (name) {
                case "height", "h", "rows" -> ROWS;
                case "width", "w", "columns" -> COLUMNS;
                case "t", "length", "tokens", "time" -> SEQUENCE;
                default -> name.contains("seq") ? SEQUENCE : NONE;
            };
        }

        /** By a place. */
        static Meaning placed(int axis, int rank) {
            if (axis == 0) {
                return BATCH;
            }
            if (rank == IMAGE_RANK) {
                return axis == 2 ? ROWS : axis == 3 ? COLUMNS : NONE;
            }
            return axis == 1 && rank < IMAGE_RANK ? SEQUENCE : NONE;
        }
    }

    /** Whether a dimension of this name counts inferences. */
    public static boolean isBatch(String symbol) {
        return Meaning.named(symbol) == Meaning.BATCH;
    }

    Optional<Long> find(Meaning meaning) {
        return switch (meaning) {
            case BATCH -> batch;
            case SEQUENCE -> rows.equals(columns) ? rows : Optional.empty();
            case ROWS -> rows;
            case COLUMNS -> columns;
            case NONE -> Optional.empty();
        };
    }
}
