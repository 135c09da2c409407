package org.ridgepoint.experiment.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the known names that someone who wrote an unknown one may have meant. */
public final class Nearest {
    private static final int MOST = 3;
    /** Nobody mistypes a longer name, and comparing takes the product of the lengths. */
    private static final int LONGEST = 200;

    private Nearest() {}

    /** Up to three names that begin with or contain the word, or are hardly further from it than the nearest one. */
    public static List<String> to(String word, Collection<String> names) {
        if (word.length() > LONGEST) {
            return List.of();
        }
        int nearest =
                names.stream().mapToInt(name -> distance(word, name)).min().orElse(0);
        return names.stream()
                .filter(name -> overlaps(word, name) || similar(word, name) && distance(word, name) <= nearest + 1)
                .sorted(Comparator.comparingInt((String name) -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** The end of a message: {@code ; did you mean "rows"?}, or nothing when no name is near. */
    public static String hint(String word, Collection<String> names) {
        List<String> near =
                to(word, names).stream().map(name -> '"' + name + '"').toList();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    private static boolean overlaps(String word, String name) {
        return word.length() > 2 && (name.contains(word) || word.contains(name) && name.length() > 2);
    }

    private static boolean similar(String word, String name) {
        return distance(word, name) <= Math.max(1, (Math.max(word.length(), name.length()) + 1) / 3);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] cost, int i, int j) {
        boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
