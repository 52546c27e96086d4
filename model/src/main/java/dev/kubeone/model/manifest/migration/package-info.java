/** The way of an old manifest to a newer version of the format, one step after the other. */
package dev.kubeone.model.manifest.migration;
