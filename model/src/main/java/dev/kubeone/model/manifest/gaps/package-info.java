/** What a manifest may say and this version does not carry out yet, as one list. */
package dev.kubeone.model.manifest.gaps;
