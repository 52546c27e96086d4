/** Emptying a node: which pods must go, who is in the way, and what is done about it as time passes. */
package dev.kubeone.activities.drain;
