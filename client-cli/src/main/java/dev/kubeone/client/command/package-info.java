/** One class per command: parse, start or ask, print. */
package dev.kubeone.client.command;
