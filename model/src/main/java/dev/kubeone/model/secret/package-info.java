/** References to secrets: what travels and is stored instead of a secret itself. */
package dev.kubeone.model.secret;
