/** What providers need to know their caller: which variables, where they are looked for, and what is missing. */
package dev.kubeone.model.credentials;
