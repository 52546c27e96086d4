/** Sequences: the readable lists of steps that plans are made from. */
package dev.kubeone.activities.sequence;
