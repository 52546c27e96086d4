package dev.kubeone.model.facts;

import java.util.List;

/**
 * How the files of Kubernetes on a host compare with what was kept on record when the host was right.
 *
 * @param version the version of Kubernetes that the record is of, or "" where there is none
 * @param drifts what differs from it
 */
public record RecordFacts(String version, List<FileDrift> drifts) {
    public static final RecordFacts NONE = new RecordFacts("", List.of());

    public RecordFacts {
        drifts = List.copyOf(drifts);
    }

    /**
     * One file.
     *
     * @param is what only the file has, where it may be shown; a file's mode where that differs
     * @param was the same of the record
     */
    public record FileDrift(Kind kind, String path, String is, String was) {

        /** How a file may differ. */
        public enum Kind {
            missing,
            changed,
            extra,
            mode
        }

        /** As an operator reads it: what is, and what should be. */
        public String sentence() {
            return switch (kind) {
                case missing -> path + " is missing";
                case extra -> path + " should not be there";
                case mode -> path + " has mode " + is + ", not " + was;
                case changed -> path + changes();
            };
        }

        private String changes() {
            if (is.isEmpty() && was.isEmpty()) {
                return " was changed";
            }
            if (was.isEmpty()) {
                return " has \"" + is + "\", which should not be there";
            }
            return is.isEmpty() ? " lacks \"" + was + "\"" : " has \"" + is + "\", not \"" + was + "\"";
        }
    }
}
