package dev.kubeone.workflows.messages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Texts that a manifest names as files beside it. Each content travels once, however often it is named.
 *
 * <p>Whoever needs one in a step writes {@link #reference} into the step's inputs: the plan holds the digest, and the
 * step gets the content beside it.
 *
 * @param fields the content's SHA-256 in hex by the manifest's field that names the file
 * @param contents the text, gzipped and in base64, by its SHA-256
 */
public record NamedFiles(Map<String, String> fields, Map<String, String> contents) {
    public static final NamedFiles NONE = new NamedFiles(Map.of(), Map.of());

    private static final String REFERENCE = "content:";
    private static final int DIGITS = 64;

    /** Beyond this a content is none of ours: it would unpack without end. */
    private static final int LARGEST = 4_000_000;

    public NamedFiles {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields == null ? Map.of() : fields));
        contents = Collections.unmodifiableMap(new TreeMap<>(contents == null ? Map.of() : contents));
    }

    /** @param texts by the manifest's field that names the file */
    public static NamedFiles pack(Map<String, String> texts) {
        var fields = new TreeMap<String, String>();
        var contents = new TreeMap<String, String>();
        texts.forEach((field, text) -> {
            var digest = digest(text);
            fields.put(field, digest);
            contents.computeIfAbsent(digest, any -> packed(text));
        });
        return new NamedFiles(fields, contents);
    }

    /** SHA-256 in hex of the file that a field names, or "" if it names none. */
    public String digestOf(String field) {
        return fields.getOrDefault(field, "");
    }

    /** What stands for the content in a step's inputs, or "" if the field names no file. */
    public String reference(String field) {
        return fields.containsKey(field) ? REFERENCE + fields.get(field) : "";
    }

    /** The file that a field names. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).flatMap(this::content);
    }

    /** The same files, only those contents that the values refer to. */
    public NamedFiles referredToBy(Collection<String> values) {
        var needed = new TreeMap<String, String>();
        values.stream()
                .filter(NamedFiles::isReference)
                .map(value -> value.substring(REFERENCE.length()))
                .filter(contents::containsKey)
                .forEach(digest -> needed.put(digest, contents.get(digest)));
        return needed.isEmpty() ? NONE : new NamedFiles(Map.of(), needed);
    }

    /** Whether a step's input stands for a content. */
    public static boolean isReference(String value) {
        return value.length() == REFERENCE.length() + DIGITS && value.startsWith(REFERENCE);
    }

    /** The text that a step's input stands for; itself if it stands for none. */
    public String resolve(String value) {
        if (!isReference(value)) {
            return value;
        }
        return content(value.substring(REFERENCE.length()))
                .orElseThrow(() -> new IllegalStateException("no content came with " + value));
    }

    private Optional<String> content(String digest) {
        return Optional.ofNullable(contents.get(digest)).map(packed -> unpacked(digest, packed));
    }

    private static String packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw new UncheckedIOException("packing in memory", cause);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String unpacked(String digest, String packed) {
        try (var gzip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            var text = new String(gzip.readNBytes(LARGEST), StandardCharsets.UTF_8);
            if (!digest(text).equals(digest)) {
                throw new IllegalStateException("the content " + digest + " is damaged");
            }
            return text;
        } catch (IOException cause) {
            throw new IllegalStateException("the content " + digest + " is damaged", cause);
        }
    }

    /** SHA-256 in hex. */
    public static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
