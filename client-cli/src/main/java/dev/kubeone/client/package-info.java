/** The command line client: its entry point. */
package dev.kubeone.client;
