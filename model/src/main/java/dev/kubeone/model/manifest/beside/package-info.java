/** The files that a manifest names, and what each of them must hold. */
package dev.kubeone.model.manifest.beside;
