package dev.kubeone.activities.snapshots;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** What both stores have in common: a content and a record for each snapshot, and their names. */
final class SnapshotFiles {
    static final String CONTENT = ".db";
    static final String RECORD = ".json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SnapshotFiles() {}

    static byte[] toRecord(Snapshot snapshot) throws IOException {
        return JSON.writeValueAsBytes(snapshot);
    }

    static Snapshot fromRecord(byte[] record) throws IOException {
        return JSON.readValue(record, Snapshot.class);
    }

    /** A name that cannot lead out of where it belongs. */
    static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^\\.", "-");
    }
}
