/** Worker sets as machine-controller takes them. */
package dev.kubeone.model.machines;
