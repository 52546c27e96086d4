package dev.kubeone.hosts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of texts before anybody sees them: the values it was told, as they are and in base64, and whatever
 * looks like a join token, a certificate key, a private key or a bearer token. Values under four characters are left,
 * because taking them out would destroy the text and tell them all the same.
 */
public final class Redactor {
    /** What stands where a secret was. */
    public static final String REDACTED = "[redacted]";

    private static final int SHORTEST = 4;
    private static final String KEY_TYPE = "[A-Z0-9 ]*PRIVATE KEY-----";
    private static final Pattern KEY_BEGIN = Pattern.compile("-----BEGIN " + KEY_TYPE);
    private static final Pattern KEY_END = Pattern.compile("-----END " + KEY_TYPE);
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN " + KEY_TYPE + ".*?(-----END " + KEY_TYPE + "|\\z)", Pattern.DOTALL);
    private static final List<Pattern> AFTER_GROUP = List.of(
            Pattern.compile("()\\b[a-z0-9]{6}\\.[a-z0-9]{16}\\b"),
            Pattern.compile("(?i)(certificate[-_ ]?key[^0-9a-f]{0,40})[0-9a-f]{64}\\b"),
            Pattern.compile("(?m)^(\\s*)[0-9a-f]{64}\\s*$"),
            Pattern.compile("(client-key-data:\\s*)\\S+"),
            Pattern.compile("(?i)(\\bbearer\\s+)[a-z0-9._~+/=-]{16,}"),
            Pattern.compile("()\\beyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{10,}"));

    private final List<String> values;

    private Redactor(Collection<String> values) {
        this.values = List.copyOf(values);
    }

    /** Knows no values, only what secrets look like. */
    public static Redactor ofPatterns() {
        return new Redactor(List.of());
    }

    /** Knows these values too; of a value with several lines each line. */
    public static Redactor of(Collection<Secret> secrets) {
        var longestFirst = new TreeSet<String>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        secrets.stream()
                .map(Secret::reveal)
                .flatMap(Redactor::forms)
                .filter(form -> form.length() >= SHORTEST)
                .forEach(longestFirst::add);
        return new Redactor(longestFirst);
    }

    private static Stream<String> forms(String value) {
        var base64 = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        var whole = value.length() < SHORTEST ? Stream.<String>empty() : Stream.of(value, base64);
        return Stream.concat(whole, value.lines().map(String::strip));
    }

    /** The values that are taken out, longest first; for a redactor elsewhere that shall do the same. */
    public List<String> values() {
        return values;
    }

    /** A whole text; private keys may span lines in it. */
    public String redact(String text) {
        return withoutValuesAndPatterns(KEY.matcher(text).replaceAll(REDACTED));
    }

    /** For a text that comes line by line. Not thread-safe. */
    public Lines lines() {
        return new Lines();
    }

    private String withoutValuesAndPatterns(String text) {
        var clean = text;
        for (var value : values) {
            clean = clean.replace(value, REDACTED);
        }
        for (var pattern : AFTER_GROUP) {
            clean = pattern.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(REDACTED));
        }
        return clean;
    }

    /** Remembers from line to line whether it is inside a private key. */
    public final class Lines {
        private boolean insideKey;

        private Lines() {}

        /** The next line without its secrets. */
        public String next(String line) {
            boolean begins = KEY_BEGIN.matcher(line).find();
            boolean hidden = insideKey || begins;
            insideKey = hidden && !KEY_END.matcher(line).find();
            return hidden ? REDACTED : withoutValuesAndPatterns(line);
        }
    }
}
