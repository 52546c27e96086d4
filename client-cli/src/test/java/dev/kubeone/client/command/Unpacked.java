package dev.kubeone.client.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A text, and behind it whatever is packed in it: base64, and what is gzipped in that. */
final class Unpacked {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");
    private static final int DEEPEST = 4;

    private Unpacked() {}

    static String of(String text) throws IOException {
        var all = new StringBuilder(text);
        unpack(text, DEEPEST, all);
        return all.toString();
    }

    private static void unpack(String text, int depth, StringBuilder all) throws IOException {
        var words = BASE64.matcher(text);
        while (depth > 0 && words.find()) {
            var word = words.group().replace("=", "");
            var inner = plain(Base64.getDecoder().decode(word.substring(0, word.length() - word.length() % 4)), word);
            all.append('\n').append(inner);
            unpack(inner, depth - 1, all);
        }
    }

    private static String plain(byte[] bytes, String word) throws IOException {
        var packed = bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
        if (!packed) {
            return new String(bytes, ISO_8859_1);
        }
        var whole = Base64.getDecoder().decode(word);
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(whole))) {
            return new String(gzip.readAllBytes(), ISO_8859_1);
        }
    }
}
