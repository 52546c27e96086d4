package dev.kubeone.model.schema;

/** What a single value must be, whatever else the document says. */
public interface Check<T> {
    /** One or two words for the reference: "port". */
    String label();

    /** What a value must be, to follow "expected": "a number from 1 to 65535". */
    String expects();

    /** A sentence for somebody who got it wrong, or "". */
    String hint();

    boolean holds(T value);
}
