/** What can go wrong, in one vocabulary: kinds, exit codes and the sentence an operator reads. */
package dev.kubeone.model.failure;
