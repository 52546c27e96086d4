package dev.kubeone.client.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;

/** Takes one file out of a tar archive. */
final class TarReader {
    private static final int BLOCK = 512;

    private TarReader() {}

    /** The content of the first regular file whose path ends with the name. */
    static byte[] file(byte[] archive, String name) throws IOException {
        var at = 0;
        while (at + BLOCK <= archive.length && archive[at] != 0) {
            var size = octal(archive, at + 124, 12);
            var regular = archive[at + 156] == '0' || archive[at + 156] == 0;
            if (regular && matches(text(archive, at, 100), name)) {
                if (size > archive.length - at - BLOCK) {
                    throw new IOException("the archive is cut off");
                }
                return Arrays.copyOfRange(archive, at + BLOCK, at + BLOCK + (int) size);
            }
            at = Math.toIntExact(at + BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK);
        }
        throw new IOException("the archive has no file " + name);
    }

    private static boolean matches(String path, String name) {
        return path.equals(name) || path.endsWith("/" + name);
    }

    private static String text(byte[] archive, int at, int length) {
        var end = at;
        while (end < at + length && archive[end] != 0) {
            end++;
        }
        return new String(archive, at, end - at, US_ASCII);
    }

    private static long octal(byte[] archive, int at, int length) throws IOException {
        var text = text(archive, at, length).strip();
        try {
            return Long.parseLong(text, 8);
        } catch (NumberFormatException cause) {
            throw new IOException("not a tar archive", cause);
        }
    }
}
