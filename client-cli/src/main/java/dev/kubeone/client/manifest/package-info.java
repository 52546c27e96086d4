/** The manifest file and what lies beside it, made ready to travel. */
package dev.kubeone.client.manifest;
