package dev.kubeone.model.schema;

/**
 * Something to tell about one place of a document.
 *
 * @param line first line is 1
 * @param column first column is 1
 * @param path YAML path, or "" for the document as a whole
 * @param message what is wrong
 * @param hint what to do, or ""
 * @param origin which other document the place is in, or "" for the document itself
 */
public record Finding(int line, int column, String path, String message, String hint, String origin) {}
