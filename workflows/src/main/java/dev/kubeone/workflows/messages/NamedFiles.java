package dev.kubeone.workflows.messages;

import dev.kubeone.model.beside.PackedText;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    public static final NamedFiles NONE = new NamedFiles(Collections.emptyMap(), Collections.emptyMap());

    private static final String REFERENCE = "content:";
    private static final int DIGITS = 64;

    public NamedFiles {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields == null ? Collections.emptyMap() : fields));
        contents = Collections.unmodifiableMap(new TreeMap<>(contents == null ? Collections.emptyMap() : contents));
    }

    /** @param texts by the manifest's field that names the file */
    public static NamedFiles pack(Map<String, String> texts) {
        var fields = new TreeMap<String, String>();
        var contents = new TreeMap<String, String>();
        texts.forEach((field, text) -> {
            var digest = digest(text);
            fields.put(field, digest);
            contents.computeIfAbsent(digest, any -> PackedText.pack(text));
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
        return needed.isEmpty() ? NONE : new NamedFiles(Collections.emptyMap(), needed);
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
        return Optional.ofNullable(contents.get(digest)).map(packed -> PackedText.unpack(packed, digest));
    }

    /** SHA-256 in hex. */
    public static String digest(String text) {
        return PackedText.digest(text);
    }
}
