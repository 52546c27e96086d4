/** The reference of the manifest, written from the same tables that read it. */
package dev.kubeone.model.manifest.reference;
