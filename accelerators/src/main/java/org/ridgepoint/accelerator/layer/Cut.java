package org.ridgepoint.accelerator.layer;

/**
 * How a layer is divided.
 *
 * @param by along what
 * @param parts into how many, each for another core from the first on
 */
public record Cut(By by, int parts) {
    /** One core works on all of it. */
    public static final Cut NONE = new Cut(By.NOTHING, 1);

    /** Along what a layer is cut. */
    public enum By {
        NOTHING,
        ROWS,
        FILTERS
    }

    public Cut {
        if (parts < 1 || by == By.NOTHING && parts > 1) {
            throw new IllegalArgumentException("a layer is cut into parts, not into " + parts + " by " + by);
        }
    }

    /** In the words of reports. */
    public String describe() {
        return switch (by) {
            case NOTHING -> "on one core: ";
            case ROWS -> "rows over " + parts + " cores, each: ";
            case FILTERS -> "filters over " + parts + " cores, each: ";
        };
    }
}
