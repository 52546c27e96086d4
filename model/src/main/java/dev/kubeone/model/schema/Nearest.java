package dev.kubeone.model.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word somebody probably meant. */
public final class Nearest {
    /** Nobody mistypes a longer word, and comparing one would cost time. */
    private static final int LONGEST = 40;

    private Nearest() {}

    /** The closest of {@code words}, if it is close enough to be a slip of the hand. */
    public static Optional<String> to(String word, Collection<String> words) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        int allowed = Math.max(1, word.length() / 3);
        return words.stream()
                .filter(candidate -> distance(word, candidate) <= allowed)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    public static String didYouMean(String word) {
        return "Did you mean " + word + "?";
    }

    /** Letters to insert, delete, replace or swap with their neighbour; case does not count. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
