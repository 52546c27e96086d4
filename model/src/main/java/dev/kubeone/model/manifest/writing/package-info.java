/** The way from a manifest back to YAML. */
package dev.kubeone.model.manifest.writing;
