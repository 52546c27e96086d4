/** The worker process: configuration, wiring by hand, start and orderly end. */
package dev.kubeone.worker;
