/** The way from YAML text to a checked manifest. */
package dev.kubeone.model.manifest.reading;
