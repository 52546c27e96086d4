package dev.kubeone.model.beside;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A text in few bytes that can stand in JSON: gzipped, in base64. */
public final class PackedText {
    /** Beyond this a content is none of ours: it would unpack without end. */
    private static final int LARGEST = 4_000_000;

    private PackedText() {}

    public static String pack(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw new UncheckedIOException("packing in memory", cause);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * @param digest what the text's {@link #digest} must be
     * @throws IllegalStateException if it is another text or none
     */
    public static String unpack(String packed, String digest) {
        byte[] bytes = Base64.getDecoder().decode(packed);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = gzip.readNBytes(LARGEST + 1);
            if (plain.length > LARGEST) {
                throw new IllegalStateException("the content " + digest + " has more than " + LARGEST + " bytes");
            }
            String text = new String(plain, StandardCharsets.UTF_8);
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
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
