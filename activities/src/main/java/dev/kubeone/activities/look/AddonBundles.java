package dev.kubeone.activities.look;

import dev.kubeone.activities.planning.AddonFiles;
import dev.kubeone.model.failure.Failure;
import dev.kubeone.model.failure.FailureKind;
import dev.kubeone.model.failure.OperatorException;
import dev.kubeone.workflows.messages.FileBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Unpacks the addons that a client sent along: a gzipped tar of plain files. */
final class AddonBundles {
    private static final int BLOCK = 512;
    private static final int MAX_FILE = 4_000_000;
    private static final long MAX_TOTAL = 64_000_000;

    private AddonBundles() {}

    static AddonFiles unpack(FileBundle bundle) {
        if (bundle == null || bundle.sha256().isEmpty()) {
            return AddonFiles.NONE;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bundle.bytes()))) {
            return new AddonFiles(bundle.sha256(), files(in));
        } catch (IOException e) {
            throw new OperatorException(
                    new Failure(
                            FailureKind.MANIFEST,
                            "unpack the addons",
                            "",
                            "the bundle is damaged",
                            "start the run again"),
                    e);
        }
    }

    private static Map<String, String> files(InputStream in) throws IOException {
        var files = new TreeMap<String, String>();
        var longName = "";
        var total = 0L;
        for (var header = in.readNBytes(BLOCK);
                header.length == BLOCK && header[0] != 0;
                header = in.readNBytes(BLOCK)) {
            var size = Integer.parseInt(text(header, 124, 12).strip(), 8);
            total += size;
            if (size > MAX_FILE || total > MAX_TOTAL) {
                throw new IOException("an entry is larger than " + MAX_FILE + " bytes, or all than " + MAX_TOTAL);
            }
            var content = in.readNBytes(size);
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            var regular = header[156] == '0' || header[156] == 0;
            if (header[156] == 'x') {
                longName = path(new String(content, StandardCharsets.UTF_8));
                continue;
            }
            var name = longName.isEmpty() ? name(header) : longName;
            longName = "";
            if (regular && (name.endsWith(".yaml") || name.endsWith(".yml"))) {
                files.put(name, new String(content, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String name(byte[] header) {
        var folder = text(header, 345, 155);
        return folder + (folder.isEmpty() ? "" : "/") + text(header, 0, 100);
    }

    /** The name in a pax header, {@code "27 path=…\n"}: it is the next entry's. */
    private static String path(String records) {
        return records.lines()
                .filter(record -> record.contains(" path="))
                .map(record -> record.substring(record.indexOf(" path=") + " path=".length()))
                .findFirst()
                .orElse("");
    }

    private static String text(byte[] header, int from, int length) {
        var end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
