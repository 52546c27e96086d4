/** Hybrid encryption of a value for one recipient, so that it can travel through a history that others read. */
package dev.kubeone.sealing;
