/** The catalog: what differs by Kubernetes release, as data. */
package dev.kubeone.model.catalog;
