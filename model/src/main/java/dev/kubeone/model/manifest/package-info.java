/** The manifest: what is wanted, as records; reading, defaults and rules turn a YAML file into one. */
package dev.kubeone.model.manifest;
