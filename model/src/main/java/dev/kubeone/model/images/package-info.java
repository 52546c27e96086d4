/** Which images a cluster is made of. */
package dev.kubeone.model.images;
