/** Observers: what is, seen over SSH and the Kubernetes API. */
package dev.kubeone.activities.look;
