/** What a command does once its words are parsed: talks to the server, and to the person. */
package dev.kubeone.client.dialogue;
