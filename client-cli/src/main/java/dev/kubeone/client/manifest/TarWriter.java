package dev.kubeone.client.manifest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/**
 * Writes a POSIX tar (ustar, IEEE Std 1003.1) of regular files without times and owners. Names beyond 100 bytes, or
 * beyond ASCII, get a pax header, which every tar of this century reads.
 */
final class TarWriter {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void add(String name, byte[] content) {
        if (needsPax(name)) {
            entry("PaxHeader", 'x', record("path", name));
            entry("long-name", '0', content);
        } else {
            entry(name, '0', content);
        }
    }

    /** Ends the archive and returns it. */
    byte[] finish() {
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    private static boolean needsPax(String name) {
        return name.getBytes(UTF_8).length > 100 || !US_ASCII.newEncoder().canEncode(name);
    }

    private void entry(String name, char type, byte[] content) {
        out.writeBytes(header(name, type, content.length));
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static byte[] header(String name, char type, int size) {
        var header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, octal(size, 11) + "\0");
        put(header, 136, octal(0, 11) + "\0");
        put(header, 148, "        ");
        put(header, 156, String.valueOf(type));
        put(header, 257, "ustar\00000");
        put(header, 148, octal(checksum(header), 6) + "\0 ");
        return header;
    }

    // The length at the head of a pax record counts its own digits.
    private static byte[] record(String key, String value) {
        var rest = (" " + key + "=" + value + "\n").getBytes(UTF_8);
        var length = rest.length;
        while (length != rest.length + String.valueOf(length).length()) {
            length = rest.length + String.valueOf(length).length();
        }
        var record = new ByteArrayOutputStream();
        record.writeBytes(String.valueOf(length).getBytes(US_ASCII));
        record.writeBytes(rest);
        return record.toByteArray();
    }

    private static int checksum(byte[] header) {
        var sum = 0;
        for (var value : header) {
            sum += value & 0xff;
        }
        return sum;
    }

    private static String octal(int value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }

    private static void put(byte[] header, int at, String text) {
        var bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
