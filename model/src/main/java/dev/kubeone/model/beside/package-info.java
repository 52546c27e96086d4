/** The way to files that a manifest names and that lie beside it. */
package dev.kubeone.model.beside;
