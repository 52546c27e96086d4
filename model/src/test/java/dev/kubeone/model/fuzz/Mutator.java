package dev.kubeone.model.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes inputs at random from others: cut, doubled, spliced and sprinkled, now and then not even UTF-8. */
final class Mutator {
    private static final List<String> FRAGMENTS = List.of(
            "[",
            "]",
            "{",
            "}",
            ": ",
            ":",
            ",",
            "- ",
            "&a ",
            "*a",
            "<<: *a\n",
            "!!binary ",
            "!x ",
            "|\n",
            "|+2\n",
            ">-\n",
            "\"",
            "'",
            "\n",
            "\r\n",
            "\t",
            "? ",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "null",
            "~",
            "0",
            "-1",
            "1e999",
            "99999999999999999999",
            ".nan",
            "0x10",
            "true",
            "#",
            "\\",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDE00",
            "\u2028",
            "[]",
            "{}",
            "\"\"",
            "  ",
            "@",
            "`",
            "env:",
            "10.0.0.0/33",
            "::",
            "v1.34.4",
            "::/0",
            "/",
            "a/b/c",
            "*",
            "https://",
            "http://[",
            "http://a:99999",
            "hosts:",
            "untaint: true\n",
            "name: ",
            "cni:",
            "addons:",
            "packet: ",
            "helmReleases:\n",
            "apiVersion: kubeone.io/v1alpha1\n",
            "hosts: &h\n",
            "*h",
            "[[[[[[",
            "{\"a\":",
            "\"\\u0000\"",
            "\"kubeone_hosts\"",
            "\"value\"",
            "\"sensitive\":true,",
            "\"control_plane\"",
            "\"public_address\"");

    private final List<byte[]> seeds;
    private final Random random;

    Mutator(List<byte[]> seeds, Random random) {
        this.seeds = seeds;
        this.random = random;
    }

    byte[] next() {
        StringBuilder text = new StringBuilder(new String(seed(), StandardCharsets.UTF_8));
        for (int times = random.nextInt(6); times > 0; times--) {
            change(text);
        }
        byte[] input = text.toString().getBytes(StandardCharsets.UTF_8);
        if (input.length > 0 && random.nextInt(20) == 0) {
            input[random.nextInt(input.length)] = (byte) random.nextInt(256);
        }
        return input;
    }

    private void change(StringBuilder text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(20));
        switch (random.nextInt(6)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, text.substring(from, to));
            case 2 -> text.insert(from, fragment());
            case 3 -> text.replace(from, to, fragment());
            case 4 -> value(text, from);
            default -> splice(text, from);
        }
    }

    /** Puts another value behind a key: most texts stay well-formed, their types do not stay. */
    private void value(StringBuilder text, int from) {
        int at = text.indexOf(": ", from);
        int end = at < 0 ? -1 : text.indexOf("\n", at);
        if (end > 0) {
            text.replace(at + 2, text.charAt(end - 1) == ',' ? end - 1 : end, fragment());
        }
    }

    private void splice(StringBuilder text, int at) {
        String other = new String(seed(), StandardCharsets.UTF_8);
        int from = random.nextInt(other.length() + 1);
        text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(200)));
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private String fragment() {
        return FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
    }
}
