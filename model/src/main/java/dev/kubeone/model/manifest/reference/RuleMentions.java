package dev.kubeone.model.manifest.reference;

import dev.kubeone.model.manifest.rules.Rule;
import dev.kubeone.model.manifest.rules.Rules;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which rules between fields speak of a field: those whose sentence names it. */
final class RuleMentions {
    private static final Pattern QUOTED = Pattern.compile("`([A-Za-z0-9.]+)`");

    private static final List<Set<String>> NAMED =
            Rules.all().stream().map(RuleMentions::named).toList();

    private RuleMentions() {}

    /**
     * Numbers of the rules; the first is 1.
     *
     * @param path the field's path without marks of lists and maps
     * @param alone whether the last word of the path is this field's alone, wherever it stands
     */
    static List<Integer> of(String path, boolean alone) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return IntStream.range(0, NAMED.size())
                .filter(rule -> NAMED.get(rule).contains(path)
                        || (alone && NAMED.get(rule).stream().anyMatch(name::equals))
                        || NAMED.get(rule).stream().anyMatch(word -> word.contains(".") && path.endsWith("." + word)))
                .mapToObj(rule -> rule + 1)
                .toList();
    }

    private static Set<String> named(Rule rule) {
        return QUOTED.matcher(rule.sentence())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
