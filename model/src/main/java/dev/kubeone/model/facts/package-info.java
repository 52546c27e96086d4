/** The facts: what is, observed over SSH and the Kubernetes API. */
package dev.kubeone.model.facts;
