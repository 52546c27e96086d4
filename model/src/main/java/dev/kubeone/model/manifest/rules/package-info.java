/** What a manifest must be: checks of single values and rules over several, each named and with its own test case. */
package dev.kubeone.model.manifest.rules;
