/** A run that was tried on models: its order, its waits, and what it would ask. */
package dev.kubeone.model.rehearsal;
