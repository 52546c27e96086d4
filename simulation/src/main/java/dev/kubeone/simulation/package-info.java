/** Hosts and clusters that are models, kept in files, behind the interfaces of the real ones. */
package dev.kubeone.simulation;
