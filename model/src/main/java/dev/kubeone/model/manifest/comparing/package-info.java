/** What the difference of two manifests means for a cluster. */
package dev.kubeone.model.manifest.comparing;
